import { isOrderedStartSafe, type MemberChange } from './quorum.ts';

/** M7: fewer controllers than this cannot lose any. */
const FEWEST = 3;

/**
 * The changes, one plan each, that lead from a group of controllers to another: the fewest, and of those the ones that
 * stop at the fewest even sizes. Each is safe by itself (M6), and at most one controller leaves with each (M8).
 */
export function memberSteps(change: MemberChange): MemberChange[] | undefined {
	return shortest(change, new Map())?.steps;
}

interface Way {
	readonly steps: MemberChange[];
	readonly evenSizes: number;
}

function shortest(left: MemberChange, known: Map<string, Way | undefined>): Way | undefined {
	const { old, removed, added } = left;
	if (removed === 0 && added === 0) return { steps: [], evenSizes: 0 };
	const key = [old, removed, added].join();
	if (known.has(key)) return known.get(key);
	let best: Way | undefined;
	for (const step of safeSteps(left)) {
		const size = sizeAfter(step);
		const rest = shortest({ old: size, removed: removed - step.removed, added: added - step.added }, known);
		if (!rest) continue;
		const way = { steps: [step, ...rest.steps], evenSizes: rest.evenSizes + (size % 2 === 0 ? 1 : 0) };
		if (!best || isBetter(way, best)) best = way;
	}
	known.set(key, best);
	return best;
}

/** The largest first, so that of equal ways the one that comes far early is taken. */
function safeSteps({ old, removed, added }: MemberChange): MemberChange[] {
	const leaving = removed > 0 ? [1, 0] : [0];
	const coming = Array.from({ length: added + 1 }, (_, at) => added - at);
	const all = coming.flatMap((more) => leaving.map((less) => ({ old, removed: less, added: more })));
	return all.filter((step) => step.removed + step.added > 0 && sizeAfter(step) >= FEWEST && isOrderedStartSafe(step));
}

function sizeAfter({ old, removed, added }: MemberChange): number {
	return old - removed + added;
}

function isBetter(a: Way, b: Way): boolean {
	return a.steps.length < b.steps.length || (a.steps.length === b.steps.length && a.evenSizes < b.evenSizes);
}
