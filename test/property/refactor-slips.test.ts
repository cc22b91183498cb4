import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupBy } from '../../server/src/base/collections.ts';
import type { Workspace } from '../../server/src/workspace/workspace.ts';
import { clusters } from '../support/arbitraries/cluster.ts';
import { parseFixture } from '../support/fixture.ts';
import { allFindings, workspaceFor } from '../support/fixture-findings.ts';
import { refactored, type Tried, triedIn } from '../support/refactored.ts';
import { faultsOf } from '../support/refactoring-faults.ts';

const fixtures = path.resolve(import.meta.dirname, '../fixtures/rules');

describe('in files with slips a refactoring does no harm', () => {
	const names = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter((name) =>
		name.endsWith('.fixture'),
	);
	test.for(names.sort())('%s', (name) => {
		for (const { title, files } of parseFixture(readFileSync(path.join(fixtures, name), 'utf8'))) {
			const workspace = workspaceFor(files);
			for (const tried of triedIn(workspace, (id) => id, 1)) {
				expect(newErrors(workspace, tried), `${tried.id} in ${title}`).toEqual([]);
			}
		}
	});
});

/** What somebody forgets on one host, and the refactorings that make up for it. */
const SLIPS = {
	'a row that one copy of cluster.nodes lacks': {
		mends: 'sync-file',
		file: /cluster\.nodes$/,
		make: (text: string) => text.replace(/^.*,datanode.*(\r?\n|$)/m, ''),
	},
	'a setting that one copy of cluster.cfg lacks': {
		mends: 'sync-file',
		file: /cluster\.cfg$/,
		make: (text: string) => text.replace(/^.*=.*(\r?\n|$)/m, ''),
	},
	'a controller that one agent does not list': {
		mends: 'sync-sites',
		file: /agent\d*\.cfg$/,
		make: (text: string) => text.replace(/,[^,\r\n]*:controller(?=\s*$)/m, ''),
	},
	'a setting of the group that one controller lacks': {
		mends: 'sync-controller',
		file: /controller\d*\.cfg$/,
		make: (text: string) => text.replace(/^dataSync.*(\r?\n|$)/m, ''),
	},
} as const;

describe('what somebody forgot on one host is made up for', () => {
	test.for(Object.keys(SLIPS) as (keyof typeof SLIPS)[])('%s', { timeout: 300_000 }, (name) => {
		const { mends, file, make } = SLIPS[name];
		let mended = 0;
		fc.assert(
			fc.property(clusters, fc.nat(), (files, at) => {
				const candidates = [...files.keys()].filter((one) => file.test(one));
				const chosen = candidates[at % candidates.length] ?? '';
				const broken = workspaceFor(new Map(files).set(chosen, make(files.get(chosen) ?? '')));
				for (const tried of triedIn(broken, (id) => (id === mends ? id : undefined), 4)) {
					if (tried.file.endsWith(chosen) !== (mends === 'sync-sites')) continue;
					expect(newErrors(broken, tried)).toEqual([]);
					if ('refusal' in tried.outcome) throw new Error(JSON.stringify(tried.outcome.refusal));
					const after = refactored(broken, tried.outcome);
					expect(faultsOf(broken, after, tried, tried.outcome).filter(isFault)).toEqual([]);
					expect(more(after, workspaceFor(files))).toEqual([]);
					mended++;
				}
			}),
			{ numRuns: 15 },
		);
		expect(mended).toBeGreaterThan(0);
	});
});

/** What a node has in the end is what it had before the slip, not after it; findings say so. */
const isFault = (fault: string) => !/ was .*, is |other rows|differ$/.test(fault);

/** The rules that find more in one workspace than in the other. */
function more(one: Workspace, other: Workspace): string[] {
	const [found, known] = [one, other].map((workspace) => groupBy(allFindings(workspace), ({ code }) => code));
	return [...(found ?? [])].flatMap(([code, those]) => (those.length > (known?.get(code)?.length ?? 0) ? [code] : []));
}

function newErrors(before: Workspace, { outcome }: Tried): string[] {
	if ('refusal' in outcome) return [];
	const errors = (workspace: Workspace) =>
		allFindings(workspace).flatMap(({ code, severity }) => (severity === 'error' ? [code] : []));
	const known = errors(before);
	// The first data node of a cluster may be fewer than replicas: before there was none at all.
	const isInstead = (code: string) => code === 'controller-replication-exceeds-nodes';
	return errors(refactored(before, outcome)).filter((code) => !known.includes(code) && !isInstead(code));
}
