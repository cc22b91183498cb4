import type { FatalSets } from '../../protocol/failure.ts';

/** A host, and what its loss weighs. */
export interface WeighedHost {
	readonly host: string;
	readonly weight: number;
}

/** Sets are named one by one up to this number; longer lists tell nobody anything. */
const MOST_SETS = 20;

/**
 * The smallest sets of hosts that weigh so much together; null where all of them do not. The heaviest hosts are the
 * worst to lose, so that no set has to be tried: sorting them decides how many it takes, which have to be in every set,
 * and which can be in one.
 */
export function fatalSets(hosts: readonly WeighedHost[], fatal: number): FatalSets | null {
	if (fatal <= 0) return { size: 0, always: [], choose: 0, among: [], isAnyChoice: true, sets: [[]], hasMore: false };
	const heavy = hosts.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
	const sums = sumsOf(heavy);
	const size = sums.findIndex((sum) => sum >= fatal);
	if (size < 0) return null;
	const always = heavy.filter(({ weight }, at) => at < size && (sums[size + 1] ?? 0) - weight < fatal);
	const choose = size - always.length;
	const possible = heavy.filter(({ weight }) => (sums[size - 1] ?? 0) + weight >= fatal);
	const among = choose === 0 ? [] : possible.slice(always.length);
	const lightest = among.slice(among.length - choose).reduce((sum, { weight }) => sum + weight, 0);
	const isAnyChoice = (sums[always.length] ?? 0) + lightest >= fatal;
	const found = firstSets(heavy, sums, size, fatal, MOST_SETS + 1);
	const hasMore = found.length > MOST_SETS;
	const inOrder = (some: readonly WeighedHost[]) => namesInOrder(hosts, some);
	return {
		size,
		always: inOrder(always),
		choose,
		among: inOrder(among),
		isAnyChoice,
		sets: hasMore && isAnyChoice ? [] : found.slice(0, MOST_SETS).map(inOrder),
		hasMore,
	};
}

/** What the first so many weigh together, for every number. */
function sumsOf(hosts: readonly WeighedHost[]): number[] {
	let sum = 0;
	return [0, ...hosts.map(({ weight }) => (sum += weight))];
}

/** Names as the cluster has them in a row. */
function namesInOrder(all: readonly WeighedHost[], some: readonly WeighedHost[]): string[] {
	const wanted = new Set(some);
	return wanted.size === 0 ? [] : all.filter((one) => wanted.has(one)).map(({ host }) => host);
}

/** The first sets of a size that weigh enough. No step is taken that cannot end in one, so that each costs its size. */
function firstSets(
	heavy: readonly WeighedHost[],
	sums: readonly number[],
	size: number,
	fatal: number,
	most: number,
): WeighedHost[][] {
	const found: WeighedHost[][] = [];
	const chosen: WeighedHost[] = [];
	const extend = (from: number, weight: number) => {
		const missing = size - chosen.length;
		if (missing === 0) found.push([...chosen]);
		for (let at = from; missing > 0 && at + missing <= heavy.length && found.length < most; at++) {
			if (weight + (sums[at + missing] ?? 0) - (sums[at] ?? 0) < fatal) return; // what follows is lighter still
			const host = heavy[at] as WeighedHost; // at is below the length
			chosen.push(host);
			extend(at + 1, weight + host.weight);
			chosen.pop();
		}
	};
	extend(0, 0);
	return found;
}
