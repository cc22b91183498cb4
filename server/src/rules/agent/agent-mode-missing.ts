import { say } from '../../base/message.ts';
import { insertLines } from '../edits.ts';
import { fileAt, fileName } from '../places.ts';
import { defineCfgRule } from '../rule.ts';
import { triesToSet } from './agents.ts';

export default defineCfgRule({
	code: 'agent-mode-missing',
	kinds: ['agent'],
	severity: 'info', // every known start script passes -mode; a quarter of the files in use lack the line
	title: { en: 'agent.cfg has no mode', zh: 'agent.cfg 未声明 mode' },
	why: {
		en: 'Without `mode=agent` the process becomes an agent only because the start script says so; started without that script it takes another role.',
		zh: '缺少 `mode=agent` 时，进程的类型完全由启动脚本的参数决定；不经该脚本启动时会成为其他类型的节点。',
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
					title: say({ en: 'Insert mode=agent as the first line', zh: '在首行插入 mode=agent' }),
					changes: [insertLines(file, 0, ['mode=agent'])],
					preferred: true,
				},
			],
		};
	},
});
