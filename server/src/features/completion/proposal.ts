import type { Message } from '../../base/message.ts';
import type { Range } from '../../base/span.ts';
import type { Parameter } from '../../catalog/parameter.ts';

/** What a proposal is, for the sign that editors show before it. */
export type ProposalKind =
	| 'parameter'
	| 'value'
	| 'word'
	| 'path'
	| 'site'
	| 'node'
	| 'pattern'
	| 'row'
	| 'file'
	| 'code';

/** What is proposed at a place. */
export interface Proposal {
	readonly kind: ProposalKind;
	readonly label: string;
	/** What is written; `$1` and the like are places to fill in where it is a snippet. */
	readonly text: string;
	readonly isSnippet?: boolean;
	/** What is replaced. It covers the cursor and lies on its line. */
	readonly range: Range;
	/** Takes the place of all that stands in the range, also where the user only wants to insert. */
	readonly isWhole?: boolean;
	/** What the user's typing is compared with, where that is not the label. */
	readonly filter?: string;
	/** The unit of a number, shown behind it. */
	readonly unit?: string;
	readonly detail?: Message | string;
	/** The parameter it is about, whose description is shown when somebody looks at the proposal. */
	readonly parameter?: Parameter;
	/** What is written, to be read before it is taken; for what is longer than its label. */
	readonly preview?: string;
	/** Nothing else can be meant here. */
	readonly isCertain?: boolean;
	/** Lower comes first; proposals of one rank are sorted by name. */
	readonly rank: number;
}

/** What can stand at a place. */
export interface Completion {
	/** In the order in which they are shown. */
	readonly proposals: readonly Proposal[];
	/** There are more than are listed; typing on brings them up. */
	readonly isIncomplete: boolean;
}

/** Columns of a line that are replaced. */
export interface Slot {
	readonly start: number;
	readonly end: number;
}

/** The columns of a token, and those up to the cursor where that stands beside it. */
export function slotAround({ start, end }: Slot, character: number): Slot {
	return { start: Math.min(start, character), end: Math.max(end, character) };
}

/** A part of a line as a range. */
export function part(line: number, { start, end }: Slot): Range {
	return { start: { line, character: start }, end: { line, character: end } };
}
