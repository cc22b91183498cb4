import { say } from '../../base/message.ts';
import { fileAt, fileName } from '../places.ts';
import { defineTextRule } from '../rule.ts';
import { convertToLf, firstEnding } from './line-ends.ts';

export default defineTextRule({
	code: 'file-crlf',
	severity: 'info', // clusters with CRLF files are known to run; only shell edits are endangered
	reads: ['ends'],
	title: { en: 'Windows line endings', zh: 'Windows 换行符' },
	why: {
		en: 'The next edit with sed or echo damages the file: sed, as the tutorial uses it, appends text behind the carriage return, and echo mixes line endings.',
		zh: '下一次用 sed 或 echo 修改时会改坏文件：教程中的 sed 命令会把内容追加到回车符之后，echo 则造成换行符混用。',
	},
	behaviour: {
		en: 'Clusters with such files are known to run. The manual does not say that DolphinDB accepts both kinds of line endings.',
		zh: '已知有集群使用这类文件正常运行；手册没有说明两种换行符都受支持。',
	},
	source: 'attachment of the tutorial; DEFECTS D-05 — judgement (server side), certain (tool side)',
	*check(file) {
		// With both kinds of line ends it is file-mixed-eol.
		if (firstEnding(file, '\r\n') === undefined || firstEnding(file, '\n') !== undefined) return;
		yield {
			at: fileAt(file),
			message: say(
				{
					en: '{file} uses Windows line endings; shell edits such as sed and echo will damage it.',
					zh: '{file} 使用 Windows 换行符，sed、echo 等命令会把它改坏。',
				},
				{ file: fileName(file.id) },
			),
			fixes: () => convertToLf(file),
		};
	},
});
