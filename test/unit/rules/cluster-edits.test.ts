import { describe, expect, test } from 'vitest';
import { render } from '../../../server/src/base/message.ts';
import type { Cluster } from '../../../server/src/model/cluster.ts';
import { nextFreeAlias, nextFreePort } from '../../../server/src/rules/cluster-edits.ts';
import { workspaceOf } from '../../support/workspace.ts';

const ID = 'file:///w/cluster.nodes';
const snapshotOf = (...rows: string[]) => workspaceOf([[ID, ['localSite,mode', ...rows, ''].join('\n')]]).snapshot();

function clusterOf(...rows: string[]): Cluster {
	const [cluster] = snapshotOf(...rows).clusters;
	if (!cluster) throw new Error('no cluster');
	return cluster;
}

describe('the next free port', () => {
	const cluster = clusterOf('h1:8801:a1,agent', 'h1:8802:n1,datanode', 'h1:65534:n2,datanode', 'h1:65535:n3,datanode');

	test.each([
		[8800, 8803],
		[8802, 8803],
		['none', 8803],
		[65_532, 65_533],
		[65_533, undefined],
		[65_535, undefined],
	])('above %s is %s', (near, free) => {
		expect(nextFreePort(cluster, 'h1', near)).toBe(free);
	});

	test('that does not exist is offered by no fix', () => {
		const snapshot = snapshotOf('h1:8801:a1,agent', 'h1:65535:n1,datanode', 'h1:65535:n2,datanode');
		const found = snapshot.findings(ID).filter(({ code }) => code === 'nodes-duplicate-endpoint');
		const titles = found.flatMap((finding) => snapshot.fixes(finding).map(({ title }) => render(title, 'en')));
		expect(found.length).toBeGreaterThan(0);
		expect(titles.filter((title) => title.includes('6553'))).toEqual([]);
	});
});

describe('the next free alias', () => {
	const cluster = clusterOf(
		'h1:8801:agent1,agent',
		'h2:8801:agent3,agent',
		'h3:8801:x9007199254740993,agent',
		'h4:8801:x9007199254740994,agent',
	);

	test.each([
		['agent1', 'agent2'],
		['agent2', 'agent4'],
		['agent', 'agent2'],
		['', '1'],
		['node9', 'node10'],
		['a1b2', 'a1b3'],
		['x9007199254740993', 'x9007199254740995'],
		['y999999999', 'y1000000000'],
	])('after %s is %s', (alias, free) => {
		expect(nextFreeAlias(cluster, alias)).toBe(free);
	});

	test('is found at once behind and before long digits', () => {
		const digits = '1'.repeat(200_000);
		const start = performance.now();
		expect(nextFreeAlias(cluster, `${digits}x`)).toBe(`${digits}x1`);
		expect(nextFreeAlias(cluster, digits)).toBe(`${digits.slice(1)}2`);
		expect(performance.now() - start).toBeLessThan(1000);
	});
});
