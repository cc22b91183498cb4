import type { Place } from './place.ts';
import type { Completion, Proposal } from './proposal.ts';

/** More proposals than this are typed quicker than read, and slow down the editor. */
const MOST = 500;

/**
 * The proposals in the order in which they are shown. Where there are too many, those that fit what has been typed, and
 * of those the first.
 */
export function cut(proposals: readonly Proposal[], { raw, character }: Pick<Place, 'raw' | 'character'>): Completion {
	if (proposals.length <= MOST) return { proposals: sorted(proposals), isIncomplete: false };
	const fitting = proposals.filter((proposal) => fits(proposal, raw.slice(proposal.range.start.character, character)));
	return { proposals: sorted(fitting).slice(0, MOST), isIncomplete: true };
}

function sorted(proposals: readonly Proposal[]): Proposal[] {
	return [...proposals].sort((a, b) => a.rank - b.rank || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
}

/** Whether the letters that were typed stand in a proposal in this order, as editors compare them. */
function fits({ filter, label }: Proposal, typed: string): boolean {
	const text = (filter ?? label).toLowerCase();
	let at = 0;
	for (const letter of typed.trim().toLowerCase()) {
		at = text.indexOf(letter, at) + 1;
		if (at === 0) return false;
	}
	return true;
}
