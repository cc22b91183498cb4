import { say } from '../../base/message.ts';
import { resolveName } from '../../catalog/catalog.ts';
import type { CfgFile } from '../../model/files/cfg-file.ts';
import type { CfgErrorLine } from '../../syntax/cfg.ts';
import { replaceAt } from '../edits.ts';
import { defineCfgRule, type Fix } from '../rule.ts';
import { isAtHome, isEllipsis, takes } from './settings.ts';

export default defineCfgRule({
	code: 'cfg-missing-equals',
	severity: 'error',
	kinds: ['controller', 'agent', 'cluster', 'single'],
	title: { en: 'A line without “=”', zh: '行内没有等号' },
	why: {
		en: 'A settings file consists of lines `name=value`; the setting on a line without “=” is lost.',
		zh: '配置文件由 name=value 形式的行组成；没有等号的行，其设置会丢失。',
	},
	source: '[WI] configLinesToDict — certain (vendor reader), judgement (server)',
	*check(file) {
		for (const [at, line] of file.tree.lines.entries()) {
			if (line.kind !== 'error' || isReportedElsewhere(line.content.text)) continue;
			const { start, end } = line.content;
			yield {
				at: { file: file.id, span: { line: at, start, end } },
				message: say(
					{ en: 'Line {line} is not of the form name=value.', zh: '第 {line} 行不是 name=value 形式。' },
					{ line: at + 1 },
				),
				fixes: () => fixes(file, at, line),
			};
		}
	},
});

/** `//` lines are cfg-slash-comment, full-width equals signs cfg-fullwidth-punctuation. */
function isReportedElsewhere(text: string): boolean {
	return text.startsWith('//') || text.includes('＝');
}

function* fixes(file: CfgFile, line: number, { content }: CfgErrorLine): Iterable<Fix> {
	const at = { file: file.id, span: { line, start: content.start, end: content.end } };
	const meant = settingMeant(file, content.text);
	if (meant !== undefined) {
		yield {
			title: say({ en: 'Change to {meant}', zh: '改为 {meant}' }, { meant }),
			changes: [replaceAt(at, meant)],
			preferred: true,
		};
	}
	if (isEllipsis(content.text)) return; // nobody knows what was left out
	yield {
		title: say({ en: 'Comment the line out', zh: '将该行注释掉' }),
		changes: [replaceAt({ ...at, span: { ...at.span, end: content.start } }, '# ')],
	};
}

/** What `name value`, `name:value` or a name run into its value stands for, where the name is one and takes the value. */
function settingMeant(file: CfgFile, text: string): string | undefined {
	const [, qualifier = '', name = '', value = ''] =
		/^([^\s.:]+\.)?([A-Za-z]\w*)(?:\s*:\s*|\s+|(?=[/<]))(\S.*)$/.exec(text) ?? [];
	const known = resolveName(name);
	if (!known || known.how === 'case' || !isAtHome(known.parameter, file.kind)) return undefined;
	return takes(known.parameter, value) ? `${qualifier}${name}=${value}` : undefined;
}
