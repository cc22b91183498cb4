import { say } from '../../base/message.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { deleteLines, replaceAt } from '../edits.ts';
import { fileAt } from '../places.ts';
import { defineFindingsRule, type Fix } from '../rule.ts';
import { type Suppression, suppresses, suppressionsIn } from '../suppressions.ts';

export default defineFindingsRule({
	code: 'suppression-unused',
	severity: 'warning',
	title: { en: 'A finding is switched off that is not there', zh: '关闭了并不存在的问题' },
	why: {
		en: 'A comment or setting that outlives its finding hides the next one of its kind unnoticed.',
		zh: '问题消失后仍保留的注释或设置，会悄悄掩盖下一个同类问题。',
	},
	behaviour: {
		en: 'DolphinDB ignores comments; only this product reads these.',
		zh: 'DolphinDB 会忽略注释；只有本产品读取此类注释。',
	},
	source: 'this product — certain',
	*check(file, { found, codes, offInSettings }) {
		for (const suppression of suppressionsIn(file)) {
			const { code, at } = suppression;
			const isUsed = found.some((finding) => suppresses(suppression, finding));
			if (isUsed || code === 'suppression-unused') continue;
			yield {
				at,
				message: say(
					codes.has(code)
						? { en: 'Nothing to switch off: there is no {code} here.', zh: '无需关闭：此处没有 {code}。' }
						: { en: 'There is no rule {code}.', zh: '没有名为 {code} 的规则。' },
					{ code },
				),
				tags: ['unnecessary'],
				fixes: () => [remove(file, suppression)],
			};
		}
		for (const code of offInSettings) {
			if (found.some((finding) => finding.code === code || finding.code.startsWith(`${code}-`))) continue;
			yield {
				at: fileAt(file),
				message: say(
					{
						en: 'The setting suppress switches off {code} in this file, where there is none.',
						zh: '设置 suppress 在此文件中关闭了 {code}，但文件中没有该问题。',
					},
					{ code },
				),
			};
		}
	},
});

function remove(file: ConfigFile, { code, at, together }: Suppression): Fix {
	const text = file.tree.lines[at.span.line]?.text ?? '';
	// With the code goes the blank or comma that parts it from the one before it.
	const start = at.span.start - (/[\s,]+$/.exec(text.slice(0, at.span.start))?.[0].length ?? 0);
	const isFirst = !/\bdisable-(next-line|file)\s+\S/.test(text.slice(0, at.span.start));
	const end = isFirst ? at.span.end + (/^[\s,]+/.exec(text.slice(at.span.end))?.[0].length ?? 0) : at.span.end;
	const span = { ...at.span, start: isFirst ? at.span.start : start, end };
	return {
		title: say({ en: 'Remove {code} from the comment', zh: '从注释中删除 {code}' }, { code }),
		changes: [together === 1 ? deleteLines(file, at.span.line) : replaceAt({ file: at.file, span }, '')],
		preferred: true,
	};
}
