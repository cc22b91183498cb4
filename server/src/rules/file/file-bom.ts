import { say } from '../../base/message.ts';
import { deleteLines, replaceAt } from '../edits.ts';
import { fileAt, fileName } from '../places.ts';
import { defineTextRule } from '../rule.ts';

export default defineTextRule({
	code: 'file-bom',
	severity: 'warning',
	title: { en: 'Byte order mark at the beginning', zh: '文件开头有 BOM' },
	why: {
		en: 'The mark is invisible, and the first name of the file may no longer be the one you see.',
		zh: 'BOM 不可见，而文件的第一个名称可能已不是看到的那个。',
	},
	behaviour: {
		en: 'The manual does not say that DolphinDB passes over a byte order mark; it only says that the first line has to be the real first line.',
		zh: '手册没有说明 DolphinDB 会跳过 BOM，只说明首行必须是真正的第一行。',
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
					zh: '{file} 带有 BOM 头，可能破坏第一个名称。',
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
