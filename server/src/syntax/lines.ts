/** How a line ends. The last line of a text that has no final newline ends in nothing. */
export type LineEnd = '\n' | '\r\n' | '\r' | '';

/** A line of text without its end. */
export interface RawLine {
	readonly text: string;
	readonly eol: LineEnd;
}

/** A piece of one line, trimmed of the blanks around it. Columns are UTF-16 and count from 0. */
export interface Token {
	readonly text: string;
	readonly start: number;
	readonly end: number;
}

/**
 * Splits text at every line end that the language server protocol knows, a lone CR included, so that line numbers
 * agree with the editor's. Joining text and ends of all lines gives the text back.
 */
export function splitLines(text: string): RawLine[] {
	const lines: RawLine[] = [];
	let start = 0;
	for (const match of text.matchAll(/\r\n|\n|\r/g)) {
		lines.push({ text: text.slice(start, match.index), eol: match[0] as LineEnd }); // the pattern has only these
		start = match.index + match[0].length;
	}
	if (start < text.length) lines.push({ text: text.slice(start), eol: '' });
	return lines;
}

/** The token between two columns of a line, without blanks at either end. An empty token stands at `from`. */
export function tokenBetween(line: string, from: number, to: number): Token {
	let start = from;
	let end = to;
	while (start < end && isBlank(line.charCodeAt(start))) start++;
	while (end > start && isBlank(line.charCodeAt(end - 1))) end--;
	return start === end ? { text: '', start: from, end: from } : { text: line.slice(start, end), start, end };
}

/** The tokens between separators, empty ones included. */
export function splitToken(line: string, token: Token, separator: string): Token[] {
	const parts: Token[] = [];
	let from = token.start;
	for (;;) {
		const at = line.indexOf(separator, from);
		if (at < 0 || at >= token.end) break;
		parts.push(tokenBetween(line, from, at));
		from = at + separator.length;
	}
	parts.push(tokenBetween(line, from, token.end));
	return parts;
}

const BYTE_ORDER_MARK = 0xfeff;

function isBlank(code: number): boolean {
	return code === 0x20 || code === 0x09 || code === BYTE_ORDER_MARK;
}
