import { groupBy } from '../../base/collections.ts';
import type { Comparison, HostProbe } from '../../plan/operation.ts';
import type { Step } from '../../plan/plan.ts';
import { visibleLines } from '../shell-quote.ts';
import { askedTogether, copies, type Require } from './asking.ts';
import { askWords, callLine } from './calls.ts';
import type { Hosts } from './hosts.ts';
import type { Knowledge } from './items.ts';
import type { Part } from './waves.ts';
import type { Yaml } from './yaml.ts';

/** A question to another host, whose answer a comparison needs. */
type Needed = readonly [host: string, words: readonly string[]];

/**
 * What a part requires: an item for what a host is asked, with the steps that ask so, and what hosts tell first for the
 * others. Many copies ask one and the same whether all stands still: then it is asked once.
 */
export function requireItems({ operations }: Part, know: Knowledge): Record<'asked' | 'told', Map<string, Yaml>> {
	const byHost = groupBy(operations, ({ host }) => host ?? '');
	const lines = new Map<string, Map<string, number>>();
	const lineOf = ([host, words]: Needed): number => {
		const questions = lines.get(host) ?? new Map<string, number>();
		lines.set(host, questions);
		const key = JSON.stringify(words);
		if (!questions.has(key)) questions.set(key, questions.size);
		return questions.get(key) ?? 0;
	};
	const asked = [...byHost].map(
		([host, placed]) =>
			[host, askedTogether(placed, know.isEarly).map(({ steps, own }) => item(steps, own, know, lineOf))] as const,
	);
	const early = operations.some(({ step }) => know.isEarly(step));
	const told = [...lines].map(([host, questions]) => {
		const words = [...questions.keys()].map((key): string[] => JSON.parse(key));
		const call = callLine(['tell_all', ...words.flatMap((own) => [String(own.length), ...own])]);
		return [host, { early, call }] as const;
	});
	return { asked: new Map(asked), told: new Map(told) };
}

/** The hosts that tell something in a part. */
export function toldHosts({ operations }: Part): string[] {
	return operations.flatMap(({ operation }) =>
		operation.op === 'require' && isComparison(operation.probe) ? neededFor(operation.probe).map(([host]) => host) : [],
	);
}

/** The files of tasks that a part needs besides require.yml: for what is known before, and for what may be meant so. */
export function tasksAround(part: Part): { readonly before: readonly string[]; readonly after: readonly string[] } {
	const requires = part.operations.map(({ operation }) => operation as Require); // by waves.ts
	const timed = requires.some(({ probe }) => probe.probe === 'clock-within');
	const doubtful = requires.some(({ mayBeMeant }) => mayBeMeant);
	return {
		before: [...(timed ? ['require-time'] : []), ...(toldHosts(part).length > 0 ? ['require-told'] : [])],
		after: doubtful ? ['require-doubts'] : [],
	};
}

function item(
	steps: readonly Step[],
	requires: readonly Require[],
	know: Knowledge,
	lineOf: (needed: Needed) => number,
): Yaml {
	const uses: Needed[] = [];
	const compare = (probe: Comparison) => {
		const at = uses.length;
		uses.push(...neededFor(probe));
		return comparisonWords(probe, at, know.hosts);
	};
	const questions = requires.flatMap(({ host, probe, problem, mayBeMeant }) => {
		const words = isComparison(probe) ? compare(probe) : askWords(know.hosts, host, probe);
		return [mayBeMeant ? 'may' : 'must', visibleLines(problem), String(words.length), ...words];
	});
	return {
		...{ steps: steps.map(({ id }) => id), early: steps.some(know.isEarly), again: steps.some(copies) },
		timed: requires.some(({ probe }) => probe.probe === 'clock-within'),
		uses: uses.map((needed) => ({ host: know.hosts.nameOf(needed[0]), line: lineOf(needed) })),
		call: callLine(['ask_all', ...questions]),
	};
}

function isComparison(probe: HostProbe | Comparison): probe is Comparison {
	return COMPARISONS.has(probe.probe);
}

const COMPARISONS: ReadonlySet<string> = new Set<Comparison['probe']>([
	...(['space-for', 'same-output', 'owner-known', 'disk-like', 'clock-within'] as const),
]);

/** What other hosts have to tell before a comparison can be made. */
function neededFor(probe: Comparison): Needed[] {
	switch (probe.probe) {
		case 'space-for':
			return probe.trees.map(({ host, path }) => [host, ['at_size', path]]);
		case 'same-output':
			return [[probe.other.host, ['at_output', ...probe.other.argv]]];
		case 'owner-known':
			return [[probe.of.host, ['at_owner_of', probe.of.path]]];
		case 'disk-like':
			return [[probe.other.host, [`at_disk_${probe.aspect}`, probe.other.path]]];
		case 'clock-within':
			return [];
	}
}

/** The words of hosts.sh that compare; the first of the answers that they need has the number `at`. */
function comparisonWords(probe: Comparison, at: number, { nameOf }: Hosts): string[] {
	switch (probe.probe) {
		case 'space-for':
			return ['space_for', probe.path, String(probe.percent), ...probe.trees.map((_, tree) => String(at + tree))];
		case 'same-output':
			return ['same_output', String(at), nameOf(probe.other.host), ...probe.argv];
		case 'owner-known':
			return ['owner_known', String(at)];
		case 'disk-like':
			return ['disk_like', String(at), nameOf(probe.other.host), probe.aspect, probe.path];
		case 'clock-within':
			return ['clock_within', String(probe.milliseconds)];
	}
}
