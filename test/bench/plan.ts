// A plan and everything that is rendered from it, by the number of hosts: how times grow matters, not how long they are.
import { performance } from 'node:perf_hooks';
import { renderAll } from '../../server/src/render/registry.ts';
import { planMigration } from '../../server/src/verify/plan-migration.ts';
import { manyMoving } from './migration.ts';

const SIZES = [10, 100, 300, 1_000];
const ROUNDS = 4;

/** Milliseconds for planning and rendering, and how many megabytes of text came of it. */
interface Round {
	readonly plan: number;
	readonly render: number;
	readonly size: number;
}

function once(count: number): Round {
	const { snapshot, target } = manyMoving(count);
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

/** Plans and renders clusters of all sizes and prints times side by side. */
export function planBenchmark(): void {
	console.log('               cold total   warm plan    warm render  warm total   text         doubled');
	let last: { count: number; time: number } | undefined;
	for (const count of SIZES) {
		const rounds = Array.from({ length: ROUNDS }, () => once(count));
		const [cold, ...others] = rounds as [Round, ...Round[]]; // there are several rounds
		const best = others.reduce((a, b) => (total(b) < total(a) ? b : a));
		const cell = (value: number, unit: string) => `${value.toFixed(unit === 'MB' ? 1 : 0)} ${unit}`.padEnd(13);
		const doubled = last && (total(best) / last.time) ** (1 / Math.log2(count / last.count));
		console.log(
			`${`${count} hosts`.padEnd(15)}${cell(total(cold), 'ms')}${cell(best.plan, 'ms')}${cell(best.render, 'ms')}${cell(total(best), 'ms')}${cell(best.size, 'MB')}${doubled?.toFixed(2) ?? ''}`,
		);
		last = { count, time: total(best) };
	}
}
