import { utf8Bytes } from './utf8.ts';

const BARE = /^[\w@%+:,./-][\w@%+:,./=-]*$/;
const RESERVED = new Set(
	'if then else elif fi case esac for select while until do done in function time coproc'.split(' '),
);
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these have to be found
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
const NAMED: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\', "'": "\\'" };

/**
 * A value as one word of bash, always in quotes. This file is the only place where a value becomes shell text.
 * A NUL, which no word can hold, becomes U+FFFD, as a lone surrogate does when a file is written.
 */
export function shellQuote(value: string): string {
	const text = value.replaceAll('\0', '\ufffd');
	return CONTROL.test(text) ? `$'${[...text].map(escapeLetter).join('')}'` : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A value as one word of bash, in quotes where it needs them. Not for the place of a command or a pattern. */
export function shellWord(value: string): string {
	return BARE.test(value) && !RESERVED.has(value) ? value : shellQuote(value);
}

/** Values as words of bash, separated by blanks. */
export function shellWords(values: readonly string[]): string {
	return values.map(shellWord).join(' ');
}

/** A text as the rest of a comment line. */
export function shellComment(text: string): string {
	return visible(text);
}

/** A value as part of the name of a function. */
export function shellName(value: string): string {
	return value.replaceAll(/\W/g, '_');
}

/** A text on one line without letters that a terminal or a reader does not show as they are. */
export function visible(text: string): string {
	return PLAIN.test(text) ? text : text.replaceAll(INVISIBLE, escapeInvisible);
}

/** The same for texts of several lines. */
export function visibleLines(text: string): string {
	return PLAIN.test(text)
		? text
		: text.replaceAll(INVISIBLE, (letter) => (letter === '\n' ? letter : escapeInvisible(letter)));
}

/** Most texts are; finding that out is faster than looking for what has to be replaced. */
const PLAIN = /^[ -~]*$/;

// Control letters, line separators, and letters that change the direction of what follows.
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these have to be found
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

function escapeInvisible(letter: string): string {
	return NAMED[letter] ?? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Inside `$'…'` everything but ASCII is spelled in octal: in some locales bash would take half a letter for a backslash. */
function escapeLetter(letter: string): string {
	if (NAMED[letter]) return NAMED[letter];
	if (/^[ -~]$/.test(letter)) return letter;
	return utf8Bytes(letter)
		.map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
		.join('');
}
