import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { majorityOf } from '../../../server/src/model/survival/demands.ts';
import { limitsOf, toleranceOf } from '../../../server/src/model/survival/limits.ts';
import {
	dataSinglePoints,
	isHarmless,
	metadataSinglePoints,
	outcomeOf,
} from '../../../server/src/model/survival/outcome.ts';
import {
	type HostLoad,
	type Placement,
	placementOf,
	type ReliabilityLevel,
} from '../../../server/src/model/survival/placement.ts';
import { Counter } from '../../support/counted.ts';
import { workspaceOf } from '../../support/workspace.ts';

/** Controllers and data nodes by host; hosts are named 1, 2, 3, … as in the reference table. */
function placement(controllers: number[], dataNodes: number[], replicas: number, level: ReliabilityLevel): Placement {
	const hosts = controllers.map((count, at) => ({
		host: String(at + 1),
		controllers: count,
		dataNodes: dataNodes[at] ?? 0,
	}));
	const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
	return { hosts, controllers: sum(controllers), dataNodes: sum(dataNodes), replicas, level, perZone: false };
}

function losing(of: Placement, ...names: string[]) {
	return outcomeOf(
		of,
		of.hosts.filter(({ host }) => names.includes(host)),
	);
}

/** All sets of so many hosts, sorted by whether the cluster goes on with its data: by trying each. */
function setsOf(of: Placement, size: number) {
	const sets = subsets(of.hosts).filter((lost) => lost.length === size);
	const names = (kept: boolean) =>
		sets.filter((lost) => isHarmless(outcomeOf(of, lost)) === kept).map((lost) => hostNames(lost).join());
	return { survived: names(true).sort(), fatal: names(false).sort() };
}

function subsets<T>(items: readonly T[]): T[][] {
	return Array.from({ length: 2 ** items.length }, (_, bits) => items.filter((_item, at) => (bits >> at) & 1));
}

const written = (sets: readonly (readonly string[])[] | undefined) => sets?.map((names) => names.join()).sort();
const hostNames = (loads: readonly HostLoad[]) => loads.map(({ host }) => host);

describe('the reference table', () => {
	test('deploy-single: everything on one host', () => {
		const single = placement([3], [3], 2, 2);
		expect(toleranceOf(single)).toEqual({
			controllers: 1,
			dataNodes: 1,
			metadataHosts: 0,
			dataHosts: 0,
			expectedDataHosts: 0,
			hosts: 0,
		});
		expect(losing(single, '1')).toEqual({ metadata: false, data: 'gone', newChunks: false });
		expect(limitsOf(single).stops).toMatchObject({ size: 1, sets: [['1']] });
		expect(setsOf(single, 1)).toEqual({ survived: [], fatal: ['1'] });
	});

	test('deploy-dual: two controllers and two data nodes on host 1', () => {
		const dual = placement([2, 1], [2, 1], 2, 1);
		expect(toleranceOf(dual)).toMatchObject({ controllers: 1, metadataHosts: 0, dataHosts: 1, hosts: 0 });
		expect(losing(dual, '2')).toEqual({ metadata: true, data: 'guaranteed', newChunks: false });
		expect(losing(dual, '1').metadata).toBe(false);
		expect(hostNames(metadataSinglePoints(dual))).toEqual(['1']);
		expect(setsOf(dual, 1)).toEqual({ survived: ['2'], fatal: ['1'] });
		expect(limitsOf(dual).stops).toMatchObject({ size: 1, always: ['1'], among: [], sets: [['1']] });
	});

	test.each([1, 2] as const)('single-to-three and dual-to-three: one of each on three hosts, level %i', (level) => {
		const three = placement([1, 1, 1], [1, 1, 1], 2, level);
		expect(toleranceOf(three)).toMatchObject({ controllers: 1, metadataHosts: 1, dataHosts: 1, hosts: 1 });
		expect(losing(three, '3')).toEqual({ metadata: true, data: 'guaranteed', newChunks: true });
		expect(setsOf(three, 2).survived).toEqual([]);
		expect(limitsOf(three).stops).toMatchObject({ size: 2, choose: 2, among: ['1', '2', '3'], isAnyChoice: true });
	});

	test('three-to-five: controllers on five hosts, data on three', () => {
		const five = placement([1, 1, 1, 1, 1], [1, 1, 1, 0, 0], 2, 1);
		expect(toleranceOf(five)).toMatchObject({ controllers: 2, metadataHosts: 2, dataHosts: 1, hosts: 1 });
		const next = setsOf(five, 2);
		expect(next.survived).toEqual(['1,4', '1,5', '2,4', '2,5', '3,4', '3,5', '4,5']);
		expect(next.fatal).toEqual(['1,2', '1,3', '2,3']);
		const { stops, data } = limitsOf(five);
		expect([data?.size, written(data?.sets)]).toEqual([2, next.fatal]);
		expect([stops?.size, stops?.sets.length]).toEqual([3, 10]);
		expect(losing(five, '1', '2')).toEqual({ metadata: true, data: 'uncertain', newChunks: false });
		expect(setsOf(five, 3).survived).toEqual([]);
	});

	test('five controllers spread 2+2+1 survive any one host', () => {
		const spread = placement([2, 2, 1], [1, 1, 1], 2, 1);
		expect(toleranceOf(spread)).toMatchObject({ controllers: 2, hosts: 1 });
		expect(metadataSinglePoints(spread)).toEqual([]);
		expect(setsOf(spread, 2).survived).toEqual([]);
	});

	test('to survive any two of five hosts, data need three replicas', () => {
		const five = (dataNodes: number[]) => placement([1, 1, 1, 1, 1], dataNodes, 3, 1);
		expect(toleranceOf(five([1, 1, 1])).hosts).toBe(2);
		expect(losing(five([1, 1, 1, 0, 0]), '1', '2').newChunks).toBe(false);
		expect(losing(five([1, 1, 1, 1, 1]), '1', '2').newChunks).toBe(true);
	});
});

test('processes a Raft group can lose', () => {
	const spare = (members: number) => members - majorityOf(members);
	expect([1, 2, 3, 4, 5, 7].map(spare)).toEqual([0, 0, 1, 1, 2, 3]);
});

test('the level decides whether two data nodes of one host may hold all replicas', () => {
	const outcome = (level: ReliabilityLevel) => losing(placement([1, 1, 1], [2, 2, 2], 2, level), '1').data;
	expect([outcome(0), outcome(1), outcome(2)]).toEqual(['uncertain', 'guaranteed', 'expected']);
	expect(hostNames(dataSinglePoints(placement([1, 1, 1], [2, 2, 1], 2, 0)))).toEqual(['1', '2']);
});

test('losing all data nodes loses data, however few replicas there should be hosts for', () => {
	expect(losing(placement([1, 1, 1], [1, 0, 0], 2, 1), '1').data).toBe('gone');
	expect(toleranceOf(placement([1, 1, 1], [1, 0, 0], 2, 1)).dataHosts).toBe(0);
});

test('counts of the tolerance agree with trying every set of hosts', () => {
	const load = fc.integer({ min: 0, max: 3 });
	const host = fc.tuple(load, load).filter(([controllers, dataNodes]) => controllers + dataNodes > 0);
	const level = fc.constantFrom<ReliabilityLevel>(0, 1, 2);
	fc.assert(
		fc.property(
			fc.array(host, { minLength: 1, maxLength: 6 }),
			fc.integer({ min: 1, max: 4 }),
			level,
			(loads, replicas, at) => {
				const of = placement(
					loads.map(([controllers]) => controllers),
					loads.map(([, dataNodes]) => dataNodes),
					replicas,
					at,
				);
				if (of.controllers === 0) return;
				const tolerance = toleranceOf(of);
				expect(tolerance.metadataHosts).toBe(largest(of, (lost) => outcomeOf(of, lost).metadata));
				expect(tolerance.dataHosts).toBe(largest(of, (lost) => outcomeOf(of, lost).data === 'guaranteed'));
				expect(tolerance.expectedDataHosts).toBe(
					largest(of, (lost) => !['uncertain', 'gone'].includes(outcomeOf(of, lost).data)),
				);
			},
		),
	);
});

test('single points are found without counting all hosts for each', () => {
	const counter = new Counter();
	const reads = (hosts: number, find: (of: Placement) => readonly HostLoad[]) => {
		const ones = Array<number>(hosts).fill(1);
		const of = placement(ones, ones, 2, 1);
		counter.reads = 0;
		expect(find({ ...of, hosts: counter.array(of.hosts) })).toEqual([]);
		return counter.reads;
	};
	for (const find of [metadataSinglePoints, dataSinglePoints]) {
		expect(reads(400, find)).toBeLessThan(2.1 * reads(200, find));
	}
});

/** The largest size such that every set of so many hosts passes. */
function largest({ hosts }: Placement, passes: (lost: readonly HostLoad[]) => boolean): number {
	const fatal = subsets(hosts)
		.filter((lost) => !passes(lost))
		.map((lost) => lost.length);
	return Math.min(hosts.length, ...fatal.map((size) => size - 1));
}

test('a placement is read from the files of a cluster', () => {
	const nodes = [
		'localSite,mode',
		'10.0.0.1:8900:c1,controller',
		'10.0.0.1:8901:c2,controller',
		'10.0.0.2:8900:c3,controller',
		'10.0.0.1:8902:agent1,agent',
		'10.0.0.1:8903:n1,datanode',
		'10.0.0.2:8903:n2,datanode',
		'10.0.0.3:8903:x1,computenode',
	].join('\n');
	const controller = (line: string) => `mode=controller\nlocalSite=10.0.0.2:8900:c3\ndfsHAMode=Raft\n${line}\n`;
	const read = (line: string) => {
		const snapshot = workspaceOf([
			['file:///w/cluster.nodes', nodes],
			['file:///w/controller.cfg', controller(line)],
		]).snapshot();
		return placementOf(snapshot.clusters[0] as (typeof snapshot.clusters)[number]);
	};
	const set = read('dfsReplicationFactor=3 // three\ndfsReplicaReliabilityLevel=1');
	expect(set).toEqual({
		hosts: [
			{ host: '10.0.0.1', controllers: 2, dataNodes: 1 },
			{ host: '10.0.0.2', controllers: 1, dataNodes: 1 },
		],
		controllers: 3,
		dataNodes: 2,
		replicas: 3,
		level: 1,
		perZone: false,
	});
	expect(read('dfsReplicationFactor=two')).toMatchObject({ replicas: 2, level: 0 });
});
