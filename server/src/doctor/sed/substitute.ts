import type { Match, Matcher } from '../regex/match.ts';
import { type Piece, SedUnknown, type Substitution } from './program.ts';

/** A match that was replaced: where it stood in the text before, and what came in its place. */
export interface Replaced {
	readonly before: string;
	readonly match: Match;
	readonly text: string;
}

/** Carries out a substitution on a text, as GNU sed does: an empty match right behind another is none. */
export function substitute(
	before: string,
	matcher: Matcher,
	{ pieces, isGlobal, number }: Substitution,
): { readonly text: string; readonly replaced: readonly Replaced[] } {
	const replaced: Replaced[] = [];
	let text = '';
	let at = 0;
	let behind = -1;
	for (let count = 1; at <= before.length; ) {
		const match = matcher.find(before, at);
		if (!match) break;
		text += before.slice(at, match.start);
		const isEmpty = match.start === match.end;
		if (isEmpty && match.start === behind) {
			({ text, at } = step(text, before, match.end));
			continue;
		}
		if (count < number) text += before.slice(match.start, match.end);
		else {
			const made = filled(pieces, before, match);
			replaced.push({ before, match, text: made });
			text += made;
		}
		behind = match.end;
		at = match.end;
		if (count >= number && !isGlobal) break;
		count++;
		if (isEmpty) ({ text, at } = step(text, before, match.end));
	}
	return { text: text + before.slice(at), replaced };
}

/** Goes on by one character, which stays. */
function step(text: string, before: string, at: number): { text: string; at: number } {
	const char = String.fromCodePoint(before.codePointAt(at) ?? 0);
	if (at >= before.length) return { text, at: at + 1 };
	// GNU sed may go on within such a character, and tear it.
	if (char > '\x7f')
		throw new SedUnknown({
			en: 'sed: an empty match before a character beyond ASCII',
			zh: 'sed：非 ASCII 字符之前的空匹配',
		});
	return { text: text + char, at: at + char.length };
}

/** A replacement with what the match and its groups hold. */
function filled(pieces: readonly Piece[], before: string, { start, end, groups }: Match): string {
	let text = '';
	let whole: 'L' | 'U' | undefined;
	let next: 'l' | 'u' | undefined;
	for (const piece of pieces) {
		if (piece.kind === 'case') {
			if (piece.to === 'l' || piece.to === 'u') next = piece.to;
			else whole = piece.to === 'E' ? undefined : piece.to;
			continue;
		}
		const group = piece.kind === 'group' ? (piece.number === 0 ? [start, end] : groups[piece.number - 1]) : undefined;
		const raw = piece.kind === 'text' ? piece.text : group ? before.slice(group[0], group[1]) : '';
		const cased = whole === 'L' ? raw.toLowerCase() : whole === 'U' ? raw.toUpperCase() : raw;
		if (cased === '') continue;
		text +=
			next === undefined
				? cased
				: (next === 'u' ? cased.charAt(0).toUpperCase() : cased.charAt(0).toLowerCase()) + cased.slice(1);
		next = undefined;
	}
	return text;
}
