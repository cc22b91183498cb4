import { say } from '../../base/message.ts';
import type { Redirect, Word } from './ast.ts';
import { type Cursor, ShellSyntaxError } from './cursor.ts';
import type { HereDocuments } from './here-documents.ts';

const OPERATOR = /(\d*)(<<<|<<-|<<|>>|>&|<&|&>>|&>|>\||<|>)/;

/** Reads a redirection; nothing where none begins here. */
export function readRedirect(
	cursor: Cursor,
	documents: HereDocuments,
	nextWord: () => Word | undefined,
): Redirect | undefined {
	const start = cursor.at;
	const head = cursor.skip(OPERATOR);
	if (head === '') return undefined;
	const [, from = '', op = ''] = /^(\d*)(.*)$/.exec(head) ?? [];
	cursor.skip(/[ \t]*/);
	const wordStart = cursor.at;
	const word = nextWord();
	if (!word) throw new ShellSyntaxError(say({ en: 'nothing behind {op}', zh: '{op} 之后没有内容' }, { op }));
	const redirect = {
		op: (SAME[op] ?? op) as Redirect['op'], // what the pattern lets through
		from: from === '' ? undefined : Number(from),
		word,
		at: cursor.since(start),
	};
	const isDocument = op === '<<' || op === '<<-';
	if (isDocument) documents.announce(redirect, cursor.source.text.slice(wordStart, cursor.at), op === '<<-');
	return redirect;
}

/** Operators that mean the same here. */
const SAME: Readonly<Record<string, Redirect['op']>> = { '>|': '>', '<&': '>&', '<<-': '<<' };
