import { type RawLine, type Token, tokenBetween } from './lines.ts';
import { type LineNode, parseLines, type Tree } from './tree.ts';

/** A line `[qualifier.]name = value`, split at the first `=`; the qualifier ends at the first dot of the key. */
export interface CfgEntryLine extends LineNode {
	readonly kind: 'entry';
	readonly key: Token;
	readonly qualifier: Token | undefined;
	readonly name: Token;
	/** Column of the `=`. */
	readonly equals: number;
	readonly value: Token;
}

/** A line that begins with `#`. */
export interface CfgCommentLine extends LineNode {
	readonly kind: 'comment';
	readonly comment: Token;
}

/** A line of nothing but blanks. */
export interface CfgBlankLine extends LineNode {
	readonly kind: 'blank';
}

/** A line that is neither: it has text, but no `=`. */
export interface CfgErrorLine extends LineNode {
	readonly kind: 'error';
	readonly content: Token;
}

/** A line of a settings file. */
export type CfgLine = CfgEntryLine | CfgCommentLine | CfgBlankLine | CfgErrorLine;

/** A settings file, line by line. */
export type CfgTree = Tree<CfgLine>;

/** Parses controller.cfg, agent.cfg, cluster.cfg or dolphindb.cfg. Never throws; a broken line is a line of its own kind. */
export function parseCfg(text: string, previous?: CfgTree): CfgTree {
	return parseLines(text, parseCfgLine, previous);
}

function parseCfgLine({ text, eol }: RawLine): CfgLine {
	const content = tokenBetween(text, 0, text.length);
	if (content.text === '') return { kind: 'blank', text, eol };
	if (content.text.startsWith('#')) return { kind: 'comment', text, eol, comment: content };
	const equals = text.indexOf('=', content.start);
	if (equals < 0) return { kind: 'error', text, eol, content };
	const key = tokenBetween(text, content.start, equals);
	const dot = text.indexOf('.', key.start);
	const qualified = dot >= key.start && dot < key.end;
	return {
		kind: 'entry',
		text,
		eol,
		key,
		qualifier: qualified ? tokenBetween(text, key.start, dot) : undefined,
		name: qualified ? tokenBetween(text, dot + 1, key.end) : key,
		equals,
		value: tokenBetween(text, equals + 1, text.length),
	};
}
