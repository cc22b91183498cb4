import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildClusters } from '../../../server/src/model/build-clusters.ts';
import type { Cluster } from '../../../server/src/model/cluster.ts';
import { readCfgFile } from '../../../server/src/model/files/cfg-file.ts';
import type { Site } from '../../../server/src/model/files/site.ts';
import { parseCfg } from '../../../server/src/syntax/cfg.ts';
import { defaultSettings } from '../../../server/src/workspace/settings.ts';
import { corpusFolder, hasCorpus, readTree } from '../../support/corpus.ts';
import { workspaceOf } from '../../support/workspace.ts';

const controller = (site: string) => `mode=controller\nlocalSite=${site}\ndfsReplicationFactor=2\n`;
const agent = (site: string, to: string) => `mode=agent\nlocalSite=${site}\ncontrollerSite=${to}\n`;
const nodes = (...rows: string[]) => `localSite,mode\n${rows.join('\n')}\n`;
const c1 = '10.0.0.1:8900:c1';
const c2 = '10.0.0.2:8900:c2';
const row = (site: string, mode = 'controller') => `${site},${mode}`;

/** The clusters as people would list them: each with its packages and their hosts. */
function clustersOf(files: Record<string, string>): string[] {
	return summaries(
		workspaceOf(Object.entries(files).map(([name, text]) => [`file:///w/${name}`, text])).snapshot().clusters,
	);
}

function summaries(clusters: readonly Cluster[]): string[] {
	return clusters.map(({ packages }) => packages.map((pkg) => `${pkg.name}@${pkg.host ?? '?'}`).join(' ')).sort();
}

describe('links between folders', () => {
	test('an agent whose folder is read before that of its controller is not drawn to another cluster of the same making', () => {
		const files = {
			'one/controller.cfg': controller('10.0.0.1:8900:c1'),
			'two-2/agent.cfg': agent('10.0.0.4:1:a2', '10.0.0.3:8900:c1'),
			'two/controller.cfg': controller('10.0.0.3:8900:c1'),
		};
		expect(clustersOf(files)).toEqual(['one@10.0.0.1', 'two-2@10.0.0.4 two@10.0.0.3']);
	});

	test('an agent with a slip in the alias of its controller belongs where the address leads', () => {
		const files = {
			'P1/controller.cfg': controller(c1),
			'P2/agent.cfg': agent('10.0.0.2:1:a', '10.0.0.1:8900:controller1'),
		};
		expect(clustersOf(files)).toEqual(['P1@10.0.0.1 P2@10.0.0.2']);
	});

	test('but two that run controllers behind one address are two clusters, and loopback addresses lead nowhere', () => {
		const files = {
			'one/controller.cfg': controller(c1),
			'two/controller.cfg': controller('10.0.0.1:8900:ctl'),
			'here/controller.cfg': controller('localhost:8900:c1'),
			'there/agent.cfg': agent('localhost:1:a', 'localhost:8900:master'),
		};
		expect(clustersOf(files)).toHaveLength(4);
	});
});

describe('layouts', () => {
	test('A: everything of one machine in config/', () => {
		const files = {
			'config/controller.cfg': controller(c1),
			'config/cluster.nodes': nodes(row('10.0.0.1:1:a', 'agent')),
			'config/agent.cfg': agent('10.0.0.1:1:a', c1),
		};
		expect(clustersOf(files)).toEqual(['w@10.0.0.1']);
	});

	test('B: dolphindb.cfg of the same installation is an alternative, not a part', () => {
		const files = {
			'server/dolphindb.cfg': 'localSite=localhost:8848:local8848\nmode=single\n',
			'server/clusterDemo/config/controller.cfg': controller(c1),
		};
		expect(clustersOf(files)).toEqual(['w@10.0.0.1', 'w@localhost']);
	});

	test('C: a folder per host; a host without cluster.nodes belongs to it through its agent', () => {
		const files = {
			'P1/config/controller.cfg': controller(c1),
			'P1/config/cluster.nodes': nodes(row('10.0.0.2:1:a2', 'agent')),
			'P2/config/agent.cfg': agent('10.0.0.2:1:a2', c1),
		};
		expect(clustersOf(files)).toEqual(['P1@10.0.0.1 P2@10.0.0.2']);
	});

	test('C: a folder named like an address is the host', () => {
		const files = { '10.0.0.1/clusterDemo/config/controller.cfg': controller('localhost:8900:c1') };
		expect(clustersOf(files)).toEqual(['10.0.0.1@10.0.0.1']);
	});

	test('D, E: config/P1, config-p2 and the like', () => {
		const files = {
			'config/controller.cfg': controller(c1),
			'config-p2/agent.cfg': agent('10.0.0.2:1:a2', c1),
			'config-p3/agent.cfg': agent('10.0.0.3:1:a3', c1),
		};
		expect(clustersOf(files)).toEqual(['config-p2@10.0.0.2 config-p3@10.0.0.3 w@10.0.0.1']);
	});

	test('F: three installations of one machine with numbered names', () => {
		const files = {
			'dolphindb_1/controller1_1.cfg': controller('10.0.0.1:1:c1'),
			'dolphindb_1/cluster1_1.nodes': nodes(row('10.0.0.1:1:c1'), row('10.0.0.1:2:c2')),
			'dolphindb_2/controller1_2.cfg': controller('10.0.0.1:2:c2'),
			'dolphindb_2/cluster1_2.nodes': nodes(row('10.0.0.1:1:c1'), row('10.0.0.1:2:c2')),
		};
		expect(clustersOf(files)).toEqual(['dolphindb_1@10.0.0.1 dolphindb_2@10.0.0.1']);
	});

	test('G, H: all hosts in one folder, by numbers or by alias', () => {
		const files = {
			'cfg/controller1.cfg': controller(c1),
			'cfg/c2.controller.cfg': controller(c2),
			'cfg/agent2.cfg': agent('10.0.0.2:1:a2', c1),
			'cfg/cluster.nodes': nodes(row(c1), row(c2)),
		};
		expect(clustersOf(files)).toEqual(['w/c2.controller.cfg@10.0.0.2 w/controller1.cfg@10.0.0.1']);
	});

	test('M: two clusters with the same addresses and aliases stay apart', () => {
		const one = { controller: controller(c1), nodes: nodes(row('10.0.0.1:1:a', 'agent')) };
		const files = {
			'x/cfg/controller.cfg': one.controller,
			'x/cfg/cluster.nodes': one.nodes,
			'y/cfg/controller.cfg': one.controller,
			'y/cfg/cluster.nodes': one.nodes,
		};
		expect(clustersOf(files)).toEqual(['x@10.0.0.1', 'y@10.0.0.1']);
	});

	test('M: two clusters that use the same alias and port on other hosts stay apart', () => {
		const files = {
			'x/cfg/controller.cfg': controller('10.5.0.5:8888:master'),
			'x/cfg/agent1.cfg': agent('10.5.0.2:1:a', '10.5.0.5:8888:master'),
			'y/cfg/controller.cfg': controller('80.5.0.2:8888:master'),
			'y/cfg/agent1.cfg': agent('80.5.0.3:1:a', '80.5.0.2:8888:master'),
		};
		expect(clustersOf(files)).toHaveLength(2);
	});

	test('a stale package with another address for the same controller stays in the cluster, so that it gets noticed', () => {
		const host = (n: number) => ({
			[`10.0.0.${n}/p2/config/controller.cfg`]: controller(`10.0.0.${n}:8900:c2`),
			[`10.0.0.${n}/p2/config/cluster.nodes`]: nodes(row(c1), row(`10.0.0.${n}:8900:c2`)),
		});
		expect(clustersOf({ ...host(1), ...host(2) })).toEqual(['p2@10.0.0.1 p2@10.0.0.2']);
	});

	test('the same file on two known hosts is one cluster with a mistake, not two clusters', () => {
		const files = {
			'10.0.0.1/p1/config/controller.cfg': controller(c1),
			'10.0.0.4/p1/config/controller.cfg': controller(c1),
		};
		expect(clustersOf(files)).toEqual(['p1@10.0.0.1 p1@10.0.0.4']);
	});

	test('a backup beside the live folder, and what a plan has yet to install, is left alone', () => {
		const files = {
			'p/config/controller.cfg': controller(c1),
			'p/config.bak/controller.cfg': controller(c1),
			'p/config/.cluster.cfg': 'maxMemSize=1\n',
			'scripts/planned-files/10.0.0.1/home/p/config/controller.cfg': controller(c1),
		};
		expect(clustersOf(files)).toEqual(['p@10.0.0.1']);
	});

	test('before and after side by side are two clusters', () => {
		const state = (folder: string) => ({
			[`${folder}/172.0.0.1/p1/config/controller.cfg`]: controller('172.0.0.1:1:c1'),
			[`${folder}/172.0.0.2/p2/config/controller.cfg`]: controller('172.0.0.2:1:c2'),
			[`${folder}/172.0.0.1/p1/config/cluster.nodes`]: nodes(row('172.0.0.1:1:c1'), row('172.0.0.2:1:c2')),
		});
		expect(clustersOf({ ...state('before'), ...state('after') })).toEqual([
			'p1@172.0.0.1 p2@172.0.0.2',
			'p1@172.0.0.1 p2@172.0.0.2',
		]);
	});

	test('hosts declared by a setting win over folder names and sites', () => {
		const workspace = workspaceOf([['file:///w/server-a/config/controller.cfg', controller('localhost:8900:c1')]]);
		workspace.setSettings({ ...defaultSettings, hosts: { 'server-a': '10.9.9.9' } });
		expect(summaries(workspace.snapshot().clusters)).toEqual(['server-a@10.9.9.9']);
	});

	test('several workspace folders can make one cluster', () => {
		const workspace = workspaceOf([
			['file:///a/h1/config/controller.cfg', controller(c1)],
			['file:///b/h2/config/agent.cfg', agent('10.0.0.2:1:a2', c1)],
		]);
		expect(summaries(workspace.snapshot().clusters)).toEqual(['h1@10.0.0.1 h2@10.0.0.2']);
	});
});

test('many controllers that only an agent lists are found without looking through all for each', () => {
	const reads = (count: number) => {
		let aliases = 0;
		const sites = Array.from({ length: count }, (_, at) => `10.0.0.1:${8000 + at}:c${at}:controller`);
		const text = `mode=agent\nlocalSite=10.0.0.1:7999:a1\nsites=10.0.0.1:7999:a1:agent,${sites.join()}\n`;
		const agent = readCfgFile('file:///w/agent.cfg', 'agent', parseCfg(text));
		const counted = (site: Site) => ({
			...site,
			get alias() {
				aliases++;
				return site.alias;
			},
		});
		const elements = agent.sites?.elements.map(counted) ?? [];
		const [cluster] = buildClusters([{ ...agent, sites: agent.sites && { ...agent.sites, elements } }]);
		expect(cluster?.controllers.map(({ alias }) => alias)).toEqual(sites.map((_, at) => `c${at}`));
		return aliases;
	};
	expect(reads(400)).toBeLessThan(2.1 * reads(200));
});

describe('look-alikes', () => {
	const foreign = {
		'ini/agent.cfg': '[agent]\nport=1\n',
		'yaml/controller.cfg': '- name: maxMemSize\n  value: 1\n',
		'game/controller.cfg': 'bind "A_BUTTON" "+jump"\n',
		'plain/cluster.cfg': 'mode=fast\nname=x\n',
		'alone/agent.cfg': '',
		'other/setup.cfg': 'workers=3\n',
		'other/hosts.nodes': 'alpha\nbeta\n',
	};
	test.for(Object.entries(foreign))('%s is not ours', ([name, text]) => {
		expect(clustersOf({ [name]: text })).toEqual([]);
	});

	test('an empty agent.cfg is ours beside a cluster.nodes', () => {
		expect(clustersOf({ 'c/agent.cfg': '', 'c/cluster.nodes': nodes(row(c1)) })).toHaveLength(1);
	});

	test('a setting says what is ours and what is not', () => {
		const workspace = workspaceOf([
			['file:///w/a/node.conf.cfg', 'x=1\n'],
			['file:///w/b/agent.cfg', agent('h:1:a', c1)],
		]);
		workspace.setSettings({
			...defaultSettings,
			files: { 'a/node.conf.cfg': 'cluster', 'b/agent.cfg': 'none' },
		});
		expect([...workspace.snapshot().files.keys()]).toEqual(['file:///w/a/node.conf.cfg']);
	});
});

describe.runIf(hasCorpus('clusters of real folders'))('real folders', () => {
	const cases: [string, number, number][] = [
		['seed-single-server', 1, 3],
		['seed-dual-server', 1, 3],
		['ddbskills-ha', 1, 3],
		['k8s-ha-multihost', 1, 3],
		['ansible-rendered', 1, 3],
		['hist-multi-2018-07-10', 1, 5],
		['ricoshallow-windows', 2, 2],
		['md-cn-standalone', 4, 4],
		['helm-singleton-rendered', 1, 2],
		['tut-cn-data-move-rebalance', 1, 2],
	];
	test.for(cases)('%s: %i clusters, %i packages', ([name, clusters, packages]) => {
		const tree = readTree(path.join(corpusFolder, name));
		const found = workspaceOf([...tree].map(([file, text]) => [`file:///c/${file}`, text])).snapshot().clusters;
		expect([found.length, found.flatMap((cluster) => cluster.packages).length]).toEqual([clusters, packages]);
	});

	test('look-alikes are silent', () => {
		const tree = ['lookalike-asperathos', 'lookalike-csgo', 'lookalike-helm-paramdefs', 'lookalike-ssd-deploy'].flatMap(
			(name) =>
				[...readTree(path.join(corpusFolder, name))].map(
					([file, text]) => [`file:///c/${name}/${file}`, text] as const,
				),
		);
		expect(workspaceOf(tree).snapshot().files.size).toBe(0);
	});

	test('the whole corpus at once gives the same clusters as each case alone', () => {
		const trees = ['castiel-community', 'castiel-distributed', 'seed-single-server', 'seed-dual-server'].map((name) =>
			[...readTree(path.join(corpusFolder, name))].map(([file, text]) => [`file:///c/${name}/${file}`, text] as const),
		);
		const alone = trees.flatMap((tree) => summaries(workspaceOf(tree).snapshot().clusters)).sort();
		expect(summaries(workspaceOf(trees.flat()).snapshot().clusters)).toEqual(alone);
	});
});
