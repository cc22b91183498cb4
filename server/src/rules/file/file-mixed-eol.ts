import { say } from '../../base/message.ts';
import { fileName, lineAt } from '../places.ts';
import { defineTextRule } from '../rule.ts';
import { convertToLf, firstEnding } from './line-ends.ts';

export default defineTextRule({
	code: 'file-mixed-eol',
	severity: 'warning',
	reads: ['ends'],
	title: { en: 'Windows and Unix line endings in one file', zh: '同一文件混用两种换行符' },
	why: {
		en: 'The mixture is the trace of a shell edit on a Windows file. Scripts that compare or change lines match some of them and miss the others.',
		zh: '这是用 shell 修改 Windows 文件留下的痕迹；之后比较或修改行的脚本只能匹配到其中一部分。',
	},
	behaviour: {
		en: 'The manual does not say whether a carriage return at the end of a line becomes part of the value.',
		zh: '手册没有说明行尾的回车符是否会成为值的一部分。',
	},
	source: 'DEFECTS D-05 — judgement',
	*check(file) {
		const crlf = firstEnding(file, '\r\n');
		const lf = firstEnding(file, '\n');
		if (crlf === undefined || lf === undefined) return;
		const line = Math.max(crlf, lf);
		yield {
			at: lineAt(file, line),
			message: say(
				{
					en: '{file} mixes CRLF and LF line endings; line {line} is the first to end in {end}.',
					zh: '{file} 混用了 CRLF 与 LF 换行符，从第 {line} 行开始出现 {end}。',
				},
				{ file: fileName(file.id), line: { file: file.id, line }, end: line === lf ? 'LF' : 'CRLF' },
			),
			fixes: () => convertToLf(file),
		};
	},
});
