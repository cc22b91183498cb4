import type { Address, Command, SedRegex } from './program.ts';

/** Where a range stands: not in it, in it up to a line or a match, or behind it for good. */
export interface RangeState {
	readonly isActive: boolean;
	readonly isClosed: boolean;
	readonly end: number | undefined;
}

interface Here {
	readonly line: number;
	readonly isLast: boolean;
}

const OUTSIDE: RangeState = { isActive: false, isClosed: false, end: undefined };

/** Whether a command applies to a line, before `!`, and how its range goes on. */
export function applies(
	{ from, to }: Command,
	known: RangeState | undefined,
	here: Here,
	matches: (regex: SedRegex) => boolean,
): { readonly is: boolean; readonly state: RangeState } {
	if (!from) return { is: true, state: OUTSIDE };
	const is = (address: Address) => isAt(address, here, matches);
	if (!to) return { is: is(from), state: OUTSIDE };
	const fromStart = from.kind === 'line' && from.line === 0;
	const state = known ?? { ...OUTSIDE, isActive: fromStart };
	// A range that began at a line does not begin again.
	const behind: RangeState = { ...OUTSIDE, isClosed: from.kind === 'line' };
	if (state.isActive) return inside(to, state, here, is, behind);
	// Lines that were taken together may have skipped the first.
	if (state.isClosed || !(from.kind === 'line' ? here.line >= from.line : is(from))) return { is: false, state };
	const end = endOf(to, here.line);
	if (to.kind === 'line' && to.line < here.line) {
		return { is: from.kind !== 'line' || here.line === from.line, state: behind };
	}
	if (end !== undefined && end <= here.line) return { is: true, state: behind };
	return { is: true, state: { ...OUTSIDE, isActive: true, end } };
}

function inside(to: Address, state: RangeState, here: Here, is: (address: Address) => boolean, behind: RangeState) {
	if (state.end !== undefined) {
		const isWithin = here.line <= state.end || to.kind !== 'line'; // else lines that were taken together went past the end
		return { is: isWithin, state: here.line >= state.end ? behind : state };
	}
	return { is: true, state: is(to) ? behind : state };
}

/** The last line of a range where it is known when the range begins. */
function endOf(to: Address, line: number): number | undefined {
	if (to.kind === 'line') return to.line;
	if (to.kind === 'more') return line + to.count;
	if (to.kind === 'multiple') return to.of === 0 ? line : (Math.floor(line / to.of) + 1) * to.of;
	return undefined;
}

function isAt(address: Address, { line, isLast }: Here, matches: (regex: SedRegex) => boolean): boolean {
	switch (address.kind) {
		case 'line':
			return line === address.line;
		case 'last':
			return isLast;
		case 'step': {
			const { first, step } = address;
			return step === 0 ? line === first : line >= first && (line - first) % step === 0;
		}
		case 'match':
			return matches(address.regex);
		default:
			return false;
	}
}
