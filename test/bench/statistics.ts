import { performance } from 'node:perf_hooks';

/** How often something is measured. */
export interface Effort {
	/** Rounds that are not counted, in which caches fill and code is compiled. */
	readonly warm: number;
	readonly rounds: number;
	/** After so many milliseconds no further round begins, but for the least number of rounds. */
	readonly patience: number;
}

const LEAST = 4;

/** The value below which a part of the values lies. */
export function percentile(values: readonly number[], part: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Median, 95th percentile and number of values, as results have them. */
export function summary(values: readonly number[]): { median: number; p95: number; rounds: number } {
	return { median: percentile(values, 0.5), p95: percentile(values, 0.95), rounds: values.length };
}

/**
 * Has several take turns, so that what else the machine does hits all alike. Each gives its own milliseconds for one
 * round; the values of each come back in the order given. Rounds come in pairs: what one does, the next takes back.
 */
export async function inTurns(
	{ warm, rounds, patience }: Effort,
	takers: readonly ((round: number) => Promise<number>)[],
): Promise<number[][]> {
	let round = 0;
	const repeat = async (least: number, most: number) => {
		const all: number[][] = [];
		const end = performance.now() + patience;
		while (all.length < least || round % 2 === 1 || (all.length < most && performance.now() < end)) {
			const times: number[] = [];
			for (const take of takers) times.push(await take(round));
			all.push(times);
			round++;
		}
		return all;
	};
	await repeat(1, warm);
	const all = await repeat(LEAST, rounds);
	return takers.map((_, at) => all.map((times) => times[at] ?? Number.NaN));
}

/** The milliseconds that some work takes. */
export async function timed(work: () => unknown): Promise<number> {
	const start = performance.now();
	await work();
	return performance.now() - start;
}
