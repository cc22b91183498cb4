import { say } from '../../base/message.ts';
import { valueAt } from '../../model/files/cfg-file.ts';
import { setValue } from '../cluster-edits.ts';
import { fileName } from '../places.ts';
import { defineCfgRule } from '../rule.ts';

export default defineCfgRule({
	code: 'agent-mode-wrong',
	kinds: ['agent'],
	severity: 'error',
	reads: ['mode'],
	title: { en: 'agent.cfg with another mode', zh: 'agent.cfg 中的 mode 不是 agent' },
	why: {
		en: 'The process may not become an agent; then the data and compute nodes of its host cannot be started.',
		zh: '进程可能不会成为代理节点，其主机上的数据节点和计算节点也就无法启动。',
	},
	behaviour: {
		en: 'A process starts in the role that `mode` names. The manual does not say which one wins where the start script passes another `-mode`.',
		zh: '进程按 `mode` 指定的节点类型启动。手册没有说明启动脚本传入不同的 `-mode` 时以哪个为准。',
	},
	source: '[FC] mode — certain',
	*check(file) {
		const mode = file.common.get('mode');
		// A value that is no word comes from an empty or a glued line, of which other rules speak.
		if (!mode || mode.value === 'agent' || !/^[\w ]+$/.test(mode.value)) return;
		yield {
			at: valueAt(mode),
			message: say(
				{ en: '{file} declares mode={mode}.', zh: '{file} 中 mode={mode}。' },
				{ file: fileName(file.id), mode: mode.value },
			),
			fixes: () => [
				{
					title: say({ en: 'Change to mode=agent', zh: '改为 mode=agent' }),
					changes: [setValue(mode, 'agent')],
					preferred: true,
				},
			],
		};
	},
});
