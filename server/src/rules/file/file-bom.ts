import { say } from '../../base/message.ts';
import { deleteLines, replaceAt } from '../edits.ts';
import { fileAt, fileName } from '../places.ts';
import { defineTextRule } from '../rule.ts';

export default defineTextRule({
	code: 'file-bom',
	severity: 'warning',
	reads: ['top'],
	title: { en: 'A byte order mark at the beginning of the file', zh: '文件开头有 BOM' },
	why: {
		en: 'Most editors do not show the mark. Should DolphinDB take it for part of the first name, the first line has no effect.',
		zh: '多数编辑器不显示 BOM。如果 DolphinDB 把它当作首个名称的一部分，首行就不会生效。',
	},
	behaviour: {
		en: 'The manual does not say whether DolphinDB skips a byte order mark; it only forbids a blank first line.',
		zh: '手册没有说明 DolphinDB 是否会跳过 BOM，只规定首行不能为空行。',
	},
	source: 'inference from [CM] (first line must be the real first line) — judgement',
	*check(file) {
		const { lines } = file.tree;
		const content = lines.findIndex(({ kind }) => kind !== 'blank');
		const first = lines[0]?.text;
		if (content < 0 || !first?.startsWith('\ufeff')) return; // nothing but the mark: file-empty
		yield {
			at: fileAt(file),
			message: say(
				{
					en: '{file} starts with a byte order mark, which may corrupt the first name.',
					zh: '{file} 开头带有 BOM，可能破坏首个名称。',
				},
				{ file: fileName(file.id) },
			),
			fixes: () => [
				{
					title: say({ en: 'Remove the byte order mark', zh: '删除 BOM' }),
					// A line that was blank but for the mark would be a blank first line. Editors hide the mark and count
					// columns without it: a change of the whole line is right either way.
					changes: [
						content > 0 ? deleteLines(file, 0, content - 1) : replaceAt(fileAt(file), first.replace(/^\ufeff+/, '')),
					],
					preferred: true,
				},
			],
		};
	},
});
