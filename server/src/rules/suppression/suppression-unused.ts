import { say } from '../../base/message.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { deleteLines, replaceAt } from '../edits.ts';
import { defineFindingsRule, type Fix } from '../rule.ts';
import { type Suppression, suppresses, suppressionsIn } from '../suppressions.ts';

export default defineFindingsRule({
	code: 'suppression-unused',
	severity: 'warning',
	title: { en: 'A comment switches off a finding that is not there', zh: '注释关闭了并不存在的诊断' },
	why: {
		en: 'A comment that outlives its finding hides the next one of its kind, and nobody notices.',
		zh: '注释在问题消失后仍然存在，会悄悄掩盖下一个同类问题。',
	},
	behaviour: {
		en: 'DolphinDB ignores comments; these are read by this extension only.',
		zh: 'DolphinDB 会忽略注释；此类注释仅由本扩展读取。',
	},
	source: 'this product — certain',
	*check(file, { found, codes }) {
		for (const suppression of suppressionsIn(file)) {
			if (found.some((finding) => suppresses(suppression, finding))) continue;
			const { code, at } = suppression;
			yield {
				at,
				message: say(
					codes.has(code)
						? { en: 'Nothing to switch off: there is no {code} here.', zh: '无需关闭：此处没有 {code}。' }
						: { en: 'There is no rule {code}.', zh: '不存在规则 {code}。' },
					{ code },
				),
				tags: ['unnecessary'],
				fixes: () => [remove(file, suppression)],
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
