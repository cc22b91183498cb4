import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const project = (name: string, include: string, testTimeout = 10_000) => ({
	test: { name, include: [include], testTimeout, hookTimeout: 300_000 },
});

/** Files that share nothing but modules without a state of their own, and load those once. */
const sharing = (name: string, include: string, testTimeout?: number) => ({
	test: { ...project(name, include, testTimeout).test, exclude: [MOCKED], isolate: false },
});

const MOCKED = 'test/{unit,lsp}/**/*.mocked.test.ts';

/** Files that take minutes: they start first, so that no worker is left with one of them while the others are done. */
const LONG = [
	'hosts/presets',
	'hosts/migration',
	'hosts/random',
	'hosts/ansible',
	'shell/resume',
	'shell/ansible',
	'shell/rehearse',
	'shell/rollback',
	'shell/tutorial',
];

class LongFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const rank = ({ moduleId }: TestSpecification) => {
			const at = LONG.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
			return at < 0 ? LONG.length : at;
		};
		return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
	}
}

export default defineConfig({
	test: {
		sequence: { sequencer: LongFirst },
		// Much of the time of the slow tests is waiting for processes: on two cores, one worker leaves one idle.
		maxWorkers: Math.max(2, availableParallelism() - 1),
		projects: [
			sharing('unit', 'test/unit/**/*.test.ts'),
			project('mocked', MOCKED),
			sharing('fixtures', 'test/{fixtures,features,doctor,logs}.test.ts'),
			sharing('property', 'test/property/**/*.test.ts', 300_000),
			sharing('golden', 'test/golden/**/*.test.ts', 60_000),
			sharing('lsp', 'test/lsp/**/*.test.ts', 30_000),
			sharing('tidy', 'test/tidy/**/*.test.ts', 60_000),
			sharing('cli', 'test/cli/**/*.test.ts', 60_000),
			sharing('hosts', 'test/hosts/**/*.test.ts', 900_000),
			project('editors', 'test/editors/**/*.test.ts', 90_000),
			project('publishing', 'test/publishing/**/*.test.ts', 180_000),
			sharing('shell', 'test/shell/**/*.test.ts', 900_000),
		],
	},
});
