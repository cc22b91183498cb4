import { expect, test } from 'vitest';
import { rename } from '../../../server/src/features/navigation/rename.ts';
import { isRefused } from '../../../server/src/features/navigation/renaming.ts';
import { symbolAt } from '../../../server/src/features/navigation/symbol-at.ts';
import type { Snapshot } from '../../../server/src/workspace/workspace.ts';
import { manyHosts } from '../../bench/workload.ts';
import { Counter, sizeOf } from '../../support/counted.ts';
import { canAll } from '../../support/renames.ts';
import { workspaceOf } from '../../support/workspace.ts';

/** A cluster of many hosts that counts what is read of it. */
function counted(hosts: number): { snapshot: Snapshot; counter: Counter; size: number } {
	const files = [...manyHosts(hosts)].map(([name, text]) => [`file:///w/${name}`, text] as const);
	const snapshot = workspaceOf(files).snapshot();
	const [cluster] = snapshot.clusters;
	if (!cluster || snapshot.clusters.length > 1) throw new Error(`${snapshot.clusters.length} clusters`);
	const size = sizeOf(cluster);
	const counter = new Counter();
	const copy = counter.cluster(cluster);
	const byId = new Map(copy.files.map((file) => [file.id, file]));
	counter.reads = 0;
	return { snapshot: { ...snapshot, clusters: [copy], files: byId, clusterOf: () => copy }, counter, size };
}

const agent = 'file:///w/10.2.0.1/config/agent.cfg';

/** The place of a part of the localSite of that agent. */
function placeOf(snapshot: Snapshot, part: 'host' | 'port' | 'alias') {
	const file = snapshot.files.get(agent);
	const site = file && file.kind !== 'nodes' ? file.localSite?.site : undefined;
	return { line: site?.line ?? -1, character: (site?.syntax[part]?.start ?? 0) + 1 };
}

test('renaming over 1,000 hosts reads every file once, whatever is renamed, and after that only what it names', () => {
	const { snapshot, counter, size } = counted(1_000);
	const renames = { port: '18801', alias: 'other', host: '10.211.0.1' } as const;
	for (const part of ['port', 'alias', 'host'] as const) {
		const result = rename(snapshot, agent, placeOf(snapshot, part), renames[part], canAll);
		if (isRefused(result)) throw new Error(JSON.stringify(result.refusal));
		expect(result.groups.flatMap(({ changes }) => changes).length, part).toBeGreaterThan(1);
		expect(counter.reads, part).toBeLessThan(part === 'port' ? 2 * size : size / 4);
		counter.reads = 0;
	}
});

test('what is under the cursor is read from its line', () => {
	const { snapshot, counter } = counted(1_000);
	const nodes = [...snapshot.files.values()].find(({ kind }) => kind === 'nodes');
	const line = 1_500;
	counter.reads = 0;
	const symbol = symbolAt(snapshot, nodes?.id ?? '', { line, character: 3 });
	expect(symbol?.kind).toBe('host');
	expect(counter.reads).toBeLessThan(60);
	counter.reads = 0;
	expect(symbolAt(snapshot, agent, placeOf(snapshot, 'alias'))?.kind).toBe('alias');
	expect(counter.reads).toBeLessThan(60);
});
