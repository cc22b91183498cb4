import type { FileKind } from '../../server/src/catalog/file-kinds.ts';
import { buildClusters } from '../../server/src/model/build-clusters.ts';
import type { Cluster } from '../../server/src/model/cluster.ts';
import { type ConfigFile, readConfigFile } from '../../server/src/model/files/config-file.ts';

/** Where the files lie. Full copies of cluster.nodes make a cluster grow with the square of its hosts. */
export type Layout = 'everything on every host' | 'cluster.nodes beside controllers only' | 'all files in one folder';

/** All layouts. */
export const layouts: readonly Layout[] = [
	'everything on every host',
	'cluster.nodes beside controllers only',
	'all files in one folder',
];

/** What is wrong on every second host. */
export type Defect = (typeof defects)[number];

/** All defects, and none. */
export const defects = ['nothing', 'addresses', 'rows', 'sites', 'copies', 'settings', 'agents', 'lists'] as const;

const hostOf = (at: number) => `10.0.${Math.floor(at / 100)}.${(at % 100) + 1}`;
const controllers = [0, 1, 2].map((at) => `${hostOf(at)}:8800:controller${at + 1}`);
const moved = (site: string) => site.replace(':8800:', ':8700:');
const isOdd = (at: number) => at % 2 === 1;

/** The rows of the agent and the data nodes of a host. */
function workersOn(at: number, defect: Defect): string[] {
	const host = hostOf(at);
	const agent = `${host}:8801:agent${at + 1},agent`;
	const [first = '', second = '', third = ''] = [1, 2, 3].map((n) => `${host}:${8801 + n}:node${at + 1}_${n},datanode`);
	const twin = agent.replace('8801:', '8811:twin');
	if (isOdd(at) && defect === 'rows') {
		// Two nodes on one address, an alias that is there twice, a mode that does not exist, and no agent.
		return at % 4 === 1
			? [first, second.replace('8803', '8802'), `${host}:8809:node${at},datanode`, third]
			: [first, second.replace('datanode', 'datanodes'), agent.replace(':8801:', '::'), third];
	}
	if (isOdd(at) && defect === 'sites') {
		return at % 4 === 1
			? [agent, twin, first.replace(host, 'localhost'), second.replace('8803', '803'), third.replace('node', 'Node')]
			: [agent, first.replace('node', 'no.de'), second.replace(host, '10.0.0.256'), third.replace(host, '8.8.8.8')];
	}
	return [agent, first, second, third];
}

function nodesFile(hosts: number, defect: Defect, seenFrom: number): string {
	const workers = Array.from({ length: hosts }, (_, at) => workersOn(at, defect)).flat();
	const isMoved = defect === 'addresses' && isOdd(seenFrom);
	const leading = defect === 'lists' ? [] : controllers.map((site) => `${isMoved ? moved(site) : site},controller`);
	const [here, there] = [`${hostOf(seenFrom)}:8802:`, `${hostOf(seenFrom)}:8702:`];
	const seen = isMoved ? workers.map((row) => row.replace(here, there)) : workers;
	return ['localSite,mode', ...leading, ...seen, ''].join('\n');
}

/** The lines of an agent.cfg. */
function agentFile(at: number, defect: Defect): string {
	const [first = '', ...others] = isOdd(at) && defect === 'addresses' ? controllers.map(moved) : controllers;
	const port = isOdd(at) && defect === 'addresses' ? 8701 : 8801;
	const alias = isOdd(at) && defect === 'lists' ? 'unlisted' : 'agent';
	const self =
		isOdd(at) && defect === 'copies' ? `${hostOf(0)}:8801:agent1` : `${hostOf(at)}:${port}:${alias}${at + 1}`;
	const asControllers = (sites: readonly string[]) => sites.map((site) => `${site}:controller`);
	const all = [`${self}:agent`, ...asControllers([first, ...others])];
	const lines = {
		mode: 'mode=agent',
		localSite: `localSite=${self}`,
		controllerSite: `controllerSite=${first}`,
		sites: `sites=${all.join(',')}`,
	};
	const node = `${hostOf(at)}:8802:node${at + 1}_1:datanode`;
	if (isOdd(at) && defect === 'settings')
		lines.sites = `sites=${[`${self}:agent`, ...asControllers(others), node].join(',')}`;
	if (isOdd(at) && defect === 'lists') lines.sites = `sites=${[`${self}:agent`, ...asControllers(others)].join(',')}`;
	if (isOdd(at) && defect === 'agents') Object.assign(lines, spoilt(Math.floor(at / 2) % 9, self, all));
	return [...Object.values(lines).filter(Boolean), 'lanCluster=0', ''].join('\n');
}

/** One thing after the other that agent.cfg can get wrong. */
function spoilt(which: number, self: string, all: readonly string[]): Record<string, string> {
	const [own = '', ...controllerElements] = all;
	const elsewhere = self.replace(/^[^:]*/, '10.9.9.9');
	const ways: readonly Record<string, string>[] = [
		{ mode: '', localSite: '' },
		{ controllerSite: 'controllerSite=10.9.9.9:8800:controller9' },
		{ controllerSite: '' },
		{ sites: '' },
		{ sites: `sites=${controllerElements.join(',')}` },
		{ sites: `sites=${[...controllerElements, own].join(',')}` },
		{ sites: `sites=${[...all, ...controllerElements, '10.9.9.9:8800:controller9:controller'].join(',')}` },
		{
			sites: `sites=${all
				.join(',')
				.replace(':controller,', ':agent,')
				.replace(/^[^:]*/, '10.9.9.9')}`,
		},
		{ localSite: `localSite=${elsewhere}`, sites: `sites=${[`${elsewhere}:agent`, ...controllerElements].join(', ')}` },
	];
	return ways[which] ?? {};
}

function controllerFile(at: number, defect: Defect): string {
	const own = defect === 'copies' ? controllers[at % 3] : controllers[at];
	const odd = defect === 'settings' && at === 1 ? ['dfsReplicationFactor=1', 'dfsHAMod=Raft'] : ['dfsHAMode=Raft'];
	return ['mode=controller', `localSite=${own}`, ...odd, 'dfsReplicationFactor=2', 'lanCluster=0', ''].join('\n');
}

function clusterFile(hosts: number, defect: Defect, seenFrom: number): string {
	const lines = Array.from({ length: hosts }, (_, at) => settingsOf(at, defect)).flat();
	const memory = defect === 'settings' && isOdd(seenFrom) ? 64 : 32;
	return [`maxMemSize=${memory}`, 'workerNum=4', 'node%.maxPubConnections=64', ...lines, ''].join('\n');
}

/** The lines of cluster.cfg for the nodes of a host. */
function settingsOf(at: number, defect: Defect): string[] {
	const [first, second, third] = [1, 2, 3].map((n) => `node${at + 1}_${n}`);
	if (!isOdd(at) || defect !== 'settings') return [first, second, third].map((one) => `${one}.volumes=/data/${one}`);
	const ways = [
		[`nod${at}.volumes=/data`, `agent${at + 1}.maxMemSiz=${at}`, `${first}.localSite=1`, `${third}.volumes=/d/<ALIAS>`],
		[`${first}.volumes=/data`, `${second}.volumes=/data/x`, `${third}.redoLogDir=/data/x/y`, `${first}.volumes=/data`],
		[`${first}.subPort=8803`, `${second}.subPort=70000`, `node${at + 1}_%.workerNum=1`, `node${at + 1}_?.workerNum=2`],
	];
	return ways[Math.floor(at / 2) % 3] ?? [];
}

/** The files of a cluster of some hosts: three controllers, and an agent and three data nodes on each host. */
export function filesOf(layout: Layout, hosts: number, defect: Defect): ConfigFile[] {
	const files: ConfigFile[] = [];
	const last = new Map<FileKind, ConfigFile>(); // spares most of the parsing
	const inOne = layout === 'all files in one folder';
	const add = (at: number, kind: FileKind, text: string) => {
		const name = kind === 'nodes' ? 'cluster.nodes' : inOne && kind !== 'cluster' ? `${kind}${at}.cfg` : `${kind}.cfg`;
		const folder = inOne ? 'file:///w/cfg' : `file:///w/${hostOf(at)}/config`;
		const file = readConfigFile(`${folder}/${name}`, kind, text, last.get(kind));
		last.set(kind, file);
		files.push(file);
	};
	for (let at = 0; at < hosts; at++) {
		const runsController = at < 3 || (defect === 'copies' && at % 2 === 1);
		if (runsController) add(at, 'controller', controllerFile(at, defect));
		add(at, 'agent', agentFile(at, defect));
		if (inOne ? at > 0 : layout === 'cluster.nodes beside controllers only' && at >= 3) continue;
		add(at, 'nodes', nodesFile(hosts, defect, at));
		add(at, 'cluster', clusterFile(hosts, defect, at));
	}
	return files;
}

/** The cluster of these files. */
export function clusterOf(layout: Layout, hosts: number, defect: Defect): Cluster {
	const isDeclared = layout !== 'all files in one folder';
	const clusters = buildClusters(filesOf(layout, hosts, defect), {
		declaredHost: (folder) =>
			isDeclared ? { address: folder.split('/').at(-2), packageFolder: '/home/dolphindb', memory: 64 } : undefined,
	});
	const [cluster] = clusters.sort((a, b) => b.files.length - a.files.length);
	if (!cluster) throw new Error('no cluster');
	return cluster;
}
