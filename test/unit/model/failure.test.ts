import { describe, expect, test } from 'vitest';
import { render } from '../../../server/src/base/message.ts';
import type { Cluster } from '../../../server/src/model/cluster.ts';
import { failureOf, isSurvived } from '../../../server/src/model/survival/failure.ts';
import { offFrom } from '../../../server/src/model/survival/off.ts';
import { verdictsOf } from '../../../server/src/model/survival/verdicts.ts';
import { Counter } from '../../support/counted.ts';
import { workspaceOf } from '../../support/workspace.ts';

const rows = (...more: string[]) => ['localSite,mode', ...more, ''].join('\n');

/** Three hosts with a controller, an agent and a data node each. */
const THREE = [1, 2, 3].flatMap((n) => [
	`10.0.0.${n}:8900:c${n},controller`,
	`10.0.0.${n}:8901:a${n},agent`,
	`10.0.0.${n}:8902:n${n},datanode`,
]);

interface Files {
	readonly nodes?: string;
	readonly controller?: string;
	readonly cluster?: string;
	readonly single?: string;
}

const RAFT = 'mode=controller\nlocalSite=10.0.0.1:8900:c1\ndfsHAMode=Raft\n';

function clusterOf({ nodes, controller, cluster, single }: Files): Cluster {
	const files = {
		'cluster.nodes': nodes,
		'controller.cfg': controller,
		'cluster.cfg': cluster,
		'dolphindb.cfg': single,
	};
	const texts = Object.entries(files).flatMap(([name, text]) =>
		text === undefined ? [] : [[`file:///w/h1/config/${name}`, text] as const],
	);
	return workspaceOf(texts).snapshot().clusters[0] ?? expect.fail('no cluster');
}

function failing(files: Files, ...names: string[]) {
	const cluster = clusterOf(files);
	const { off, strange } = offFrom(cluster, names);
	expect(strange).toEqual([]);
	return failureOf(cluster, off);
}

const said = (report: ReturnType<typeof failureOf>, locale: 'en' | 'zh' = 'en') =>
	verdictsOf(report).map(({ weight, message }) => `${weight}: ${render(message, locale)}`);

const three: Files = {
	nodes: rows(...THREE),
	controller: `${RAFT}dfsReplicationFactor=2\ndfsReplicaReliabilityLevel=1\n`,
};

describe('what is off', () => {
	const cluster = clusterOf(three);

	test('is named by host, alias, address with port, or site', () => {
		const { off, strange } = offFrom(cluster, [
			'10.0.0.1',
			'n2',
			'10.0.0.3:8901',
			'10.0.0.2:8900:c2',
			'n9',
			'10.0.0.9',
		]);
		expect([[...off.hosts], [...off.aliases]]).toEqual([['10.0.0.1'], ['n2', 'a3', 'c2']]);
		expect(strange).toEqual(['n9', '10.0.0.9']);
	});

	test('takes along what runs on a host', () => {
		expect(failureOf(cluster, offFrom(cluster, ['10.0.0.2', 'n1']).off).off).toEqual({
			hosts: ['10.0.0.2'],
			nodes: ['n1', 'c2', 'a2', 'n2'],
		});
	});

	test('a host that is written in two ways is one host for whoever names it', () => {
		const other = clusterOf({ nodes: rows('Node1:8900:c1,controller', 'node1:8902:n1,datanode') });
		expect([...offFrom(other, ['NODE1']).off.hosts]).toEqual(['Node1', 'node1']);
		expect([...offFrom(other, ['node1']).off.hosts]).toEqual(['node1']);
	});
});

describe('controllers', () => {
	test('keep their majority, or lose it', () => {
		expect(failing(three, '10.0.0.1').controllers).toEqual({
			members: ['c1', 'c2', 'c3'],
			left: ['c2', 'c3'],
			needed: 2,
			hasMajority: true,
		});
		const stopped = failing(three, '10.0.0.1', 'c2');
		expect([stopped.state, isSurvived(stopped)]).toEqual(['stops', false]);
		expect(said(stopped)[0]).toBe('bad: The cluster stops: 1 of 3 controllers up, 2 needed.');
	});

	test('the only one stops everything', () => {
		const one = {
			nodes: rows('10.0.0.1:8901:a1,agent', '10.0.0.1:8902:n1,datanode'),
			controller: 'mode=controller\nlocalSite=10.0.0.1:8900:c1\n',
		};
		expect(said(failing(one, 'c1'))[0]).toBe('bad: The cluster stops: its only controller c1 is off.');
	});
});

describe('data', () => {
	test('are all there, but not written to new partitions where hosts are missing', () => {
		const report = failing(three, '10.0.0.1', 'n2');
		expect([report.state, report.data]).toEqual([
			'data-at-risk',
			{
				nodes: ['n1', 'n2', 'n3'],
				left: ['n3'],
				hostsLeft: 1,
				replicas: 2,
				level: 1,
				readable: 'uncertain',
				newPartitions: false,
			},
		]);
		const dual = failing({ ...three, nodes: rows(...THREE.slice(0, 6)) }, 'n1');
		expect([dual.state, dual.data.readable, dual.data.newPartitions]).toEqual(['limited', 'guaranteed', false]);
		expect(said(dual).filter((one) => one.startsWith('caution: New'))).toEqual([
			'caution: New partitions cannot be created: 2 replicas need as many data nodes that are up, and there are 1. Writing to existing partitions may fail as well.',
		]);
	});

	test('that are kept once are unavailable with their node', () => {
		const once = { ...three, controller: `${RAFT}dfsReplicationFactor=1\n` };
		expect(said(failing(once, 'n1'))).toContain(
			'bad: Data are kept once (dfsReplicationFactor=1): the partitions on n1 are unavailable.',
		);
	});

	test('nothing is read when all data nodes are off', () => {
		const report = failing(three, 'n1', 'n2', 'n3');
		expect([report.state, report.data.readable]).toEqual(['no-data', 'gone']);
	});

	test('at level 2 are expected where there are hosts enough, and at risk where there are not', () => {
		const two = (n: number) =>
			THREE.flatMap((row) => (row.includes('datanode') ? [row, row.replace(/(\d):8902:n/, '$1:8903:m')] : [row])).slice(
				0,
				4 * n,
			);
		const level2 = (n: number) => ({ nodes: rows(...two(n)), controller: `${RAFT}dfsReplicaReliabilityLevel=2\n` });
		expect(failing(level2(3), '10.0.0.1').data.readable).toBe('expected');
		expect(failing(level2(3), '10.0.0.1', 'n2').data.readable).toBe('uncertain');
		expect(failing(level2(1), 'n1', 'm1').data.readable).toBe('gone');
	});

	test('nothing is claimed where replicas are counted by zone', () => {
		const zoned = {
			nodes:
				'localSite,mode,computeGroup,zone\n10.0.0.1:8900:c1,controller,,\n10.0.0.1:8902:n1,datanode,,z1\n10.0.0.2:8902:n2,datanode,,z2\n',
			controller: `${RAFT}z1.dfsReplicationFactor=1\nz2.dfsReplicationFactor=1\n`,
		};
		const report = failing(zoned, 'n1');
		expect([report.state, report.data.replicas, report.data.newPartitions]).toEqual(['data-unknown', null, null]);
		expect(report.unknown).toContainEqual({ kind: 'zones', names: ['z1', 'z2'] });
		expect(said(report)).toContain(
			'caution: Whether all data are available without n1 is not known: replicas are counted by zone.',
		);
	});
});

describe('agents', () => {
	test('that are off leave nodes that nobody can start, on hosts that are up only', () => {
		const report = failing(three, 'a1', '10.0.0.2', 'n1');
		expect(report.unstartable).toEqual([{ node: 'n1', host: '10.0.0.1', agents: ['a1'], isOff: true }]);
		expect(said(failing(three, 'a1'))).toContain(
			'caution: On 10.0.0.1, n1 can no longer be started from the console once stopped: the agent a1 is off.',
		);
		expect(said(report)).toContain('caution: Nobody can start n1 on 10.0.0.1 from the console: the agent a1 is off.');
	});

	test('a second agent of the host is enough; a host without any is told of as unknown', () => {
		const more = { ...three, nodes: rows(...THREE, '10.0.0.1:8911:b1,agent', '10.0.0.4:8902:n4,datanode') };
		expect(failing(more, 'a1').unstartable).toEqual([]);
		expect(failing(more).unknown).toEqual([{ kind: 'agents', names: ['10.0.0.4'] }]);
	});
});

describe('Raft groups of data nodes', () => {
	const grouped = (line: string) => ({ ...three, cluster: `${line}\n` });

	test('lose their majority apart from the controllers', () => {
		const report = failing(grouped('streamingRaftGroups=2:n1:n2:n3'), 'n1', 'n2');
		expect(report.raftGroups).toEqual([
			{
				...{ id: '2', parameter: 'streamingRaftGroups', members: ['n1', 'n2', 'n3'], left: ['n3'], needed: 2 },
				...{ hasMajority: false, unknown: [] },
			},
		]);
		expect(said(report)).toContain(
			'caution: Raft group 2 (streamingRaftGroups) loses its majority: 1 of 3 nodes up, 2 needed. Its tables cannot be written, and may not be readable.',
		);
		expect(failing(grouped('mvccTableRaftGroups=3:n1:n2:n3'), '10.0.0.1').raftGroups[0]?.hasMajority).toBe(true);
	});

	test('that name nodes nobody knows may have it or not', () => {
		const [group] = failing(grouped('streamingRaftGroups=2:n1:n2:x9'), 'n1').raftGroups;
		expect([group?.hasMajority, group?.unknown]).toEqual([null, ['x9']]);
		expect(failing(grouped('streamingRaftGroups=2:n1:n2:x9')).raftGroups[0]?.hasMajority).toBe(true);
		expect(failing(grouped('streamingRaftGroups=2:n1:n2:x9'), 'n1', 'n2').raftGroups[0]?.hasMajority).toBe(false);
		expect(failing(grouped('streamingRaftGroups=2,n1::,:')).raftGroups).toEqual([]);
	});
});

describe('what more may fail', () => {
	test('is counted from what is off', () => {
		expect(said(failing(three))).toEqual([
			'good: Survives any 1 of 3 hosts.',
			'note: Stops without any 2 of the 3 hosts.',
		]);
		const { limits } = failing(three, '10.0.0.3');
		expect([limits.hosts, limits.stops?.size, limits.stops?.among]).toEqual([2, 1, ['10.0.0.1', '10.0.0.2']]);
		expect(said(failing(three, 'n1'))).toContain(
			'caution: Some data may be unavailable without any one of 10.0.0.2, 10.0.0.3.',
		);
	});

	test('in Chinese', () => {
		expect(said(failing(three), 'zh')).toEqual([
			'good: 可承受 3 台主机中任意 1 台宕机。',
			'note: 失去以下主机后集群不可用：3 台主机中任意 2 台。',
		]);
	});
});

describe('what the files do not tell', () => {
	test('is named, and nothing is promised', () => {
		const report = failing({
			nodes: rows(':8900:c1,controller', ':8901:c2,controller', 'h3:8900:c3,controller', 'h3:8902:n1,datenode'),
		});
		expect(report.unknown).toEqual([
			{ kind: 'hosts', names: ['c1', 'c2'] },
			{ kind: 'roles', names: ['n1'] },
			{ kind: 'defaults', names: ['dfsReplicationFactor', 'dfsReplicaReliabilityLevel'] },
		]);
		expect(report.limits.stops).toBeNull();
		expect(said(report).filter((one) => one.startsWith('good'))).toEqual([]);
	});

	test('without a controller nobody knows', () => {
		const report = failing({ nodes: rows('h1:8902:n1,datanode', 'h1:8901:a1,agent') }, 'n1');
		expect([report.state, isSurvived(report), report.controllers.hasMajority]).toEqual(['unknown', false, null]);
	});

	test('a number that is none counts as the default, and is told of', () => {
		const report = failing({ ...three, controller: `${RAFT}dfsReplicationFactor=two\n` });
		expect([report.data.replicas, report.unknown]).toEqual([
			2,
			[{ kind: 'defaults', names: ['dfsReplicationFactor'] }],
		]);
	});
});

test('a standalone server works or does not', () => {
	const single = { single: 'mode=single\nlocalSite=10.0.0.1:8848:local8848\n' };
	expect(failing(single)).toMatchObject({ state: 'works', isStandalone: true, unknown: [] });
	expect(said(failing(single))).toEqual([]);
	expect(said(failing(single, 'local8848'))).toEqual(['bad: Nothing works: the standalone server local8848 is off.']);
});

test('twice the hosts are twice the work', () => {
	const reads = (hosts: number) => {
		const all = Array.from({ length: hosts }, (_, at) => [
			...(at < 5 ? [`h${at}:8900:c${at},controller`] : []),
			`h${at}:8901:a${at},agent`,
			`h${at}:8902:n${at},datanode`,
		]).flat();
		const counter = new Counter();
		const cluster = counter.cluster(
			clusterOf({ nodes: rows(...all), controller: RAFT.replaceAll('10.0.0.1', 'h0').replace('c1', 'c0') }),
		);
		const { off } = offFrom(cluster, ['h0', 'n7']);
		counter.reads = 0;
		expect(verdictsOf(failureOf(cluster, off))).not.toEqual([]);
		return counter.reads;
	};
	expect(reads(1000)).toBeLessThan(2.1 * reads(500));
});
