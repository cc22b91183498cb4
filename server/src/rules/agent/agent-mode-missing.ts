import { say } from '../../base/message.ts';
import { insertLines } from '../edits.ts';
import { fileAt, fileName } from '../places.ts';
import { defineCfgRule } from '../rule.ts';
import { triesToSet } from './agents.ts';

export default defineCfgRule({
	code: 'agent-mode-missing',
	kinds: ['agent'],
	severity: 'info', // every known start script passes -mode; a quarter of the files in use lack the line
	reads: ['text'],
	title: { en: 'agent.cfg has no mode', zh: 'agent.cfg 未声明 mode' },
	why: {
		en: 'If it is not started by the usual script, the process may not become an agent.',
		zh: '不通过常用脚本启动时，进程可能不会成为代理节点。',
	},
	behaviour: {
		en: 'A process takes its role from `mode` in its file or from `-mode` on the command line, which the usual start scripts pass.',
		zh: '进程的节点类型由配置文件中的 `mode` 或命令行参数 `-mode` 决定；常用启动脚本都会传入后者。',
	},
	source: '[FC] mode — certain',
	*check(file) {
		if (file.entries.length === 0 || triesToSet(file, 'mode')) return;
		yield {
			at: fileAt(file),
			message: say(
				{ en: '{file} does not declare mode=agent.', zh: '{file} 未声明 mode=agent。' },
				{ file: fileName(file.id) },
			),
			fixes: () => [
				{
					title: say({ en: 'Insert mode=agent as line 1', zh: '在首行插入 mode=agent' }),
					changes: [insertLines(file, 0, ['mode=agent'])],
					preferred: true,
				},
			],
		};
	},
});
