import { say } from '../../base/message.ts';
import { lineEndOf, replaceAt } from '../edits.ts';
import { fileName } from '../places.ts';
import { defineTextRule } from '../rule.ts';

export default defineTextRule({
	code: 'file-no-final-newline',
	severity: 'hint', // even the vendor’s reference cluster has such files, and only shell edits are endangered
	reads: ['ends'],
	title: { en: 'No newline at the end of the file', zh: '文件末尾没有换行符' },
	why: {
		en: 'The next `echo … >> file` appends its text to the last line; in cluster.nodes two nodes vanish that way.',
		zh: '下一次用 `echo … >> file` 追加时，新内容会与最后一行粘连；在 cluster.nodes 中会因此丢失两个节点。',
	},
	behaviour: {
		en: 'DolphinDB reads such files; its own installation package contains some.',
		zh: 'DolphinDB 可以读取这类文件，官方安装包中也有。',
	},
	source: 'DEFECTS D-02 — certain (tool side)',
	*check(file) {
		const line = file.tree.lines.length - 1;
		const last = file.tree.lines[line];
		if (last?.eol !== '' || file.tree.lines.every(({ kind }) => kind === 'blank')) return;
		const end = { file: file.id, span: { line, start: last.text.length, end: last.text.length } };
		yield {
			at: end,
			message: say(
				{
					en: '{file} has no newline at its end, so an appended line would be glued to the last one.',
					zh: '{file} 末尾没有换行符，追加的内容会与最后一行粘连。',
				},
				{ file: fileName(file.id) },
			),
			fixes: () => [
				{
					title: say({ en: 'Add a newline at the end', zh: '在末尾添加换行符' }),
					changes: [replaceAt(end, lineEndOf(file))],
					preferred: true,
				},
			],
		};
	},
});
