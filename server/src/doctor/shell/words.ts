import { verbatim } from '../../base/message.ts';
import type { Script, Word, WordPart } from './ast.ts';
import { type Cursor, ShellSyntaxError } from './cursor.ts';
import { escapeAt } from './escapes.ts';

/** Reads a script within a word, up to a closing bracket or backtick. */
export type ReadScript = (cursor: Cursor, end: ')' | '`') => Script;

/** What ends a word. */
const ENDS = new Set(['', ' ', '\t', '\n', ';', '&', '|', '<', '>', '(', ')']);

/** Reads a word; nothing where none begins here. */
export function readWord(cursor: Cursor, readScript: ReadScript, ends: ReadonlySet<string> = ENDS): Word | undefined {
	const start = cursor.at;
	const parts: WordPart[] = [];
	while (!ends.has(cursor.char)) parts.push(...readPart(cursor, readScript));
	return cursor.at === start ? undefined : { parts, at: cursor.since(start) };
}

function readPart(cursor: Cursor, readScript: ReadScript): WordPart[] {
	const { char, place } = cursor;
	if (cursor.sees("$'")) return ansiQuoted(cursor);
	if (char === '$' || char === '`') return [readExpansion(cursor, readScript, false)];
	cursor.at++;
	switch (char) {
		case "'":
			return singleQuoted(cursor);
		case '"':
			return doubleQuoted(cursor, readScript, '"');
		case '\\': {
			const next = cursor.char;
			cursor.at++;
			if (next === '\n') return [];
			return [{ kind: 'char', char: next === '' ? '\\' : next, at: place, isQuoted: true }];
		}
		default:
			return [{ kind: 'char', char, at: place, isQuoted: false }];
	}
}

function singleQuoted(cursor: Cursor): WordPart[] {
	const parts: WordPart[] = [{ kind: 'empty' }];
	while (cursor.char !== "'") {
		if (cursor.isAtEnd) throw new ShellSyntaxError(verbatim("unexpected EOF while looking for matching `''"));
		parts.push({ kind: 'char', char: cursor.char, at: cursor.place, isQuoted: true });
		cursor.at++;
	}
	cursor.at++;
	return parts;
}

function ansiQuoted(cursor: Cursor): WordPart[] {
	cursor.at += 2;
	const parts: WordPart[] = [{ kind: 'empty' }];
	while (cursor.char !== "'") {
		if (cursor.isAtEnd) throw new ShellSyntaxError(verbatim("unexpected EOF while looking for matching `''"));
		const at = cursor.place;
		const found = cursor.char === '\\' ? escapeAt(cursor.source.text, cursor.at + 1, 'quoted') : undefined;
		parts.push({ kind: 'char', char: found?.text ?? cursor.char, at, isQuoted: true });
		cursor.at += found ? found.length + 1 : 1;
	}
	cursor.at++;
	return parts;
}

/** The text between double quotes, or of a here-document up to its end. */
export function doubleQuoted(cursor: Cursor, readScript: ReadScript, end: string): WordPart[] {
	const parts: WordPart[] = [{ kind: 'empty' }];
	for (;;) {
		const { char, place } = cursor;
		if (cursor.isAtEnd) {
			if (end === '') return parts;
			throw new ShellSyntaxError(verbatim('unexpected EOF while looking for matching `"\''));
		}
		if (char === end) {
			cursor.at++;
			return parts;
		}
		if (char === '$' || char === '`') {
			parts.push(readExpansion(cursor, readScript, true));
			continue;
		}
		cursor.at++;
		if (char === '\\' && `$\`\\\n${end}`.includes(cursor.char) && cursor.char !== '') {
			if (cursor.char !== '\n') parts.push({ kind: 'char', char: cursor.char, at: place, isQuoted: true });
			cursor.at++;
		} else parts.push({ kind: 'char', char, at: place, isQuoted: true });
	}
}

/** `$name`, `${name…}`, `$(…)`, `$((…))` or backticks; a `$` before anything else is a character. */
function readExpansion(cursor: Cursor, readScript: ReadScript, isQuoted: boolean): WordPart {
	const start = cursor.at;
	const { text } = cursor.source;
	const rest = () => ({ source: text.slice(start, cursor.at), at: cursor.since(start), isQuoted });
	if (cursor.takes('$((')) {
		const end = text.indexOf('))', cursor.at);
		if (end < 0) throw new ShellSyntaxError(verbatim('unexpected EOF in $(('));
		cursor.at = end + 2;
		return { kind: 'arithmetic', ...rest() };
	}
	if (cursor.takes('$(')) {
		const script = readScript(cursor, ')');
		if (!cursor.takes(')')) throw new ShellSyntaxError(verbatim('unexpected EOF while looking for matching `)`'));
		return { kind: 'command', script, ...rest() };
	}
	if (cursor.takes('`')) {
		const script = readScript(cursor, '`');
		if (!cursor.takes('`')) throw new ShellSyntaxError(verbatim('unexpected EOF while looking for matching ``'));
		return { kind: 'command', script, ...rest() };
	}
	if (cursor.takes('${')) {
		const length = cursor.takes('#') ? '#' : '';
		const name = cursor.skip(/[A-Za-z_]\w*|\d+|[@*#?$!-]/);
		const op = length || cursor.skip(/:?[-=+?]|##?|%%?|\/\/?/);
		const argument = op === '' || length ? undefined : readWord(cursor, readScript, new Set(['', '}']));
		if (name === '' || !cursor.takes('}')) throw new ShellSyntaxError(verbatim(`bad substitution ${rest().source}`));
		return { kind: 'variable', name, op, argument, ...rest() };
	}
	cursor.at++;
	const name = cursor.skip(/[A-Za-z_]\w*|[0-9@*#?$!-]/);
	if (name !== '') return { kind: 'variable', name, op: '', argument: undefined, ...rest() };
	return { kind: 'char', char: '$', at: cursor.source.placeOf(start), isQuoted: true };
}
