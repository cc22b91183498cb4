import { say, verbatim } from '../../base/message.ts';
import type { Extent, Redirect, SimpleCommand, Word } from './ast.ts';
import { ShellSyntaxError } from './cursor.ts';
import type { Lexer } from './lexer.ts';

type Assignment = SimpleCommand['assignments'][number];

/** Reads assignments, words and redirections up to whatever ends a command. */
export function readSimple(lexer: Lexer): SimpleCommand {
	const { cursor } = lexer;
	const start = cursor.at;
	const assignments: Assignment[] = [];
	const words: Word[] = [];
	const redirects: Redirect[] = [];
	let end = start;
	for (;;) {
		lexer.blanks();
		const redirect = lexer.redirect();
		const assignment = redirect || words.length > 0 ? undefined : readAssignment(lexer);
		const word = redirect || assignment ? undefined : lexer.wordHere();
		if (redirect) redirects.push(redirect);
		else if (assignment) assignments.push(assignment);
		else if (word) words.push(word);
		else break;
		end = cursor.at;
	}
	if (end === start) throw new ShellSyntaxError(verbatim(`unexpected ${cursor.char || 'end of file'}`));
	return { kind: 'simple', assignments, words, redirects, at: extentUpTo(lexer, start, end) };
}

/** Without the blanks behind the last word. */
function extentUpTo({ cursor }: Lexer, start: number, end: number): Extent {
	const { at } = cursor;
	cursor.at = end;
	const extent = cursor.since(start);
	cursor.at = at;
	return extent;
}

function readAssignment(lexer: Lexer): Assignment | undefined {
	const { cursor } = lexer;
	const head = cursor.peek(/[A-Za-z_]\w*\+?=/);
	if (head === '') return undefined;
	cursor.at += head.length;
	if (cursor.char === '(') throw new ShellSyntaxError(say({ en: 'a list in a variable', zh: '变量中的列表' }));
	const empty = { parts: [], at: cursor.since(cursor.at) };
	return { name: head.replace(/\+?=$/, ''), value: lexer.wordHere() ?? empty, isAdded: head.endsWith('+=') };
}
