import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupBy } from '../../server/src/base/collections.ts';
import type { Rewrite } from '../../server/src/features/refactor/refactoring.ts';
import type { Workspace } from '../../server/src/workspace/workspace.ts';
import { clusters } from '../support/arbitraries/cluster.ts';
import { allFindings, workspaceFor } from '../support/fixture-findings.ts';
import { readAll } from '../support/read-all.ts';
import { refactored, type Tried, triedIn } from '../support/refactored.ts';
import { faultsOf } from '../support/refactoring-faults.ts';

const scenarios = path.resolve(import.meta.dirname, '../fixtures/scenarios/correct');

describe('every refactoring, wherever it is offered, does what it says and brings no finding', () => {
	test.for(readdirSync(scenarios))('%s', (name) => {
		const workspace = workspaceFor(withSettings(name));
		expect(allFaults(workspace, triedIn(workspace, byLine, 1))).toEqual([]);
	});

	test('in any cluster', { timeout: 300_000 }, () => {
		const done = new Set<string>();
		const tryAll = (files: ReadonlyMap<string, string>) => {
			const workspace = workspaceFor(files);
			const tried = [...triedIn(workspace, byRole, 1)];
			for (const { id, outcome } of tried) if (!('refusal' in outcome)) done.add(id.split('-to-')[0] ?? '');
			expect(allFaults(workspace, tried)).toEqual([]);
		};
		fc.assert(fc.property(clusters, tryAll), { numRuns: 30 });
		// What few clusters offer may be missing so far.
		for (const files of fc.sample(clusters, 300)) {
			if (done.size >= EVERYWHERE.length) break;
			tryAll(files);
		}
		expect([...done].sort()).toEqual(EVERYWHERE);
	});
});

/** What can be done somewhere in some correct cluster; what is wrong before has tests of its own. */
const EVERYWHERE = [
	'add-agent',
	...['add-computenode', 'add-controllers', 'add-controllers-apart', 'add-datanode', 'add-datanodes'],
	...['move', 'set-for-all', 'set-per-node', 'sort-rows', 'use-free-port'],
];

const byLine = (id: string, line: string) => `${id} ${line.includes(':') ? role(line) : line}`;
const byRole = (id: string, line: string) => `${id} ${role(line)}`;
const role = (line: string) => /,(controller|agent|datanode|computenode)/.exec(line)?.[0] ?? '';

function allFaults(workspace: Workspace, all: Iterable<Tried>): string[] {
	return [...all].flatMap((tried) => {
		const place = `${tried.id} at ${tried.file}:${tried.range.start.line + 1}`;
		return faults(workspace, tried).map((fault) => `${place}: ${fault}`);
	});
}

function withSettings(name: string): Map<string, string> {
	const folder = path.join(scenarios, name);
	const settings = path.join(folder, 'dolphindb-cluster.json');
	const files = readAll(folder);
	return existsSync(settings) ? files.set('settings', readFileSync(settings, 'utf8')) : files;
}

function faults(workspace: Workspace, tried: Tried): string[] {
	const { outcome } = tried;
	if ('refusal' in outcome) return [];
	const after = refactored(workspace, outcome);
	return [...newFindings(workspace, after, outcome), ...faultsOf(workspace, after, tried, outcome)];
}

/** Facts and advice may come with what somebody asks for. */
const graveIn = (workspace: Workspace) =>
	allFindings(workspace).filter(({ severity }) => severity === 'error' || severity === 'warning');

/** What is found more often than before; in a new file, what is not found in the file that it is a copy of. */
function newFindings(before: Workspace, after: Workspace, { like, multiplies }: Rewrite): string[] {
	const isNewFile = (file: string) => !before.snapshot().texts.has(file);
	const known = groupBy(graveIn(before), ({ code }) => code);
	const found = groupBy(
		graveIn(after).filter(({ at }) => !isNewFile(at.file)),
		({ code }) => code,
	);
	const more = [...found].filter(
		([code, those]) => those.length > (multiplies && known.has(code) ? Infinity : (known.get(code)?.length ?? 0)),
	);
	const foreign = graveIn(after).filter(({ code, at }) => {
		const model = like?.get(at.file) ?? '';
		return (
			isNewFile(at.file) &&
			!before
				.snapshot()
				.findings(model)
				.some((one) => one.code === code)
		);
	});
	return [...more.map(([code]) => code), ...foreign.map(({ code, at }) => `${code} in ${at.file}`)].map(
		(code) => `brings ${code}`,
	);
}
