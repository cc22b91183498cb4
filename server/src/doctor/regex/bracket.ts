import { say } from '../../base/message.ts';
import { type CharSet, escapeInClass, RegexError, RegexUnknown } from './ast.ts';

const CLASSES: Readonly<Record<string, string>> = {
	alpha: '\\p{L}',
	digit: '0-9',
	alnum: '\\p{L}\\p{Nd}',
	upper: '\\p{Lu}',
	lower: '\\p{Ll}',
	space: '\\s',
	blank: ' \\t',
	punct: '!-\\/:-@\\[-`\\{-~',
	print: ' -~\\u{a0}-\\u{10ffff}',
	graph: '!-~\\u{a1}-\\u{10ffff}',
	cntrl: '\\u{0}-\\u{1f}\\u{7f}',
	xdigit: '0-9A-Fa-f',
};

/** What sed itself puts in place of an escape, also between brackets. */
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', f: '\f', v: '\v', a: '\x07', r: '\r' };

const COLLATING = say({ en: 'sed: a collating element in brackets', zh: 'sed：方括号中的排序元素' });

/** Reads what stands behind `[`; `end` is behind the `]`. */
export function readBracket(source: readonly string[], start: number): { readonly set: CharSet; readonly end: number } {
	let at = start;
	const isNegated = source[at] === '^';
	if (isNegated) at++;
	let body = '';
	for (let isFirst = true; ; isFirst = false) {
		const char = source[at];
		if (char === undefined) throw new RegexError('Unmatched [');
		if (char === ']' && !isFirst) return { set: { body, isNegated }, end: at + 1 };
		const named = namedClass(source, at);
		if (named) {
			body += named.body;
			at = named.end;
			continue;
		}
		const low = single(source, at);
		at = low.end;
		if (source[at] === '-' && source[at + 1] !== ']' && source[at + 1] !== undefined) {
			const high = single(source, at + 1);
			if ((high.char.codePointAt(0) ?? 0) < (low.char.codePointAt(0) ?? 0)) throw new RegexError('Invalid range end');
			body += `${escapeInClass(low.char)}-${escapeInClass(high.char)}`;
			at = high.end;
		} else body += escapeInClass(low.char);
	}
}

function single(source: readonly string[], at: number): { readonly char: string; readonly end: number } {
	const char = source[at] ?? '';
	const found = char === '\\' ? ESCAPES[source[at + 1] ?? ''] : undefined;
	if (found !== undefined) return { char: found, end: at + 2 };
	if (char === '[' && /[.=]/.test(source[at + 1] ?? '')) throw new RegexUnknown(COLLATING);
	return { char, end: at + 1 };
}

function namedClass(
	source: readonly string[],
	at: number,
): { readonly body: string; readonly end: number } | undefined {
	if (source[at] !== '[' || source[at + 1] !== ':') return undefined;
	const [whole = '', name = ''] = /^\[:(\w*):\]/.exec(source.slice(at, at + 20).join('')) ?? [];
	const body = CLASSES[name];
	if (body === undefined) throw new RegexError('Invalid character class name');
	return { body, end: at + whole.length };
}
