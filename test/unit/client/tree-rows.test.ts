import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { contextValue } from '../../../client/src/view/context-value.ts';
import { comparableHosts, filesOn, pairsOf } from '../../../client/src/view/pairs.ts';
import { childrenOf, clusterRow, type TreeRow } from '../../../client/src/view/rows.ts';
import { rangeOf } from '../../../server/src/base/span.ts';
import { clusterTrees } from '../../../server/src/features/tree.ts';
import type { TreeCluster } from '../../../server/src/protocol/tree.ts';
import { twoHosts } from '../../support/drift.ts';
import { workspaceOf } from '../../support/workspace.ts';

const standalone = { 'alone/dolphindb.cfg': 'localSite=10.0.1.1:8848:local8848\nmode=single\n' };
const broken = {
	'broken/config/cluster.nodes': 'localSite,mode\n10.0.2.1:8900:c1,controller\n10.0.2.1:8901:,datanode\n',
};

function treesOf(files: Readonly<Record<string, string>>): TreeCluster[] {
	const all = Object.entries(files).map(([name, text]): [string, string] => [`file:///w/${name}`, text]);
	return clusterTrees(workspaceOf(all).snapshot(), {
		locale: 'en',
		uri: (id) => id,
		show: ({ file, span }) => ({ uri: file, range: rangeOf(span) }),
	});
}

/** All rows of a tree in the order in which they are seen. */
function rowsOf(row: TreeRow): TreeRow[] {
	return [row, ...childrenOf(row).flatMap(rowsOf)];
}

function nameOf(row: TreeRow): string {
	if (row.kind === 'package') return row.pkg.name;
	return row.kind === 'node' ? row.node.label : row.kind === 'host' ? row.host.label : row.tree.name;
}

const writable = () => true;
const shown = (files: Readonly<Record<string, string>>, isWritable = writable) =>
	treesOf(files)
		.flatMap((tree) => rowsOf(clusterRow(tree)))
		.map((row) => `${nameOf(row)}: ${contextValue(row, isWritable)}`);

describe('rows', () => {
	test('are clusters, hosts, package folders and nodes, each with what can be done with it', () => {
		expect(shown(twoHosts)).toEqual([
			'w: cluster addable',
			...['1', '2'].flatMap((n) => [
				`10.0.0.${n}: host addable comparable hasFiles renamable`,
				'dolphindb_1: package addable comparable hasFiles',
				...[`controller${n}`, `agent${n}`, `node${n}`].map((name) => `${name}: node movable named renamable`),
			]),
		]);
	});

	test('offer no change of files that cannot be written; a target can be written elsewhere', () => {
		const all = shown(twoHosts, () => false);
		expect(all.filter((row) => /addable|renamable/.test(row))).toEqual([]);
		expect(all.filter((row) => /^\w+: node movable named$/.test(row))).toHaveLength(6);
		expect(all.filter((row) => /comparable hasFiles$/.test(row))).toHaveLength(4);
	});

	test('of a server that stands for itself cannot be moved or added to', () => {
		expect(shown(standalone)).toEqual([
			'alone: cluster',
			'10.0.1.1: host hasFiles renamable',
			'alone: package hasFiles',
			'local8848: node named renamable',
		]);
	});

	test('without an alias lead to their places only, and hosts without files have none to compare', () => {
		const [cluster, ...others] = shown(broken);
		expect(cluster).toBe('broken: cluster addable');
		expect(others).toContain('10.0.2.1: host addable renamable');
		expect(others).toContain('10.0.2.1:8901:: node');
		expect(others.filter((row) => row.includes('comparable'))).toEqual([]);
	});

	test('have what the commands of files take: a cluster, a file with a node, a position', () => {
		const [tree] = treesOf(twoHosts);
		const rows = tree ? rowsOf(clusterRow(tree)) : [];
		expect(new Set(rows.map(({ cluster }) => cluster))).toEqual(new Set([tree?.id]));
		const nodes = rows.filter((row) => row.kind === 'node');
		expect(nodes.map(({ uri, alias, position }) => [uri.slice(-13), alias, position.character])).toEqual(
			['controller1', 'agent1', 'node1', 'controller2', 'agent2', 'node2'].map((alias) => ['cluster.nodes', alias, 14]),
		);
	});
});

describe('counts', () => {
	const spoilt = Object.fromEntries(
		Object.entries(twoHosts).map(([name, text]) => [name, name.endsWith('cluster.cfg') ? `${text}nonsense\n` : text]),
	);

	test.for([
		['packages of their own', spoilt],
		['one folder for all', oneFolder()],
	] as const)('of a level are those of the level below, each file once: %s', ([, files]) => {
		const all = Object.entries(files).map(([name, text]): [string, string] => [`file:///w/${name}`, text]);
		const snapshot = workspaceOf(all).snapshot();
		const graves = [...snapshot.files.keys()].flatMap((file) =>
			snapshot.findings(file).filter(({ severity }) => severity === 'error' || severity === 'warning'),
		);
		expect(graves.length).toBeGreaterThan(0);
		const [tree] = treesOf(files);
		const total = (parts: readonly { errors: number; warnings: number }[]) =>
			parts.reduce((n, { errors, warnings }) => n + errors + warnings, 0);
		expect(total(tree ? [tree] : [])).toBe(graves.length);
		expect(total(tree?.hosts ?? [])).toBe(graves.length);
		expect(total(tree?.hosts.flatMap(({ packages }) => packages) ?? [])).toBe(graves.length);
	});

	function oneFolder(): Record<string, string> {
		return {
			'cfg/cluster.nodes':
				'localSite,mode\n10.0.0.1:8900:c1,controller\n10.0.0.1:8901:a1,agent\n10.0.0.2:8901:a2,agent\n',
			'cfg/controller.cfg': 'mode=controller\nlocalSite=10.0.0.1:8900:c1\n',
			'cfg/cluster.cfg': 'nonsense\n',
			'cfg/agent1.cfg': 'mode=agent\nlocalSite=10.0.0.1:8901:a1\ncontrollerSite=10.0.0.1:8900:c1\n',
			'cfg/agent2.cfg': 'mode=agent\nlocalSite=10.0.0.2:8901:a2\ncontrollerSite=10.0.0.1:8900:c1\nnonsense\n',
		};
	}
});

describe('comparing hosts', () => {
	const [tree] = treesOf(twoHosts);
	const [first, second] = tree?.hosts ?? [];

	test('pairs files of one kind, never a file with itself', () => {
		if (!tree || !first || !second) throw new Error('there are no hosts');
		const pairs = pairsOf(filesOn(first), filesOn(second));
		expect(pairs.map(({ left, right }) => [left.file.name, left.host, right.host])).toEqual(
			['cluster.nodes', 'controller.cfg', 'agent.cfg', 'cluster.cfg'].map((name) => [name, '10.0.0.1', '10.0.0.2']),
		);
		expect(pairsOf(filesOn(first), filesOn(first))).toEqual([]);
		expect(comparableHosts(tree, first, filesOn(first))).toEqual([second]);
		expect(filesOn(first, first.packages[0])).toEqual(filesOn(first));
	});
});

describe('the menu of the view', () => {
	const { contributes } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../package.json'), 'utf8'));
	const items: readonly { command?: string; submenu?: string; when: string }[] = contributes.menus['view/item/context'];
	const values = [twoHosts, standalone, broken].flatMap((files) =>
		shown(files).map((row) => row.split(': ').at(-1) ?? ''),
	);

	test('asks for rows that there are', () => {
		const asked = items.map(({ when }) => /viewItem =~ \/(.+)\/$/.exec(when)?.[1] ?? '');
		expect(asked.filter((one) => one === '')).toEqual([]);
		expect(asked.filter((one) => !values.some((value) => new RegExp(one).test(value)))).toEqual([]);
		expect(items.length).toBeGreaterThan(10);
	});

	test('leaves no ability unused, and offers every kind of row something', () => {
		const clauses = items.map(({ when }) => new RegExp(/viewItem =~ \/(.+)\/$/.exec(when)?.[1] ?? '$^'));
		for (const kind of ['cluster', 'host addable', 'host hasFiles', 'package hasFiles', 'node']) {
			expect(clauses.filter((clause) => clause.test(kind)).length, kind).toBeGreaterThan(0);
		}
		for (const ability of ['addable', 'comparable', 'hasFiles', 'movable', 'named', 'renamable']) {
			expect(items.filter(({ when }) => when.includes(ability)).length, ability).toBeGreaterThan(0);
		}
	});
});
