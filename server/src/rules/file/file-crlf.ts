import { say } from '../../base/message.ts';
import { textOf } from '../../syntax/tree.ts';
import { replaceAll } from '../edits.ts';
import { fileAt, fileName } from '../places.ts';
import { defineTextRule } from '../rule.ts';

export default defineTextRule({
	code: 'file-crlf',
	severity: 'info', // clusters with CRLF files are known to run; only shell edits are endangered
	title: { en: 'Windows line endings', zh: 'Windows 换行符' },
	why: {
		en: 'On a file with CRLF, `sed` with `$` inserts text after the CR, and `echo >>` mixes line endings: the tutorial’s own commands damage such files.',
		zh: '对 CRLF 文件执行带 $ 的 sed 会把内容插到回车符之后，echo >> 会混用换行符：教程中的命令会改坏这类文件。',
	},
	source: 'attachment of the tutorial; DEFECTS D-05 — judgement (server side), certain (tool side)',
	*check(file) {
		if (!file.tree.lines.some((line) => line.eol === '\r\n')) return;
		yield {
			at: fileAt(file),
			message: say(
				{
					en: '{file} uses Windows line endings; shell edits such as sed and echo will damage it.',
					zh: '{file} 使用 Windows 换行符，sed、echo 等命令会把它改坏。',
				},
				{ file: fileName(file.id) },
			),
			fixes: () => [
				{
					title: say({ en: 'Convert the file to LF', zh: '将文件转换为 LF 换行' }),
					changes: [replaceAll(file, textOf(file.tree).replaceAll('\r\n', '\n'))],
					preferred: true,
				},
			],
		};
	},
});
