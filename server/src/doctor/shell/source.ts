/** Text to be read as a script, with the place in the runbook of each character. */
export interface ShellSource {
	readonly text: string;
	/** The place of the character at an offset; at the end, the place behind the last. */
	placeOf(at: number): number;
}

/** A text that stands in the runbook as it is. */
export function sourceAt(text: string, start: number): ShellSource {
	return { text, placeOf: (at) => start + at };
}

/** A text whose characters come from several places. */
export function sourceOf(text: string, places: readonly number[]): ShellSource {
	const last = places.at(-1) ?? 0;
	return { text, placeOf: (at) => places[at] ?? last + 1 };
}
