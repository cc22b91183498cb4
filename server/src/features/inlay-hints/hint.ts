import type { Location, Position } from '../../base/span.ts';
import type { Settings } from '../../workspace/settings.ts';
import type { HoverContext } from '../hover/hover.ts';

/** The kinds of hints, each of which can be switched off. */
export type HintKind = keyof Settings['inlayHints'];

/** A piece of a hint; it leads to a place where it is about one. */
export interface HintPart {
	readonly text: string;
	readonly at?: Location;
}

/** A text shown behind a position that the file does not contain. */
export interface Hint {
	readonly kind: HintKind;
	readonly position: Position;
	readonly parts: readonly HintPart[];
	/** More about it, as Markdown; computed when somebody looks. */
	tooltip(): string;
}

/** What hints are made from: the cluster, the file, and the lines that are asked for. */
export interface HintContext extends HoverContext {
	readonly first: number;
	readonly last: number;
}

/** Items joined as far as they are short, with the number of those left out: `a, b, … (+3)`. */
export function shortList(parts: readonly HintPart[], most: number): HintPart[] {
	const shown = parts.slice(0, most).flatMap((part, at) => (at === 0 ? [part] : [{ text: ', ' }, part]));
	return parts.length > most ? [...shown, { text: `, … (+${parts.length - most})` }] : shown;
}
