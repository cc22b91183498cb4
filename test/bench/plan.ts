// A plan and everything that is rendered from it, by the number of hosts; runs in a process of its own.
import { performance } from 'node:perf_hooks';
import { nativeSum } from '../../server/src/node/native-sum.ts';
import { makeSumsBy } from '../../server/src/plan/fingerprint.ts';
import { renderAll } from '../../server/src/render/registry.ts';
import { planMigration } from '../../server/src/verify/plan-migration.ts';
import { manyMoving } from './migration.ts';
import { type Measured, OURS } from './result.ts';
import { summary } from './statistics.ts';

makeSumsBy(nativeSum); // as the server and the command line do

const ROUNDS = 4;

/** Milliseconds for planning and rendering, and how many megabytes of text came of it. */
interface Round {
	readonly plan: number;
	readonly render: number;
	readonly size: number;
}

function once(count: number): Round {
	const { snapshot, target } = manyMoving(count);
	globalThis.gc?.(); // what reading the files left behind is gone before anybody asks for a plan
	const start = performance.now();
	const planned = planMigration(snapshot, target);
	if ('problems' in planned) throw new Error(`${planned.problems.length} problems`);
	const made = performance.now();
	const files = planned.stages.flatMap(({ plan }) => renderAll(plan));
	const end = performance.now();
	const size = files.reduce((sum, { text }) => sum + text.length, 0) / 1e6;
	return { plan: made - start, render: end - made, size };
}

const total = ({ plan, render }: Round) => plan + render;

/** Plans and renders for clusters of these sizes. */
export function planResults(sizes: readonly number[]): Measured[] {
	let last: { count: number; time: number } | undefined;
	return sizes.flatMap((count) => {
		const rounds = Array.from({ length: ROUNDS }, () => once(count));
		const [cold, ...others] = rounds as [Round, ...Round[]]; // there are several rounds
		const time = summary(others.map(total)).median;
		const said = (what: string, rest: Pick<Measured, 'unit' | 'median'> & Partial<Measured>): Measured => ({
			part: 'plan',
			what: `${count.toLocaleString('en-US')} hosts, ${what}`,
			by: OURS,
			...rest,
		});
		const growth = last && (time / last.time) ** (1 / Math.log2(count / last.count));
		last = { count, time };
		return [
			said('first time', { unit: 'ms', median: total(cold) }),
			said('plan', { unit: 'ms', ...summary(others.map(({ plan }) => plan)) }),
			said('all renderers', { unit: 'ms', ...summary(others.map(({ render }) => render)) }),
			said('plan and all renderers', {
				unit: 'ms',
				...summary(others.map(total)),
				note: `${cold.size.toFixed(1)} MB of text`,
			}),
			...(growth === undefined ? [] : [said('by doubling', { unit: 'times', median: growth })]),
		];
	});
}
