import type { Proposal } from './proposal.ts';
import { escaped } from './snippet.ts';

/**
 * Lets a proposal mend what stands before it: `text` is the line with the signs that are meant by full-width ones. What
 * is written behind `localSite＝` or `10.0.0.1：` would be no setting and no site otherwise.
 */
export function mended(proposal: Proposal, raw: string, text: string): Proposal {
	if (raw === text) return proposal;
	const { start, end } = proposal.range;
	let at = 0;
	while (at < start.character && raw[at] === text[at]) at++;
	if (at === start.character) return proposal;
	const plain = text.slice(at, start.character);
	return {
		...proposal,
		text: (proposal.isSnippet ? escaped(plain) : plain) + proposal.text,
		filter: raw.slice(at, start.character) + (proposal.filter ?? proposal.label),
		range: { start: { ...start, character: at }, end },
	};
}

/** Lets a proposal take the place of some signs before it as well: of a second `=`, say. */
export function replacing(proposal: Proposal, raw: string, from: number): Proposal {
	const { start, end } = proposal.range;
	const filter = raw.slice(from, start.character) + (proposal.filter ?? proposal.label);
	return { ...proposal, filter, range: { start: { ...start, character: from }, end } };
}
