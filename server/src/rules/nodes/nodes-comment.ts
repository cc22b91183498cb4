import { say } from '../../base/message.ts';
import { deleteLines } from '../edits.ts';
import { defineLineRule } from '../line-rules.ts';
import { lineAt } from '../places.ts';

export default defineLineRule({
	code: 'nodes-comment',
	severity: 'warning', // no source says what becomes of such a row
	title: { en: 'Comment in cluster.nodes', zh: 'cluster.nodes 中有注释' },
	why: {
		en: 'The line may be taken for a node, or for a broken row.',
		zh: '该行可能被当作节点或损坏的行。',
	},
	behaviour: {
		en: 'cluster.nodes is a table, not a settings file. The manual does not say that it may hold comments, and no file in use is known to.',
		zh: 'cluster.nodes 是表格而不是配置文件。手册没有说明可以写注释，已知的实际使用的文件中也没有注释。',
	},
	source: '[SO] §3.1.2 listing; format in [HA] — judgement',
	kinds: ['nodes'],
	*checkLine(file, line) {
		if (file.tree.lines[line]?.kind !== 'comment') return;
		yield {
			at: lineAt(file, line),
			message: say({
				en: 'cluster.nodes is a table and must not hold comments.',
				zh: 'cluster.nodes 是表格文件，不应写注释。',
			}),
			fixes: () => [
				{
					title: say({ en: 'Delete line {line}', zh: '删除第 {line} 行' }, { line: line + 1 }),
					changes: [deleteLines(file, line)],
				},
			],
		};
	},
});
