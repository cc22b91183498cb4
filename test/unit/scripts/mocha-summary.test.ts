import { expect, test } from 'vitest';
import { mochaSummary } from '../../../scripts/vscode/mocha-summary.mjs';

const run = (summary: string) =>
	`no display: running headless\n\n\n  a group\n    ✔ has 7 passing (1s)\n\n\n${summary}\n`;

test('the numbers are those of the summary, not of titles', () => {
	expect(mochaSummary(run('  45 passing (4m)'))).toEqual({ passed: 45, failed: 0, skipped: 0 });
	expect(
		mochaSummary(run('  0 passing (9ms)\n  2 pending\n  1 failing\n\n  1) a test\n     Error: 3 failing')),
	).toEqual({
		passed: 0,
		failed: 1,
		skipped: 2,
	});
});

test('a run without a summary, or with two, has no numbers', () => {
	expect(mochaSummary(run(''))).toBeUndefined();
	expect(mochaSummary(run('  1 passing (1s)\n  1 passing (1s)'))).toBeUndefined();
	expect(mochaSummary(run('  1 failing'))).toBeUndefined();
});
