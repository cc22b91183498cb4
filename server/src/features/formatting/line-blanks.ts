import type { Span } from '../../base/span.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import type { CfgEntryLine, CfgLine } from '../../syntax/cfg.ts';
import { splitToken, type Token, tokenBetween } from '../../syntax/lines.ts';
import type { NodesLine, NodesRowLine } from '../../syntax/nodes.ts';
import { formattedLines } from './frozen-lines.ts';
import type { FormattingWishes } from './wishes.ts';

/** The blanks of a line that mean nothing to anybody, in order of place. */
export function idleBlanks(file: ConfigFile, line: number, { trimTrailingWhitespace }: FormattingWishes): Span[] {
	const syntax: CfgLine | NodesLine | undefined = file.tree.lines[line];
	const { first, frozen } = formattedLines(file);
	if (!syntax || line < first || frozen.has(line)) return [];
	const { text } = syntax;
	const from = line === 0 && text.startsWith('\ufeff') ? 1 : 0; // a byte order mark stays
	const content = tokenBetween(text, from, text.length);
	const ends = trimTrailingWhitespace === false ? [] : [{ start: content.end, end: text.length }];
	const begin = syntax.kind === 'blank' ? [] : [{ start: from, end: content.start }];
	return [...begin, ...innerBlanks(syntax), ...ends]
		.filter(({ start, end }) => start < end)
		.map(({ start, end }) => ({ line, start, end }));
}

type Gap = Pick<Token, 'start' | 'end'>;

function innerBlanks(syntax: CfgLine | NodesLine): Gap[] {
	if (syntax.kind === 'entry') return aroundEquals(syntax);
	return syntax.kind === 'row' ? aroundSeparators(syntax) : [];
}

/** Prose that begins with `//` may contain an equals sign, and is no setting all the same. */
function aroundEquals({ key, equals, value }: CfgEntryLine): Gap[] {
	if (key.text.startsWith('//')) return [];
	const before = { start: key.end, end: equals };
	const isRemark = value.text.startsWith('//') || value.text.startsWith('#');
	return value.text === '' || isRemark ? [before] : [before, { start: equals + 1, end: value.start }];
}

/** The blanks around the commas of a row and the colons of its site; in a remark behind them they are prose. */
function aroundSeparators({ text, fields }: NodesRowLine): Gap[] {
	const [site, ...columns] = fields as readonly [Token, ...Token[]]; // splitting never gives an empty list
	const tokens = [...splitToken(text, site, ':'), ...columns];
	const remark = text.search(/\s(\/\/|#)/);
	return tokens.slice(1).flatMap((token, at) => {
		const from = (tokens[at] as Token).end; // the token before this one
		const separator = from + text.slice(from, token.start).search(/[,:]/);
		if (remark >= 0 && separator > remark) return [];
		return [
			{ start: from, end: separator },
			{ start: separator + 1, end: token.start },
		];
	});
}
