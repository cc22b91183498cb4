import type { StepSeed } from './steps/step-kind.ts';

/** The seeds in an order in which none comes before one that it waits for; otherwise as they were. */
export function orderSteps(seeds: readonly StepSeed[]): StepSeed[] {
	const waiting = new Map(seeds.map((one) => [one.key, new Set(one.after)]));
	if (waiting.size < seeds.length) throw new Error(`two steps have one key: ${twice(seeds)}`);
	const dependents = new Map<string, number[]>();
	seeds.forEach(({ after }, at) => {
		for (const key of after) {
			const known = dependents.get(key);
			if (known) known.push(at);
			else dependents.set(key, [at]);
		}
	});
	const ordered: StepSeed[] = [];
	const ready = seeds.flatMap((one, at) => (one.after.length === 0 ? [at] : []));
	while (ready.length > 0) {
		const next = seeds[ready.shift() as number] as StepSeed; // indices of the list
		ordered.push(next);
		for (const at of dependents.get(next.key) ?? []) {
			const dependent = seeds[at] as StepSeed;
			const left = waiting.get(dependent.key);
			left?.delete(next.key);
			if (left?.size === 0) insertSorted(ready, at);
		}
	}
	if (ordered.length < seeds.length) throw new Error(`steps wait for one another: ${stuck(seeds, ordered)}`);
	return ordered;
}

/** The earliest seed goes first, so that the order is stable. */
function insertSorted(ready: number[], at: number): void {
	let place = ready.length; // most become ready in their order
	while (place > 0 && (ready[place - 1] as number) > at) place--;
	ready.splice(place, 0, at);
}

function twice(seeds: readonly StepSeed[]): string | undefined {
	const seen = new Set<string>();
	return seeds.find(({ key }) => seen.size === seen.add(key).size)?.key;
}

function stuck(seeds: readonly StepSeed[], ordered: readonly StepSeed[]): string {
	return seeds
		.filter((one) => !ordered.includes(one))
		.map(({ key }) => key)
		.join(', ');
}
