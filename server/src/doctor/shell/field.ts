import type { Extent } from './ast.ts';

/** A word as a command gets it, with the place in the runbook of each character. */
export interface Field {
	readonly text: string;
	readonly places: readonly number[];
	readonly at: Extent;
	/** Not if something in it is not known; it stands there as it is written then. */
	readonly isSure: boolean;
}

/** A part of a word. */
export function sliceField({ text, places, at, isSure }: Field, start: number, end = text.length): Field {
	const [first = at.start, last = at.end - 1] = [places[start], places[end - 1]];
	return {
		text: text.slice(start, end),
		places: places.slice(start, end),
		at: { start: first, end: last + 1 },
		isSure,
	};
}

/** Words with something between them, as one. */
export function joinFields(fields: readonly Field[], between: string): Field {
	const start = fields[0]?.at.start ?? 0;
	const parts = fields.flatMap((field, at) => (at === 0 ? [field] : [filler(between, field.at.start), field]));
	return {
		text: parts.map(({ text }) => text).join(''),
		places: parts.flatMap(({ places }) => places),
		at: { start, end: fields.at(-1)?.at.end ?? start },
		isSure: fields.every(({ isSure }) => isSure),
	};
}

function filler(text: string, at: number): Field {
	return { text, places: text.split('').map(() => at), at: { start: at, end: at }, isSure: true };
}
