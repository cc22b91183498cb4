import { describe, expect, test } from 'vitest';
import type { Row } from '../../../server/src/drift/compare.ts';
import { take } from '../../../server/src/features/drift/take.ts';
import { applyChanges } from '../../../server/src/rules/apply-changes.ts';
import { comparedWith, differing, twoHosts } from '../../support/drift.ts';

const SECOND = '10.0.0.2';
const at = (host: string, name: string) => `${host}/dolphindb_1/server/clusterDemo/config/${name}`;
type Change = Parameters<typeof comparedWith>[1];

/** The files of the workspace after a cell of the second host was taken. */
function taken(id: string, change: Change, files = twoHosts): Record<string, string> {
	const { grid, all } = comparedWith(files, change, 'all');
	const row = grid.rows.find((one) => one.id === id) as Row; // the test names a row that there is
	const cell = row.cells[1] as Row['cells'][0];
	const live = all.find(({ place }) => place === cell.place)?.live;
	const changes = take(row, cell, live?.state === 'fetched' ? live.file : undefined);
	const before = new Map(Object.entries(files).map(([name, text]) => [`file:///w/${name}`, text]));
	const after = applyChanges(before, changes);
	return Object.fromEntries([...after].map(([file, text]) => [file.replace('file:///w/', ''), text]));
}

const onSecond = (kind: string, change: (text: string) => string | undefined): Change => {
	return (place, text) => (place.host === SECOND && place.kind === kind ? change(text ?? '') : text);
};
const cluster = (change: (text: string) => string) => onSecond('cluster', change);

describe('taking what a host has', () => {
	test('sets a value of cluster.cfg in every package, and leaves all else as it is', () => {
		const files = taken(
			'cluster setting maxMemSize',
			cluster((text) => text.replace('=8', '=16')),
		);
		for (const host of ['10.0.0.1', SECOND])
			expect(files[at(host, 'cluster.cfg')]).toBe('# memory\nmaxMemSize=16\nnode1.volumes=/ssd\nnode%.workerNum=4\n');
	});

	test('sets a value of controller.cfg in the file of that host only', () => {
		const files = taken(
			'controller setting dfsHAMode',
			onSecond('controller', (text) => text.replace('Raft', 'None')),
		);
		expect(files[at(SECOND, 'controller.cfg')]).toContain('dfsHAMode=None\n');
		expect(files[at('10.0.0.1', 'controller.cfg')]).toBe(twoHosts[at('10.0.0.1', 'controller.cfg')]);
	});

	test('adds a line that only the host has, and deletes one that it does not have', () => {
		const added = taken(
			'cluster setting node2.volumes',
			cluster((text) => `${text}node2.volumes=/hdd\n`),
		);
		expect(added[at('10.0.0.1', 'cluster.cfg')]).toMatch(/workerNum=4\nnode2\.volumes=\/hdd\n$/);
		const gone = taken(
			'cluster setting maxMemSize',
			cluster((text) => text.replace('maxMemSize=8\n', '')),
		);
		expect(gone[at(SECOND, 'cluster.cfg')]).toBe('# memory\nnode1.volumes=/ssd\nnode%.workerNum=4\n');
	});

	test('replaces, adds and deletes rows of cluster.nodes', () => {
		const change = onSecond(
			'nodes',
			(text) =>
				`${text.replace(':8821:node2', ':8822:node2').replace('10.0.0.1:8811:agent1,agent\n', '')}10.0.0.2:8823:node3,datanode\n`,
		);
		const row = (alias: string) => taken(`nodes node ${alias}`, change)[at('10.0.0.1', 'cluster.nodes')];
		expect(row('node2')).toContain('10.0.0.2:8822:node2,datanode\n');
		expect(row('node3')).toMatch(/node2,datanode\n10\.0\.0\.2:8823:node3,datanode\n$/);
		expect(row('agent1')).not.toContain('agent1');
	});

	test('creates a file that only the host has, and takes over a whole text', () => {
		const { [at(SECOND, 'agent.cfg')]: text = '', ...files } = twoHosts;
		const created = taken('agent file', (place, own) => own ?? (place.kind === 'agent' ? text : own), files);
		expect(created).toEqual(twoHosts);
		const whole = taken(
			'cluster file',
			cluster((old) => `# by hand\r\n${old}`),
		);
		expect(whole[at(SECOND, 'cluster.cfg')]).toBe(`# by hand\r\n${twoHosts[at(SECOND, 'cluster.cfg')]}`);
		expect(whole[at('10.0.0.1', 'cluster.cfg')]).toBe(twoHosts[at('10.0.0.1', 'cluster.cfg')]);
	});

	test('does nothing for a file that the host lacks, or of which nothing is known', () => {
		for (const now of [undefined, 'not-reached', 'edited', 'unreadable'] as const)
			expect(taken('cluster file', (place, text) => (place.host === SECOND ? now : text))).toEqual(twoHosts);
	});

	test('and comparing again finds nothing of it', () => {
		const change = cluster(() => 'maxMemSize=16\nnode2.volumes=/a\nnode%.workerNum=4\n');
		let files: Record<string, string> = { ...twoHosts };
		const second = files[at(SECOND, 'cluster.cfg')];
		const host: Change = (place, text) => (place.kind === 'cluster' ? (change(place, text) ?? second) : text);
		for (const id of ['maxMemSize', 'node2.volumes', 'node1.volumes'])
			files = taken(
				`cluster setting ${id}`,
				(place, text) => (place.host === SECOND ? host(place, text) : text),
				files,
			);
		const { grid } = comparedWith(files, (place, text) => (place.host === SECOND ? host(place, text) : text));
		expect(differing(grid)).toEqual({ 'cluster file': ['same', 'text'] });
	});
});
