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
	reads: ['mode'],
	title: { en: 'controller.cfg with another mode', zh: 'controller.cfg 中的 mode 不是 controller' },
	why: {
		en: 'The process may not become a controller; the file was probably copied from another kind of node.',
		zh: '用该文件启动的进程可能不是控制节点；该文件可能是从其他类型的节点复制而来。',
	},
	behaviour: {
		en: 'A process starts in the role that mode names. The manual does not say which one wins where the start script passes another `-mode`.',
		zh: '进程按 mode 指定的节点类型启动。手册没有说明启动脚本传入不同的 `-mode` 时以哪个为准。',
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
					title: say({ en: 'Change to mode=controller', zh: '改为 mode=controller' }),
					changes: [replaceAt(at, 'controller')],
					// A file with an agent's settings may rather have the wrong name.
					preferred: !file.controllerSite && !file.sites,
				},
			],
		};
	},
});
