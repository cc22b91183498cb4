import { expect, test } from 'vitest';
import { BUDGETS, misses, verdicts } from '../../bench/budgets.ts';
import { benchmarkPage } from '../../bench/page.ts';
import { PARTS } from '../../bench/parts.ts';
import type { Measured } from '../../bench/result.ts';
import { inTurns, percentile } from '../../bench/statistics.ts';
import { tableOf } from '../../bench/table.ts';

const time = (by: string, median: number, rest: Partial<Measured> = {}): Measured => ({
	part: 'lines',
	what: '100 lines, push',
	by,
	unit: 'ms',
	median,
	p95: 2 * median,
	...rest,
});

test('every goal is about a part that there is', () => {
	const names = PARTS.map(({ name }) => name);
	expect(BUDGETS.filter(({ part }) => !names.includes(part))).toEqual([]);
	expect(new Set(names).size).toBe(names.length);
});

test('a ratio within the budget is met, one above is a miss, and so is what took too long', () => {
	expect(misses([time('floor', 2), time('ours', 3)])).toEqual([]);
	const missed = misses([time('floor', 2), time('ours', 3.1)]);
	expect(missed.map(({ found }) => found[0]?.value)).toEqual([1.55]);
	const { median: _, p95: __, ...late } = time('ours', 0, { note: 'over 20 s' });
	expect(misses([time('floor', 2), late]).map(({ found }) => found[0]?.value)).toEqual([undefined]);
	expect(misses([time('floor', 2), time('JSON', 900)])).toEqual([]);
});

test('a time by itself never fails the command; a size does', () => {
	const slow = time('ours', 9_999, { part: 'rename', what: 'alias of a controller, 1,000 hosts, 3 files' });
	expect(verdicts([slow]).map(({ isMet }) => isMet)).toEqual([false]);
	expect(misses([slow])).toEqual([]);
	const large = time('ours', 501, { part: 'size', what: 'the package', unit: 'kB' });
	expect(misses([large]).map(({ budget }) => budget.goal)).toEqual(['The package under 500 kB']);
});

test('a table has a row for each thing and a column for each who did it, with what could not be measured', () => {
	const { median: _, p95: __, ...late } = time('YAML', 0, { note: 'over 20 s' });
	expect(tableOf([time('floor', 2), time('ours', 3), late], 'lines')).toEqual([
		['', 'floor', 'ours', 'YAML', 'ours / floor'],
		['100 lines, push', '2.00 ms / 4.00', '3.00 ms / 6.00', 'over 20 s', '1.50'],
	]);
});

test('the page says which goals were met, on which machine', () => {
	const machine = { cpu: 'a processor', cores: 2, memory: 8, node: '20.0.0', os: 'Linux', load: 0.5 };
	const results = [time('floor', 2), time('ours', 3.1)];
	const parts = PARTS.filter(({ name }) => name === 'lines');
	const page = benchmarkPage({
		date: '2026-01-01',
		machine,
		versions: { ours: '0.1.0' },
		quick: false,
		parts,
		results,
	});
	expect(page).toContain('a processor, 2 cores, 8 GB of memory, Node 20.0.0, Linux');
	expect(page).toMatch(/^\| Keystroke to diagnostics, up to 10,000 lines.* \| × 1\.55 \| \*\*missed\*\* \|$/m);
	expect(page).toContain('## A keystroke, by the size of the file');
	expect(page).not.toContain('## Memory');
	expect(page).toContain('| The package under 500 kB | not measured in this run |  |');
});

test('rounds come in pairs, and all take turns', async () => {
	const order: string[] = [];
	const taker = (name: string) => async (round: number) => {
		order.push(`${name}${round}`);
		return round;
	};
	const values = await inTurns({ warm: 1, rounds: 5, patience: 1_000 }, [taker('a'), taker('b')]);
	expect(order.slice(0, 4)).toEqual(['a0', 'b0', 'a1', 'b1']);
	expect(values).toEqual([
		[2, 3, 4, 5, 6, 7],
		[2, 3, 4, 5, 6, 7],
	]);
	expect(percentile([5, 1, 3], 0.5)).toBe(3);
	expect(percentile([5, 1, 3], 0.95)).toBe(5);
});
