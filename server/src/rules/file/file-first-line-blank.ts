import { say } from '../../base/message.ts';
import { deleteLines } from '../edits.ts';
import { fileName, lineAt } from '../places.ts';
import { defineTextRule } from '../rule.ts';

export default defineTextRule({
	code: 'file-first-line-blank',
	severity: 'error',
	reads: ['top'],
	title: { en: 'The first line is blank', zh: '首行为空行' },
	why: {
		en: 'The process that uses the file does not start, and the log calls the file empty although it is not.',
		zh: '使用该文件的进程无法启动，而日志称文件为空，容易误导排查。',
	},
	behaviour: {
		en: 'The manual says that the first line of each configuration file must not be blank. For cluster.nodes the process stops with “The input file is empty.”',
		zh: '手册规定各配置文件的首行不能为空行；cluster.nodes 首行为空行时，进程报错 “The input file is empty.” 并退出。',
	},
	source: '[CM] important note; [HA] FAQ 6.1; [MM] FAQ 5.1 — certain',
	*check(file) {
		const { lines } = file.tree;
		const content = lines.findIndex((line) => line.kind !== 'blank');
		// Nothing but blank lines: file-empty. A byte order mark is content, if not the right one: file-bom.
		if (content <= 0 || lines[0]?.text.includes('\ufeff')) return;
		yield {
			at: lineAt(file, 0),
			message: say(
				{
					en: '{file} starts with a blank line, which DolphinDB reads as an empty file.',
					zh: '{file} 首行为空行，DolphinDB 会把它当作空文件。',
				},
				{ file: fileName(file.id) },
			),
			fixes: () => [
				{
					title: say(
						content === 1
							? { en: 'Delete the blank line', zh: '删除该空行' }
							: { en: 'Delete the {n} blank lines', zh: '删除开头的 {n} 个空行' },
						{ n: content },
					),
					changes: [deleteLines(file, 0, content - 1)],
					preferred: true,
				},
			],
		};
	},
});
