import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fatalSets, type WeighedHost } from '../../../server/src/model/survival/fatal-sets.ts';
import { limitsOf } from '../../../server/src/model/survival/limits.ts';
import { outcomeOf } from '../../../server/src/model/survival/outcome.ts';
import {
	type HostLoad,
	loadsOf,
	type Placement,
	type ReliabilityLevel,
} from '../../../server/src/model/survival/placement.ts';

/** A process, as the exhaustive search sees it: no counts, no formulas. */
interface Process {
	readonly alias: string;
	readonly host: string;
	readonly role: 'controller' | 'datanode';
}

interface Small {
	readonly processes: readonly Process[];
	readonly replicas: number;
	readonly level: ReliabilityLevel;
}

function smallCluster(maxHosts: number, maxNodes: number): fc.Arbitrary<Small> {
	const host = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }));
	return fc
		.record({
			hosts: fc.array(host, { minLength: 1, maxLength: maxHosts }),
			replicas: fc.integer({ min: 1, max: 4 }),
			level: fc.constantFrom<ReliabilityLevel>(0, 1, 2),
		})
		.map(({ hosts, ...rest }) => {
			const of = (role: Process['role'], part: 0 | 1) =>
				hosts.flatMap((counts, at) =>
					Array.from(
						{ length: counts[part] },
						(_, n): Process => ({ alias: `${role}${at}-${n}`, host: `h${at}`, role }),
					),
				);
			return {
				...rest,
				processes: [...of('controller', 0).slice(0, maxNodes), ...of('datanode', 1).slice(0, maxNodes)],
			};
		})
		.filter(({ processes }) => processes.some(({ role }) => role === 'controller'));
}

function loads(processes: readonly Process[]): HostLoad[] {
	const of = (role: Process['role']) => processes.filter((one) => one.role === role);
	return loadsOf(of('controller'), of('datanode'));
}

function placementIn({ processes, replicas, level }: Small): Placement {
	const of = (role: Process['role']) => processes.filter((one) => one.role === role).length;
	return {
		hosts: loads(processes),
		controllers: of('controller'),
		dataNodes: of('datanode'),
		replicas,
		level,
		perZone: false,
	};
}

function subsets<T>(items: readonly T[]): T[][] {
	return Array.from({ length: 2 ** items.length }, (_, bits) => items.filter((_item, at) => (bits >> at) & 1));
}

const hostsOf = (processes: readonly Process[]) => new Set(processes.map(({ host }) => host));

/** Every set of data nodes that the replicas of one chunk may lie on. Where too few are there, as many as there are. */
function possibleChunks({ processes, replicas }: Small, areApart: boolean): Process[][] {
	const nodes = processes.filter(({ role }) => role === 'datanode');
	const size = Math.min(replicas, areApart ? hostsOf(nodes).size : nodes.length);
	if (size === 0) return [];
	return subsets(nodes).filter((set) => set.length === size && (!areApart || hostsOf(set).size === size));
}

/** Whether each possible chunk has a replica outside of what is lost. */
function areReadable(chunks: readonly Process[][], lost: ReadonlySet<Process>): boolean {
	return chunks.every((chunk) => chunk.some((node) => !lost.has(node)));
}

/** What is left, by looking at every chunk there could be and counting who is up. */
function search(of: Small) {
	const controllers = of.processes.filter(({ role }) => role === 'controller');
	const nodes = of.processes.filter(({ role }) => role === 'datanode');
	const strict = possibleChunks(of, true);
	const loose = possibleChunks(of, false);
	const canBeApart = hostsOf(nodes).size >= of.replicas;
	return (lost: ReadonlySet<Process>) => {
		const up = (all: readonly Process[]) => all.filter((one) => !lost.has(one));
		const metadata = up(controllers).length * 2 > controllers.length;
		const isSafe = areReadable(of.level === 1 ? strict : loose, lost);
		const isHoped = of.level === 2 && canBeApart && areReadable(strict, lost);
		const data =
			nodes.length > 0 && up(nodes).length === 0 ? 'gone' : isSafe ? 'guaranteed' : isHoped ? 'expected' : 'uncertain';
		const room = of.level === 1 ? hostsOf(up(nodes)).size : up(nodes).length;
		return { metadata, data, newChunks: metadata && room >= of.replicas };
	};
}

describe('the formulas agree with an exhaustive search', () => {
	test('whatever processes are lost, on any hosts', () => {
		fc.assert(
			fc.property(smallCluster(4, 5), (small) => {
				const placement = placementIn(small);
				const searched = search(small);
				for (const lost of subsets(small.processes)) {
					expect(outcomeOf(placement, loads(lost))).toEqual(searched(new Set(lost)));
				}
			}),
			{ numRuns: 60 },
		);
	}, 60_000);

	test('the smallest fatal losses of hosts, from whatever is lost already', () => {
		const scene = smallCluster(6, 7).chain((small) =>
			fc.record({ small: fc.constant(small), before: fc.subarray([...small.processes]) }),
		);
		fc.assert(
			fc.property(scene, ({ small, before }) => {
				const { processes } = small;
				const placement = placementIn(small);
				const searched = search(small);
				const rest = [...hostsOf(processes.filter((one) => !before.includes(one)))];
				const outcomes = subsets(rest).map((hosts) => {
					const isLost = (one: Process) => hosts.includes(one.host) || before.includes(one);
					return { hosts, ...searched(new Set(processes.filter(isLost))) };
				});
				const limits = limitsOf(placement, loads(before));
				expect(limits.hosts).toBe(rest.length);
				const smallest = (fatal: (one: (typeof outcomes)[number]) => boolean) =>
					smallestOf(outcomes.filter(fatal).map(({ hosts }) => hosts));
				const isRisk = (data: string) => data === 'uncertain' || data === 'gone';
				expect(named(limits.stops)).toEqual(smallest(({ metadata }) => !metadata));
				expect(named(limits.data)).toEqual(smallest(({ data }) => isRisk(data)));
				expect(named(limits.guaranteed)).toEqual(smallest(({ data }) => data !== 'guaranteed'));
			}),
			{ numRuns: 150 },
		);
	}, 60_000);
});

/** The sets of the least size, in an order that does not depend on how they were found. */
function smallestOf(sets: readonly (readonly string[])[]): string[] | null {
	if (sets.length === 0) return null;
	const size = Math.min(...sets.map((set) => set.length));
	return sets
		.filter((set) => set.length === size)
		.map((set) => [...set].sort().join())
		.sort();
}

/** All sets that an answer stands for: a choice is spelled out. */
function named(answer: ReturnType<typeof fatalSets>): string[] | null {
	if (answer === null) return null;
	const { always, choose, among, isAnyChoice, sets, hasMore } = answer;
	const chosen = subsets(among)
		.filter((set) => set.length === choose)
		.map((set) => [...always, ...set]);
	const all = isAnyChoice ? chosen : sets;
	if (!hasMore) expect(smallestOf(sets)).toEqual(smallestOf(all));
	return smallestOf(all);
}

describe('sets of hosts that weigh too much', () => {
	const weights = (max: number, hosts: number) =>
		fc.array(fc.integer({ min: 0, max }), { minLength: 1, maxLength: hosts });
	const weighed = (all: readonly number[]): WeighedHost[] => all.map((weight, at) => ({ host: `h${at}`, weight }));

	test('are found as by trying all', () => {
		fc.assert(
			fc.property(weights(5, 9), fc.integer({ min: 0, max: 12 }), (all, fatal) => {
				const hosts = weighed(all);
				const sum = (set: readonly WeighedHost[]) => set.reduce((total, { weight }) => total + weight, 0);
				const tried = smallestOf(
					subsets(hosts)
						.filter((set) => sum(set) >= fatal)
						.map((set) => set.map(({ host }) => host)),
				);
				const answer = fatalSets(hosts, fatal);
				if (answer?.hasMore && !answer.isAnyChoice) {
					expect(answer.sets).toHaveLength(20);
					expect(new Set(tried)).toEqual(new Set([...(tried ?? []), ...(smallestOf(answer.sets) ?? [])]));
				} else expect(named(answer)).toEqual(tried);
				expect(answer?.size).toBe(
					tried?.[0] === undefined ? undefined : tried[0].split(',').filter((name) => name).length,
				);
			}),
			{ numRuns: 600 },
		);
	});

	test('are told in the order of the cluster', () => {
		expect(fatalSets(weighed([1, 3, 1, 1]), 4)).toEqual({
			size: 2,
			always: ['h1'],
			choose: 1,
			among: ['h0', 'h2', 'h3'],
			isAnyChoice: true,
			sets: [
				['h0', 'h1'],
				['h1', 'h2'],
				['h1', 'h3'],
			],
			hasMore: false,
		});
		expect(fatalSets(weighed([2, 1, 1, 2]), 3)).toMatchObject({
			isAnyChoice: false,
			size: 2,
			always: [],
			hasMore: false,
		});
	});
});

describe('twenty hosts', () => {
	const load = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }));
	const big = fc.record({
		loads: fc
			.array(load, { minLength: 20, maxLength: 20 })
			.filter((all) => all.some(([controllers]) => controllers > 0)),
		replicas: fc.integer({ min: 1, max: 5 }),
		level: fc.constantFrom<ReliabilityLevel>(0, 1, 2),
	});

	test('all million losses, judged one by one', () => {
		fc.assert(
			fc.property(big, ({ loads: all, replicas, level }) => {
				const hosts = all.map(([controllers, dataNodes], at) => ({ host: `h${at}`, controllers, dataNodes }));
				const sum = (part: (one: HostLoad) => number) => hosts.map(part).reduce((a, b) => a + b, 0);
				const [controllers, dataNodes] = [sum((one) => one.controllers), sum((one) => one.dataNodes)];
				const holders = sum((one) => Math.min(1, one.dataNodes));
				const { stops, data } = limitsOf({
					hosts: hosts.filter((one) => one.controllers + one.dataNodes > 0),
					...{ controllers, dataNodes, replicas, level, perZone: false },
				});
				const areApart = level === 1 || (level === 2 && holders >= replicas);
				const copies = Math.min(replicas, areApart ? holders : dataNodes);
				const dataOf = (one: HostLoad) => (areApart ? Math.min(1, one.dataNodes) : one.dataNodes);
				const tried = {
					stops: tryAll(
						hosts.map((one) => one.controllers),
						(lost) => 2 * (controllers - lost) <= controllers,
					),
					data: tryAll(hosts.map(dataOf), (lost) => dataNodes > 0 && lost >= copies),
				};
				agree(stops, tried.stops);
				agree(data, tried.data);
			}),
			{ numRuns: 8 },
		);
	}, 120_000);

	function agree(answer: ReturnType<typeof fatalSets>, tried: ReturnType<typeof tryAll>): void {
		expect(answer?.size).toBe(tried?.size);
		if (answer === null || tried === undefined) return;
		const bits = (set: readonly string[]) => set.reduce((all, host) => all | (1 << Number(host.slice(1))), 0);
		for (const set of answer.sets) expect(tried.sets.has(bits(set))).toBe(true);
		expect(answer.hasMore ? 21 : answer.sets.length).toBe(Math.min(21, tried.sets.size));
		if (answer.isAnyChoice) expect(choices(answer.among.length, answer.choose)).toBe(tried.sets.size);
		const among = bits([...answer.always, ...answer.among]);
		for (const set of tried.sets) {
			expect(set & bits(answer.always)).toBe(bits(answer.always));
			expect(set & ~among).toBe(0);
		}
	}
});

/** The smallest fatal sets among all subsets, as bits. */
function tryAll(
	weights: readonly number[],
	isFatal: (lost: number) => boolean,
): { readonly size: number; readonly sets: ReadonlySet<number> } | undefined {
	const sums = new Uint8Array(2 ** weights.length);
	const sizes = new Uint8Array(2 ** weights.length);
	let best = { size: Number.POSITIVE_INFINITY, sets: new Set<number>() };
	for (let set = 0; set < sums.length; set++) {
		const rest = set & (set - 1);
		if (set > 0) {
			sums[set] = (sums[rest] ?? 0) + (weights[31 - Math.clz32(set ^ rest)] ?? 0);
			sizes[set] = (sizes[rest] ?? 0) + 1;
		}
		const size = sizes[set] ?? 0;
		if (size > best.size || !isFatal(sums[set] ?? 0)) continue;
		if (size < best.size) best = { size, sets: new Set() };
		best.sets.add(set);
	}
	return best.sets.size === 0 ? undefined : best;
}

function choices(items: number, size: number): number {
	let ways = 1;
	for (let at = 1; at <= size; at++) ways = (ways * (items - size + at)) / at;
	return ways;
}

describe('a thousand hosts', () => {
	/** How often a weight is looked at until the answer is there. */
	function reads(hosts: number, weight: (at: number) => number, fatal: (sum: number) => number): number {
		let count = 0;
		const weighed = Array.from({ length: hosts }, (_, at) => ({
			host: `h${at}`,
			get weight() {
				count++;
				return weight(at);
			},
		}));
		const sum = Array.from({ length: hosts }, (_, at) => weight(at)).reduce((a, b) => a + b, 0);
		expect(fatalSets(weighed, fatal(sum))?.size).toBeGreaterThan(1);
		return count;
	}

	test.each([
		['one of each', () => 1],
		['many kinds', (at: number) => 1 + (at % 37)],
		['a few heavy ones', (at: number) => (at < 5 ? 50 : 1)],
	] as const)('%s: twice the hosts are little more than twice the work', (_name, weight) => {
		for (const fatal of [() => 2, (sum: number) => Math.floor(sum / 2) + 1, (sum: number) => sum]) {
			const few = () => reads(500, weight, (sum) => Math.max(51, fatal(sum)));
			const many = () => reads(1000, weight, (sum) => Math.max(51, fatal(sum)));
			expect(many()).toBeLessThan(2.6 * few());
			expect(many()).toBeLessThan(60_000);
		}
	});
});
