import type { Pieces } from '../base/pieces.ts';
import { failures } from './failures.generated.ts';
import type { KnownFailure } from './known-failure.ts';

/** A known failure in a log, with everything the log says of it. */
export interface Occurrence {
	readonly failure: KnownFailure;
	/** What the words name, by the groups of the pattern. */
	readonly values: Readonly<Record<string, string>>;
	/** On how many lines the log says it. */
	readonly count: number;
	/** Where it says it first; the line counts from 0. */
	readonly first: { readonly line: number; readonly start: number; readonly end: number };
}

/** Of a longer line only the beginning is looked at. */
const LONGEST = 4000;

/** How many lines behind one may belong to its message. */
const WRAPPED = 3;

/** Of a log that names more different things, for example thousands of jobs, the first are told. */
const MOST = 500;

/** A line of its own begins with a time or has the level of a message: `2023-10-26 09:01:31.349118 <ERROR> :…`. */
const HEAD = /^.{0,80}?(?:\d{4}[-.]\d\d[-.]\d\d[ T]\d\d:\d\d:\d\d|<(?:ERROR|WARNING|WARN|INFO|DEBUG)>)/;

/** All patterns in one, without their groups: nearly all lines are passed over by it. */
const ANY = new RegExp(
	failures
		.flatMap(({ patterns }) => patterns)
		.map(({ source }) => source.replace(/\(\?<\w+>/g, '(?:'))
		.join('|'),
);

/**
 * Looks for known failures in the lines of a log, one after the other, so that a log may be larger than memory. A message
 * that a terminal or an editor has wrapped is read together with the lines behind it.
 */
export class LogScan {
	readonly #found = new Map<string, { occurrence: Occurrence; count: number }>();
	/** The line that is looked at next, and those behind it. */
	readonly #window: { readonly text: string; readonly isHead: boolean }[] = [];
	#line = 0;

	/** Takes the next line, without its line end. */
	line(text: string): void {
		const cut = text.length > LONGEST ? text.slice(0, LONGEST) : text;
		this.#window.push({ text: cut, isHead: HEAD.test(cut) });
		if (this.#window.length > WRAPPED) this.#lookAtFirst();
	}

	/** The failures of all lines, in the order in which they come up. */
	end(): Occurrence[] {
		while (this.#window.length > 0) this.#lookAtFirst();
		return [...this.#found.values()].map(({ occurrence, count }) => ({ ...occurrence, count }));
	}

	#lookAtFirst(): void {
		const [first, ...behind] = this.#window;
		this.#window.shift();
		if (first) for (const text of readings(first.text, behind)) if (this.#lookAt(first.text, text)) break;
		this.#line++;
	}

	/** Whether a known failure begins on the line, read as `text`. */
	#lookAt({ length }: string, text: string): boolean {
		const any = ANY.exec(text);
		if (!any || any.index >= length) return false;
		let isKnown = false;
		for (const failure of failures) {
			const match = matchOf(failure, text);
			if (!match || match.index >= length) continue;
			isKnown = true;
			const end = Math.min(match.index + match[0].length, length);
			this.#note(failure, { ...match.groups }, { line: this.#line, start: match.index, end });
		}
		return isKnown;
	}

	#note(failure: KnownFailure, values: Occurrence['values'], first: Occurrence['first']): void {
		const key = JSON.stringify([failure.id, values]);
		const known = this.#found.get(key);
		if (known) known.count++;
		else if (this.#found.size < MOST)
			this.#found.set(key, { occurrence: { failure, values, count: 1, first }, count: 1 });
	}
}

function matchOf({ patterns }: KnownFailure, text: string): RegExpExecArray | undefined {
	for (const pattern of patterns) {
		const match = pattern.exec(text);
		if (match) return match;
	}
	return undefined;
}

/** A line, with what was wrapped behind it: at a blank, which is gone, or in the middle of a word. */
function readings(first: string, behind: readonly { readonly text: string; readonly isHead: boolean }[]): string[] {
	const end = behind.findIndex(({ isHead }) => isHead);
	const wrapped = (end < 0 ? behind : behind.slice(0, end)).map(({ text }) => text);
	if (wrapped.length === 0) return [first];
	return [[first, ...wrapped.map((text) => text.trimStart())].join(' '), [first, ...wrapped].join('')];
}

/** So many lines are looked at before others may have their turn. */
const PIECE = 20_000;

/** Looks for known failures in a whole text, whatever its line ends. */
export function* scanLog(text: string): Pieces<void, Occurrence[]> {
	const scan = new LogScan();
	for (let at = 0, lines = 1; at < text.length; lines++) {
		const end = text.indexOf('\n', at);
		const to = end < 0 ? text.length : end;
		scan.line(text.slice(at, text.charCodeAt(to - 1) === 13 ? to - 1 : to));
		at = to + 1;
		if (lines % PIECE === 0) yield;
	}
	return scan.end();
}
