import { say } from '../../base/message.ts';
import { resolveName } from '../../catalog/catalog.ts';
import type { CfgFile } from '../../model/files/cfg-file.ts';
import type { CfgErrorLine } from '../../syntax/cfg.ts';
import { replaceAt } from '../edits.ts';
import { defineLineRule } from '../line-rules.ts';
import type { Fix } from '../rule.ts';
import { isAtHome, isEllipsis, isWideBlank, shown, takes } from './settings.ts';

export default defineLineRule({
	code: 'cfg-missing-equals',
	severity: 'error',
	kinds: ['controller', 'agent', 'cluster', 'single'],
	title: { en: 'A line without “=”', zh: '行内没有等号' },
	why: {
		en: 'The setting on this line probably has no effect, and the default stays in force.',
		zh: '该行的设置很可能不生效，仍采用默认值。',
	},
	behaviour: {
		en: 'A configuration file consists of lines of the form name=value. The vendor’s checker skips other lines; the manual does not say what DolphinDB does with them.',
		zh: '配置文件由 name=value 形式的行组成。官方检查工具会跳过其他行；手册没有说明 DolphinDB 会如何处理。',
	},
	source: '[WI] configLinesToDict — certain (vendor reader), judgement (server)',
	*checkLine(file, at) {
		const line = file.tree.lines[at];
		if (file.kind === 'nodes' || line?.kind !== 'error' || isReportedElsewhere(line.content.text)) return;
		if (file.tree.lines[at - 1]?.eol === '\r') return; // the rest of a line: file-embedded-cr
		const { start, end } = line.content;
		yield {
			at: { file: file.id, span: { line: at, start, end } },
			message: say(
				{ en: 'Line {line} is not of the form name=value.', zh: '第 {line} 行不是 name=value 形式。' },
				{ line: { file: file.id, line: at } },
			),
			fixes: () => fixes(file, at, line),
		};
	},
});

/** `//` lines are cfg-slash-comment, full-width equals signs and blanks cfg-fullwidth-punctuation, UTF-16 file-encoding. */
function isReportedElsewhere(text: string): boolean {
	return text.startsWith('//') || text.includes('＝') || text.includes('\0') || isWideBlank(text);
}

function* fixes(file: CfgFile, line: number, { content }: CfgErrorLine): Iterable<Fix> {
	const at = { file: file.id, span: { line, start: content.start, end: content.end } };
	const meant = settingMeant(file, content.text);
	if (meant) {
		yield {
			title: say({ en: 'Change to {meant}', zh: '改为 {meant}' }, { meant: `${meant.key}=${meant.shown}` }),
			changes: [replaceAt(at, `${meant.key}=${meant.value}`)],
			preferred: !file.entries.some(({ syntax }) => syntax.key.text === meant.key),
		};
	}
	if (isEllipsis(content.text)) return; // nobody knows what was left out
	yield {
		title: say({ en: 'Comment the line out', zh: '将该行注释掉' }),
		changes: [replaceAt({ ...at, span: { ...at.span, end: content.start } }, '# ')],
	};
}

interface Setting {
	readonly key: string;
	readonly value: string;
	/** The value as messages may show it. */
	readonly shown: string;
}

/** What `name value`, `name:value` or a name run into its value stands for, where the name is one and takes the value. */
function settingMeant(file: CfgFile, text: string): Setting | undefined {
	const [, qualifier = '', name = '', value = ''] =
		/^([^\s.:]+\.)?([A-Za-z]\w*)(?:\s*:\s*|\s+|(?=[/<]))(\S.*)$/.exec(text) ?? [];
	const known = resolveName(name);
	if (!known || known.how === 'case' || !isAtHome(known.parameter, file.kind)) return undefined;
	if (!takes(known.parameter, value)) return undefined;
	return { key: `${qualifier}${name}`, value, shown: shown(known.parameter, value) };
}
