import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupBy } from '../../server/src/base/collections.ts';
import { PREPARING, trials } from '../support/arbitraries/shell-lines.ts';
import { runOnModel, type Told } from '../support/doctor/model-shell.ts';
import { type Left, runForReal } from '../support/doctor/real-shell.ts';

/** Five or six lines each, of which each is compared with what real programs make of it. */
const TRIALS = Number(process.env['TRIALS'] ?? 960);

describe('the doctor’s interpreter', async () => {
	const told = fc.sample(trials, { numRuns: TRIALS, ...seed() }).map(runOnModel);
	const lines = told.flatMap(({ trial }) => trial.lines).filter((line) => line !== PREPARING);
	const real = await runForReal(told.map(({ trial }) => trial));
	const all = told.map((one, at) => ({ ...one, real: real[at] ?? NOTHING }));

	test('agrees with bash, GNU sed and cp on what 5,000 lines leave behind and print', () => {
		const wrong = all.filter((one) => shown(one.left) !== shown(one.real));
		const shortest = wrong.toSorted((a, b) => a.trial.lines.join('').length - b.trial.lines.join('').length);
		expect(shortest.slice(0, 4).map(described), `${wrong.length} of ${TRIALS} differ`).toEqual([]);
		expect(lines.length / TRIALS).toBeGreaterThan(5000 / 960);
	});

	test('understands nearly everything of what runbooks are made of', () => {
		const count = told.reduce((sum, { unclear }) => sum + unclear.length, 0);
		expect(count / (lines.length + count), reasons(told)).toBeLessThan(0.05);
	});

	test('is asked about lines that do something', () => {
		const changing = all.filter(
			({ trial, real: left }) => left.output !== '' || shown(left) !== shown({ tree: trial.tree, output: '' }),
		);
		expect(changing.length / all.length).toBeGreaterThan(0.8);
	});
});

const NOTHING: Left = { tree: new Map(), output: '' };

/** The same lines each time: a line in ten thousand is beyond the model. `SEED=…` makes others, to look for those. */
function seed(): { seed: number } {
	return { seed: Number(process.env['SEED'] ?? 20261130) };
}

/** What was not understood, most frequent first. */
function reasons(told: readonly Told[]): string {
	const groups = groupBy(
		told.flatMap(({ unclear }) => unclear),
		(reason) => reason,
	);
	const counts = [...groups].map(([reason, { length }]) => [length, reason] as const).sort(([a], [b]) => b - a);
	return counts
		.slice(0, 12)
		.map((one) => one.join(' '))
		.join('\n');
}

function shown({ tree, output }: Left): string {
	return JSON.stringify([[...tree].filter(([name]) => !name.endsWith('/')).sort(), folders(tree), output]);
}

function folders(tree: Left['tree']): string[] {
	const names = [...tree.keys()].flatMap((name) => {
		const parts = name.split('/').slice(0, -1);
		return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
	});
	return [...new Set(names)].sort();
}

/** What differs, and nothing else. */
function described({ trial, left, real }: Told & { readonly real: Left }): string {
	const names = [...new Set([...left.tree.keys(), ...real.tree.keys()])];
	const differing = names.filter((name) => !name.endsWith('/') && left.tree.get(name) !== real.tree.get(name));
	const texts = differing.map((name) =>
		compared(
			name,
			[trial.tree, left.tree, real.tree].map((tree) => tree.get(name)),
		),
	);
	const outputs = left.output === real.output ? [] : [compared('printed', ['', left.output, real.output])];
	const places = `folders ${folders(left.tree)} / ${folders(real.tree)}`;
	return [...trial.lines, `(${[...trial.tree.keys()].join(' ')})`, ...texts, ...outputs, places].join('\n');
}

function compared(name: string, texts: readonly (string | undefined)[]): string {
	const [before, doctor, real] = texts.map((text) => JSON.stringify(text));
	return `${name}: ${before}\n  doctor ${doctor}\n  really ${real}`;
}
