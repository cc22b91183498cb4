import { BUDGETS, type Verdict, verdicts } from './budgets.ts';
import type { Machine, Run } from './result.ts';
import { inUnit, markdownTable, tableOf } from './table.ts';

/** The page that tells of a run of the benchmark. */
export function benchmarkPage({ date, machine, versions, parts, results }: Run): string {
	const judged = verdicts(results);
	const described = parts.filter(({ name }) => results.some(({ part }) => part === name));
	const used = Object.entries(versions).map(([name, version]) => `${name}: ${version}`);
	return [
		'# Benchmarks',
		'Generated from `benchmarks.json` by `npm run generate`; `npm run bench -- --record` makes a new run and writes both.',
		'`npm run bench` measures in one run on one machine, over real connections to real processes. Only ratios mean something elsewhere: the *floor* is a server on the same library that does no work. Times are medians, with the 95th percentile behind the stroke. Floor and ours take turns, so that what else the machine does hits both alike.',
		`Run of ${date}, on ${machineText(machine)}. ${used.join('; ')}.`,
		'## Goals',
		markdownTable([['Goal', 'Measured, at worst', ''], ...judged.map(goalRow), ...notMeasured(judged)]),
		...missed(judged),
		...described.flatMap(({ name, title, about }) => [`## ${title}`, about, markdownTable(tableOf(results, name))]),
	]
		.join('\n\n')
		.concat('\n');
}

function machineText({ cpu, cores, memory, node, os, load }: Machine): string {
	return `${cpu}, ${cores} cores, ${memory} GB of memory, Node ${node}, ${os}, with a load of ${load.toFixed(1)} from other work before it began`;
}

function goalRow({ budget, found, isMet }: Verdict): string[] {
	const [worst] = found;
	const measured = worst?.value === undefined ? 'took too long' : inUnit(worst.value, worst.unit);
	const of = found.length > 1 && worst ? ` (${worst.what})` : '';
	return [budget.goal, measured + of, isMet ? 'met' : '**missed**'];
}

function notMeasured(judged: readonly Verdict[]): string[][] {
	const known = new Set(judged.map(({ budget }) => budget));
	return BUDGETS.filter((budget) => !known.has(budget)).map(({ goal }) => [goal, 'not measured in this run', '']);
}

function missed(judged: readonly Verdict[]): string[] {
	const reasons = judged.filter(({ isMet }) => !isMet).map(({ budget: { goal, reason } }) => ({ goal, reason }));
	const told = reasons.filter(({ reason }) => reason !== undefined);
	return told.map(({ goal, reason }) => `**${goal}**: ${reason}`);
}
