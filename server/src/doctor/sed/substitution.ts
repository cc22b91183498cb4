import { RegexError, RegexUnknown } from '../regex/ast.ts';
import { literalHead, literalTail, matcherOf } from '../regex/match.ts';
import { parseRegex } from '../regex/parse.ts';
import { escapeAt, withoutNumbers } from './escapes.ts';
import { type Piece, SedError, type SedRegex, SedUnknown, type Substitution } from './program.ts';
import type { Scanner } from './scanner.ts';

/** Makes an expression of what stands between two delimiters. */
export function sedRegex(source: string, isExtended: boolean, flags = ''): SedRegex {
	if (source === '' && /[im]/i.test(flags)) throw new SedError('cannot specify modifiers on empty regexp');
	if (source === '') return { matcher: undefined, source, head: '', tail: '' };
	const options = { isExtended, ignoresCase: /i/i.test(flags), hasLines: /m/i.test(flags) };
	try {
		const regex = parseRegex(withoutNumbers(source), options);
		return { matcher: matcherOf(regex), source, head: literalHead(regex), tail: literalTail(regex) };
	} catch (error) {
		if (error instanceof RegexUnknown) throw new SedUnknown(error.said.template);
		if (!(error instanceof RegexError)) throw error;
		throw new SedError(error.message);
	}
}

/** Reads what stands behind an `s`. */
export function readSubstitution(scanner: Scanner, isExtended: boolean): Substitution {
	const at = scanner.at - 1;
	const delimiter = scanner.take();
	if (delimiter === '' || delimiter === '\n' || delimiter === '\\') throw new SedError('unterminated `s` command');
	const regex = scanner.upTo(delimiter, true);
	const replacement = scanner.upTo(delimiter, false);
	const flags = scanner.skip(/[gpiImM0-9ew]*/);
	if (/[ew]/.test(flags))
		throw new SedUnknown(
			{ en: 'sed: the flag {flag} of s', zh: 'sed：s 的标志 {flag}' },
			{ flag: flags.replace(/[^ew]/g, '') },
		);
	const [numbers = ''] = flags.match(/\d+/) ?? [];
	if ((flags.match(/\d+/g) ?? []).length > 1 || numbers === '0') throw new SedError('bad number option to `s`');
	if (/g.*g|p.*p/.test(flags)) throw new SedError('multiple options to `s`');
	const end = scanner.at;
	scanner.endCommand();
	const made = sedRegex(regex.text, isExtended, flags);
	const pieces = piecesOf(replacement.text, replacement.places);
	const highest = Math.max(0, ...pieces.map((piece) => (piece.kind === 'group' ? piece.number : 0)));
	if (made.matcher && highest > made.matcher.groups) throw new SedError(`invalid reference \\${highest} on \`s\``);
	return {
		regex: made,
		pieces,
		isGlobal: flags.includes('g'),
		number: numbers === '' ? 1 : Number(numbers),
		prints: flags.includes('p'),
		at,
		end,
	};
}

/** The pieces of a replacement. Each text has its place in the script, and each escape is a text of its own. */
function piecesOf(text: string, places: readonly number[]): Piece[] {
	const pieces: Piece[] = [];
	const placeOf = (at: number) => places[at] ?? 0;
	for (let at = 0; at < text.length; at++) {
		const char = text[at] ?? '';
		if (char === '&') pieces.push({ kind: 'group', number: 0 });
		else if (char === '\\') {
			const { piece, length } = escaped(text, at + 1, placeOf(at));
			pieces.push(piece);
			at += length;
		} else pieces.push({ kind: 'text', text: char, at: placeOf(at) });
	}
	return pieces;
}

function escaped(text: string, at: number, place: number): { readonly piece: Piece; readonly length: number } {
	const char = text[at] ?? '';
	if (/[0-9]/.test(char)) return { piece: { kind: 'group', number: Number(char) }, length: 1 };
	if (/[LUluE]/.test(char)) return { piece: { kind: 'case', to: char as 'L' }, length: 1 }; // one of those letters
	if (char === 'c') throw new SedUnknown({ en: 'sed: \\c', zh: 'sed：\\c' });
	const found = escapeAt(text, at);
	return {
		piece: { kind: 'text', text: found?.char ?? char, at: place },
		length: found?.length ?? char.length,
	};
}
