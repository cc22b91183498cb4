import { groupBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { rowAt, rowText } from '../../model/files/nodes-file.ts';
import { deleteLines } from '../edits.ts';
import { defineNodesRule } from '../rule.ts';

export default defineNodesRule({
	code: 'nodes-duplicate-row',
	severity: 'error',
	reads: ['rows'],
	title: { en: 'The same row twice', zh: '同一行出现两次' },
	why: {
		en: 'Mostly an append command was run twice; whoever changes one of the two rows later easily overlooks the other.',
		zh: '通常是追加命令执行了两次造成的；以后修改其中一行时容易漏掉另一行。',
	},
	behaviour: {
		en: 'An alias must not stand on two rows: the web console refuses the second one, and the vendor’s inspection reports it.',
		zh: '同一别名不能出现在两行：Web 管理界面会拒绝第二行，官方巡检会报告。',
	},
	source: 'DEFECTS D-07 — certain',
	*check(file) {
		for (const [first, ...others] of groupBy(file.rows, rowText).values()) {
			if (!first) continue;
			for (const row of others) {
				yield {
					at: rowAt(row),
					message: say(
						{ en: 'This row repeats line {line0}.', zh: '此行与第 {line0} 行重复。' },
						{ line0: { file: file.id, line: first.line } },
					),
					related: [{ at: rowAt(first), message: say({ en: 'The first of them.', zh: '首次出现在此处。' }) }],
					tags: ['unnecessary'],
					fixes: () =>
						row.repair
							? [] // the line holds more than this row
							: [
									{
										title: say({ en: 'Delete line {line}', zh: '删除第 {line} 行' }, { line: row.line + 1 }),
										changes: [deleteLines(file, row.line)],
										preferred: true,
									},
								],
				};
			}
		}
	},
});
