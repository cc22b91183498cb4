import { describe, expect, test } from 'vitest';
import { hasDrift } from '../../../server/src/drift/compare.ts';
import { placesOf } from '../../../server/src/drift/places.ts';
import { clusterOf, comparedWith, differing, twoHosts } from '../../support/drift.ts';

const FIRST = '10.0.0.1';
const SECOND = '10.0.0.2';
type Change = Parameters<typeof comparedWith>[1];
const grid = (change: Change, files = twoHosts) => comparedWith(files, change).grid;
const on = (host: string, kind: string, change: (text: string) => string | undefined): Change => {
	return (place, text) => (place.host === host && place.kind === kind ? change(text ?? '') : text);
};
const cluster = (change: (text: string) => string | undefined) => on(SECOND, 'cluster', change);

describe('the files of a cluster on its hosts', () => {
	test('are all that a package may have, where plans have them, those included that the workspace lacks', () => {
		const { [`${SECOND}/dolphindb_1/server/clusterDemo/config/agent.cfg`]: _, ...files } = twoHosts;
		const places = placesOf(clusterOf(files)).filter(({ host }) => host === SECOND);
		const folder = '/home/dolphindb_1/server/clusterDemo/config';
		expect(places.map(({ path, file }) => [path, file !== undefined])).toEqual([
			[`${folder}/cluster.nodes`, true],
			[`${folder}/controller.cfg`, true],
			[`${folder}/agent.cfg`, false],
			[`${folder}/cluster.cfg`, true],
		]);
		expect(places[2]?.home).toBe(`file:///w/${SECOND}/dolphindb_1/server/clusterDemo/config/agent.cfg`);
	});

	test('of a standalone server are its one file', () => {
		const places = placesOf(
			clusterOf({ '10.0.0.9/ddb/server/dolphindb.cfg': 'localSite=10.0.0.9:8848:local8848\nmode=single\n' }),
		);
		expect(places.map(({ host, path }) => [host, path])).toEqual([['10.0.0.9', '/home/ddb/server/dolphindb.cfg']]);
	});
});

describe('comparing', () => {
	test('finds nothing where hosts have what the workspace has', () => {
		const same = grid((_, text) => text);
		expect([differing(same), hasDrift(same)]).toEqual([{}, false]);
		expect(same.columns.map(({ host }) => host)).toEqual([FIRST, SECOND]);
		expect(same.rows).toEqual([]);
		const { rows } = comparedWith(twoHosts, (_, text) => text, 'all').grid;
		expect(rows.map(({ id }) => id)).toContain('cluster setting node1.volumes');
		expect(rows.map(({ id }) => id)).toContain('agent file');
	});

	test('finds a value changed on one host and a file missing on another', () => {
		const both: Change = (place, text) =>
			place.host === FIRST && place.kind === 'controller'
				? undefined
				: cluster((old) => old.replace('=8', '=16'))(place, text);
		expect(differing(grid(both))).toEqual({
			'controller file': ['missing', 'same'],
			'cluster file': ['same', 'differs'],
			'cluster setting maxMemSize': ['same', '8 -> 16'],
		});
	});

	test('finds settings that only one side has', () => {
		const changed = cluster((text) => `${text.replace('maxMemSize=8\n', '')}node2.volumes=/hdd\n`);
		expect(differing(grid(changed))).toMatchObject({
			'cluster setting maxMemSize': ['same', '8 -> -'],
			'cluster setting node2.volumes': ['none', '- -> /hdd'],
		});
	});

	test.each([
		['comments', (text: string) => `# by hand\n${text.replace('# memory\n', '')}`],
		['blanks and empty lines', (text: string) => text.replaceAll('=', ' = ').replaceAll('\n', '\n\n')],
		['order', (text: string) => text.split('\n').reverse().join('\n')],
		['line ends', (text: string) => text.replaceAll('\n', '\r\n')],
		['a byte order mark', (text: string) => `\ufeff${text}`],
		['an earlier line of the same setting', (text: string) => `maxMemSize=2\n${text}`],
		['a line without a value', (text: string) => `${text}what is this\n`],
	])('tells %s apart from what counts', (_, change) => {
		expect(differing(grid(cluster(change)))).toEqual({ 'cluster file': ['same', 'text'] });
	});

	test('lets the last of several lines count, and tells of how many', () => {
		const { rows } = grid(cluster((text) => `${text}maxMemSize=9\n`));
		const row = rows.find(({ id }) => id === 'cluster setting maxMemSize');
		expect(row?.cells.map(({ there }) => [there?.value, there?.lines, there?.at.line])).toEqual([
			['8', 1, 1],
			['9', 2, 4],
		]);
	});

	test('the order of patterns that fit the same nodes counts', () => {
		const path = `${SECOND}/dolphindb_1/server/clusterDemo/config/cluster.cfg`;
		const files = { ...twoHosts, [path]: 'node%.workerNum=4\nnode1%.workerNum=8\n' };
		const reversed = cluster(() => 'node1%.workerNum=8\nnode%.workerNum=4\n');
		expect(differing(grid(reversed, files))).toEqual({
			'cluster file': ['same', 'differs'],
			'cluster order workerNum': ['none', 'node%, node1% -> node1%, node%'],
		});
		const equal = cluster(() => 'node1%.workerNum=4\nnode%.workerNum=4\n');
		const alike = { ...twoHosts, [path]: 'node%.workerNum=4\nnode1%.workerNum=4\n' };
		expect(differing(grid(equal, alike))).toEqual({ 'cluster file': ['same', 'text'] });
	});

	test('compares lists of nodes row by row, and their columns', () => {
		const changed = on(SECOND, 'nodes', (text) =>
			text
				.replace('10.0.0.2:8821:node2,datanode', '10.0.0.2:8822:node2,datanode')
				.replace('10.0.0.1:8811:agent1,agent\n', ''),
		);
		expect(differing(grid(changed))).toEqual({
			'nodes file': ['same', 'differs'],
			'nodes node agent1': ['same', '10.0.0.1:8811:agent1,agent -> -'],
			'nodes node node2': ['same', '10.0.0.2:8821:node2,datanode -> 10.0.0.2:8822:node2,datanode'],
		});
		const headless = on(SECOND, 'nodes', (text) => text.replace('localSite,mode\n', ''));
		expect(differing(grid(headless))).toMatchObject({ 'nodes columns': ['same', 'localSite,mode -> '] });
		const sorted = on(SECOND, 'nodes', (text) => {
			const [header, ...rows] = text.trimEnd().split('\n');
			return [header, ...rows.reverse().map((row) => row.replace(',', ' , '))].join('\r\n');
		});
		expect(differing(grid(sorted))).toEqual({ 'nodes file': ['same', 'text'] });
	});

	test('tells of a host that was not reached once, and that nothing is known', () => {
		const down = grid(({ host }, text) => (host === SECOND ? 'not-reached' : text));
		expect(down.columns.map(({ unknown }) => unknown)).toEqual([undefined, 'not-reached']);
		expect([differing(down), hasDrift(down)]).toEqual([{}, true]);
	});

	test('tells of copies that cannot be read or were edited', () => {
		expect(differing(grid(cluster(() => 'unreadable')))).toEqual({ 'cluster file': ['same', 'unreadable'] });
		expect(differing(grid(cluster(() => 'edited')))).toEqual({ 'cluster file': ['same', 'edited'] });
	});

	test('tells of a file that only a host has as a whole', () => {
		const { [`${SECOND}/dolphindb_1/server/clusterDemo/config/agent.cfg`]: text = '', ...files } = twoHosts;
		const extra = grid((place, own) => own ?? (place.kind === 'agent' ? text : own), files);
		expect(differing(extra)).toEqual({ 'agent file': ['same', 'extra'] });
	});

	test('names of settings are data: those of every object are names like others', () => {
		const changed = cluster((text) => `${text}constructor=1\n__proto__=2\n.x=3\n<script>=4\n`);
		expect(Object.keys(differing(grid(changed)))).toEqual([
			'cluster file',
			...['constructor', '__proto__', '.x', '<script>'].map((name) => `cluster setting ${name}`),
		]);
	});
});

test('the cells of a large cluster are those of what differs, and files of one text are read once', () => {
	const hosts = Array.from({ length: 60 }, (_, at) => `10.9.0.${at + 1}`);
	const nodes = [
		'localSite,mode',
		...hosts.map((host, at) => `${host}:8811:agent${at},agent`),
		'10.9.0.1:8801:c1,controller',
		'',
	];
	const files = Object.fromEntries(
		hosts.flatMap((host, at) => [
			[`${host}/ddb/config/cluster.nodes`, nodes.join('\n')],
			[
				`${host}/ddb/config/agent.cfg`,
				`mode=agent\nlocalSite=${host}:8811:agent${at}\ncontrollerSite=10.9.0.1:8801:c1\n`,
			],
		]),
	);
	const { grid: found } = comparedWith(files, ({ host, kind }, text) =>
		host === '10.9.0.60' && kind === 'nodes' ? text?.replace(',controller', ',datanode') : text,
	);
	expect(found.columns).toHaveLength(60);
	expect(found.rows.map(({ id, cells }) => [id, cells.length])).toEqual([
		['nodes file', 60],
		['nodes node c1', 60],
	]);
	const values = found.rows[1]?.cells.map(({ here }) => here);
	expect(new Set(values).size).toBe(1);
});
