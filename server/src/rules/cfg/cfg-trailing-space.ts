import { say } from '../../base/message.ts';
import type { Location } from '../../base/span.ts';
import { findParameter } from '../../catalog/catalog.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { tokenBetween } from '../../syntax/lines.ts';
import { replaceAt } from '../edits.ts';
import { defineLineRule } from '../line-rules.ts';

export default defineLineRule({
	code: 'cfg-trailing-space',
	severity: 'hint',
	title: { en: 'A line ends with blanks', zh: '行末有空白字符' },
	why: {
		en: 'An invisible blank may become part of the name of a directory or of a site.',
		zh: '看不见的空白字符可能成为目录名或站点的一部分。',
	},
	behaviour: {
		en: 'The vendor’s checker strips blanks at both ends of a value; the manual does not say that DolphinDB does.',
		zh: '官方检查工具会去除值两端的空白字符；手册没有说明 DolphinDB 也会这样做。',
	},
	source: 'attachment of the tutorial; [WI] strip() — judgement',
	*checkLine(file, line) {
		const { text = '', kind } = file.tree.lines[line] ?? {};
		const { end } = tokenBetween(text, 0, text.length); // other blanks are cfg-fullwidth-punctuation
		if (end === text.length || end === 0 || kind === 'comment') return;
		const at: Location = { file: file.id, span: { line, start: end, end: text.length } };
		yield {
			at,
			severity: endsInName(file, line) ? 'info' : 'hint',
			message: say(
				{ en: 'Line {line} ends with blanks.', zh: '第 {line} 行末尾有空白字符。' },
				{ line: { file: file.id, line } },
			),
			tags: ['unnecessary'],
			fixes: () => [
				{
					title: say({ en: 'Remove the blanks', zh: '删除空白字符' }),
					changes: [replaceAt(at, '')],
					preferred: true,
				},
			],
		};
	},
});

const NAMES = /^(path|pathList|coldVolumeList|site|siteList|alias|aliasList|hostName|hostPort)$/;

/** Whether the text before the blanks is a path, a site or an alias, where a blank does harm. */
function endsInName(file: ConfigFile, line: number): boolean {
	const syntax = file.tree.lines[line];
	return syntax?.kind === 'entry' && NAMES.test(findParameter(syntax.name.text)?.type ?? '');
}
