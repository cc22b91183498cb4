import { say } from '../../base/message.ts';
import { checkedPart } from '../../catalog/values.ts';
import { checkedAt, isLegible } from '../cfg/settings.ts';
import { replaceAt } from '../edits.ts';
import { fileName } from '../places.ts';
import { defineCfgRule } from '../rule.ts';

export default defineCfgRule({
	code: 'controller-mode-wrong',
	severity: 'error',
	kinds: ['controller'],
	title: { en: 'controller.cfg with another mode', zh: 'controller.cfg 中的 mode 不是 controller' },
	why: {
		en: 'No controller runs from this file; it was probably copied from another role.',
		zh: '该文件启动的不是控制节点；它可能是从其他角色复制而来。',
	},
	behaviour: {
		en: 'The process starts in the role that mode names, unless the command line names another one.',
		zh: '除非命令行另行指定，进程按 mode 声明的角色启动。',
	},
	source: '[FC] mode — certain',
	*check(file) {
		const entry = file.common.get('mode');
		const mode = checkedPart(entry?.value ?? '');
		if (!entry || mode === '' || mode === 'controller' || !isLegible(entry.value)) return;
		const at = checkedAt(entry);
		yield {
			at,
			...(mode.toLowerCase() === 'controller' && { severity: 'warning' }),
			message: say(
				{ en: '{file} declares mode={mode}.', zh: '{file} 中 mode={mode}。' },
				{ file: fileName(file.id), mode },
			),
			fixes: () => [
				{
					title: say({ en: 'Set mode=controller', zh: '改为 mode=controller' }),
					changes: [replaceAt(at, 'controller')],
					// A file with an agent's settings may rather have the wrong name.
					preferred: !file.controllerSite && !file.sites,
				},
			],
		};
	},
});
