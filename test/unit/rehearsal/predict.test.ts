import { describe, expect, test } from 'vitest';
import { differences } from '../../../server/src/cli/rehearsal/difference.ts';
import { type HostSums, predicted } from '../../../server/src/cli/rehearsal/predict.ts';
import type { Operation } from '../../../server/src/plan/operation.ts';
import { ONE, planWith, TWO, writeFile } from '../../support/sample-plans.ts';

const before: HostSums = new Map([
	[
		ONE,
		new Map([
			['/a', 'folder'],
			['/a/x', 'sum x'],
			['/a/x.lic', 'sum l'],
			['/a/log', 'folder'],
			['/a/log/1', 'sum 1'],
			['/b', 'sum b'],
		]),
	],
	[TWO, new Map()],
]);

const ARCHIVE = new Map([
	['server/dolphindb', 'sum d'],
	['server/clusterDemo/config/sample', 'sum s'],
]);

function leaves(...operations: Operation[]): HostSums {
	return predicted(before, planWith([{ id: '01-do', operations }]), ARCHIVE);
}

describe('what a plan leaves', () => {
	test('copies come without what is excluded', () => {
		const copy: Operation = {
			op: 'copy-tree',
			from: { host: ONE, path: '/a' },
			to: { host: TWO, path: '/c' },
			excludes: ['*.lic', '/log/'],
		};
		expect(leaves(copy).get(TWO)).toEqual(
			new Map([
				['/c', 'folder'],
				['/c/x', 'sum x'],
			]),
		);
	});

	test('renames take along what lies below, and programs what their words say', () => {
		const rename: Operation = { op: 'rename', host: ONE, from: '/a', to: '/z' };
		expect([...(leaves(rename).get(ONE) ?? [])].map(([path]) => path).sort()).toEqual([
			'/b',
			'/z',
			'/z/log',
			'/z/log/1',
			'/z/x',
			'/z/x.lic',
		]);
		const run = (argv: string[], path = '/none'): Operation => ({
			op: 'run',
			host: ONE,
			argv,
			unless: { probe: 'path-exists', path },
		});
		expect(
			leaves(run(['mv', '-nT', '--', '/b', '/y']))
				.get(ONE)
				?.get('/y'),
		).toBe('sum b');
		expect(
			leaves(run(['mv', '-nT', '--', '/b', '/y'], '/a'))
				.get(ONE)
				?.get('/y'),
		).toBeUndefined();
		expect(
			leaves(run(['cp', '-p', '--', '/b', '/a/x']))
				.get(ONE)
				?.get('/a/x'),
		).toBe('sum b');
	});

	test('a written file keeps the old one beside, once', () => {
		const write = writeFile(ONE, '/b', 'whatever', 'new\n');
		const sums = leaves(write, { ...write, sha256: 'another' }).get(ONE);
		expect([sums?.get('/b'), sums?.get(write.keep)]).toEqual(['another', 'sum b']);
	});

	test('an archive is unpacked without what its words leave in it', () => {
		const argv = ['unzip', '-q', '-o', '/a.zip', '-x', 'server/clusterDemo/config/*', '-d', '/p'];
		expect([...(leaves({ op: 'run', host: TWO, argv }).get(TWO) ?? [])]).toEqual([['/p/server/dolphindb', 'sum d']]);
	});

	test('the given sums stay as they are', () => {
		leaves({ op: 'rename', host: ONE, from: '/a', to: '/z' });
		expect(before.get(ONE)?.get('/a/x')).toBe('sum x');
	});
});

describe('differences', () => {
	const of = (found: readonly (readonly [string, string])[]) =>
		differences(
			new Map([
				[
					ONE,
					new Map([
						['/a/x', '1'],
						['/a/y', '2'],
					]),
				],
			]),
			new Map([[ONE, new Map(found)]]),
		).map(({ path, what }) => `${path} ${what}`);

	test('name what lacks, what is other and what is more', () => {
		expect(
			of([
				['/a/x', '1'],
				['/a/y', '2'],
			]),
		).toEqual([]);
		expect(
			of([
				['/a/x', '3'],
				['/a/z', '2'],
			]),
		).toEqual(['/a/x different', '/a/y missing', '/a/z unexpected']);
	});

	test('logs, Raft state and marks of scripts do not count', () => {
		const noise = [
			'/a/log/controller.log',
			'/a/n.nohup',
			'/a/data/c1/raft/raftHardstate',
			'/a/.b.0123456789abcdef.owner',
			'/tmp/x',
		];
		expect(of([['/a/x', '1'], ['/a/y', '2'], ...noise.map((path) => [path, '1'] as const)])).toEqual([]);
	});
});
