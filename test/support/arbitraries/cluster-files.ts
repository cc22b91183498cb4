import { groupBy } from '../../../server/src/base/collections.ts';
import type { Files } from './files.ts';

/** A process of a cluster. */
export interface Runner {
	readonly mode: 'controller' | 'agent' | 'datanode' | 'computenode';
	readonly host: string;
	readonly port: number;
	readonly alias: string;
	readonly group: string;
	readonly zone: string;
}

/** All processes of a cluster. */
export interface Plan {
	readonly controllers: readonly Runner[];
	/** One for each host that runs data or compute nodes. */
	readonly agents: readonly Runner[];
	/** Agents of further packages of a host, which no row names, by the number of the controller of the package. */
	readonly spares: readonly { readonly package: number; readonly agent: Runner }[];
	readonly workers: readonly Runner[];
	readonly isHa: boolean;
	readonly listsControllers: boolean;
	readonly columns: readonly string[];
}

/** How files lie and how they are written. */
export interface Writing {
	readonly layout:
		| 'address/config'
		| 'address/package/config'
		| 'P1/config'
		| 'server/clusterDemo/config'
		| 'config/P1'
		| 'one folder';
	readonly settings: 'common' | 'by node' | 'by pattern' | 'by both';
	readonly crlf: boolean;
	readonly isEnded: boolean;
	readonly hasComments: boolean;
	/** Blanks around equal signs. */
	readonly isSpaced: boolean;
	readonly rowsByHost: boolean;
	/** Streaming and MVCC tables in Raft groups, where there are nodes enough. */
	readonly raftGroups: boolean;
}

interface Package {
	readonly host: string;
	readonly controller: Runner | undefined;
	readonly agent: Runner | undefined;
}

/** The files of all packages of a cluster, below a folder. */
export function filesOf(plan: Plan, writing: Writing, root: string): Files {
	const files = new Map<string, string>();
	const rows = rowsOf(plan, writing);
	const packages = packagesOf(plan);
	for (const [at, { host, controller, agent }] of packages.entries()) {
		const isAlone = packages.every((other, there) => other.host !== host || there === at);
		const folder = root + folderOf(writing.layout, isAlone, host, at + 1);
		const isShared = writing.layout === 'one folder';
		const name = (kind: string) => `${folder}/${kind}${isShared ? at + 1 : ''}.cfg`;
		if (agent) files.set(name('agent'), settingsText(agentLines(plan, agent), writing));
		if (!controller) continue;
		files.set(name('controller'), settingsText(controllerLines(plan, controller), writing));
		files.set(`${folder}/cluster.cfg`, settingsText(clusterLines(plan, writing), writing));
		files.set(`${folder}/cluster.nodes`, textOf(rows, writing));
	}
	return files;
}

/** A package for each controller, with the agent of its host in the first of them, and one for each other agent. */
function packagesOf({ controllers, agents, spares }: Plan): Package[] {
	const left = new Map(agents.map((agent) => [agent.host, agent]));
	const own = controllers.map((controller, at): Package => {
		const agent = left.get(controller.host) ?? spares.find((spare) => spare.package === at)?.agent;
		left.delete(controller.host);
		return { host: controller.host, controller, agent };
	});
	return [...own, ...[...left.values()].map((agent) => ({ host: agent.host, controller: undefined, agent }))];
}

function folderOf(layout: Writing['layout'], isAlone: boolean, host: string, number: number): string {
	switch (layout) {
		case 'address/config':
			return isAlone ? `${host}/config` : `${host}/pack_${number}/config`;
		case 'address/package/config':
			return `${host}/pack_${number}/config`;
		case 'P1/config':
			return `P${number}/config`;
		case 'server/clusterDemo/config':
			return `dolphindb_${number}/server/clusterDemo/config`;
		case 'config/P1':
			return `config/P${number}`;
		case 'one folder':
			return 'cfg';
	}
}

function rowsOf({ controllers, agents, workers, columns, listsControllers }: Plan, { rowsByHost }: Writing): string[] {
	const all = [...(listsControllers ? controllers : []), ...agents, ...workers];
	const ordered = rowsByHost ? [...groupBy(all, ({ host }) => host).values()].flat() : all;
	return [
		columns.join(','),
		...ordered.map((one) => [siteOf(one), one.mode, one.group, one.zone].slice(0, columns.length).join(',')),
	];
}

function siteOf({ host, port, alias }: Runner): string {
	return `${host}:${port}:${alias}`;
}

function agentLines({ controllers, isHa }: Plan, agent: Runner): string[] {
	const near = controllers.find(({ host }) => host === agent.host) ?? controllers[0];
	const sites = [agent, ...controllers].map((one) => `${siteOf(one)}:${one.mode}`);
	return [
		'mode=agent',
		`# ${agent.alias} of ${agent.host}:${agent.port}`,
		`localSite=${siteOf(agent)}`,
		`controllerSite=${near ? siteOf(near) : ''}`,
		...(isHa ? [`sites=${sites.join(',')}`] : []),
		'maxMemSize=4',
		'lanCluster=0',
	];
}

function controllerLines({ isHa, workers }: Plan, controller: Runner): string[] {
	const data = workers.filter(({ mode }) => mode === 'datanode');
	const replicas = (nodes: readonly Runner[]) => Math.min(2, nodes.length);
	const counts = new Set([...groupBy(data, ({ host }) => host).values()].map((onHost) => onHost.length));
	const isSpread = counts.size === 1 && !counts.has(data.length); // as many on each of several hosts
	return [
		'mode=controller',
		`localSite=${siteOf(controller)}`,
		...(isHa ? ['dfsHAMode=Raft'] : []),
		...[...groupBy(data, ({ zone }) => zone)].flatMap(([zone, inZone]) =>
			zone === '' ? [] : [`${zone}.dfsReplicationFactor=${replicas(inZone)}`],
		),
		`dfsReplicationFactor=${replicas(data)}`,
		`dfsReplicaReliabilityLevel=${isSpread ? 1 : 2}`,
		'',
		`# ${controller.alias} keeps its metadata here`,
		`dfsMetaDir=/ssd/${controller.alias}/meta`,
		'dataSync=1',
		'maxMemSize=8',
		'lanCluster=0',
	];
}

const COMMON = ['maxMemSize=8', 'workerNum=4', 'lanCluster=0', 'newValuePartitionPolicy=add'];
const CACHES = ['OLAPCacheEngineSize=1', 'TSDBCacheEngineSize=1'];
const FOLDERS = ['volumes', 'chunkMetaDir', 'redoLogDir', 'TSDBRedoLogDir', 'persistenceDir'];

function clusterLines({ workers }: Plan, { settings, raftGroups }: Writing): string[] {
	const data = workers.filter(({ mode }) => mode === 'datanode');
	const first = data[0]?.alias ?? '';
	const patterns = new Set(data.map(({ alias }) => alias.replace(/\d+$/, '%')));
	const lines: Record<Writing['settings'], readonly string[]> = {
		common: FOLDERS.map((name) => `${name}=/data/<ALIAS>/${name}`),
		'by node': data.flatMap(({ alias }) => FOLDERS.map((name) => `${alias}.${name}=/data/${alias}/${name}`)),
		'by pattern': [...patterns].flatMap((pattern) => FOLDERS.map((name) => `${pattern}.${name}=/data/<ALIAS>/${name}`)),
		'by both': [
			...FOLDERS.map((name) => `${name}=/data/<ALIAS>/${name}`),
			...[...patterns].map((pattern) => `${pattern}.maxMemSize=16`),
			'',
			`# ${first} has more`,
			`${first}.maxMemSize=32`,
		],
	};
	return [...COMMON, ...CACHES, ...lines[settings], ...(raftGroups ? groupLines(data) : [])];
}

/** A group needs three nodes on three hosts. */
function groupLines(data: readonly Runner[]): string[] {
	const apart = [...groupBy(data, ({ host }) => host).values()].flatMap(([first]) => first?.alias ?? []);
	if (apart.length < 3) return [];
	const group = apart.slice(0, 3).join(':');
	return [
		'streamingHAMode=raft',
		'streamingHALogDir=/ssd/<ALIAS>/streamLog',
		`streamingRaftGroups=2:${group},3:${apart.slice(-3).join(':')}`,
		'streamingRaftGroupAliases=2:prices,3:orders',
	];
}

function settingsText(lines: readonly string[], writing: Writing): string {
	const kept = writing.hasComments ? lines : lines.filter((line) => line !== '' && !line.startsWith('#'));
	return textOf(
		writing.isSpaced ? kept.map((line) => (line.startsWith('#') ? line : line.replace('=', ' = '))) : kept,
		writing,
	);
}

function textOf(lines: readonly string[], { crlf, isEnded }: Writing): string {
	const eol = crlf ? '\r\n' : '\n';
	return lines.join(eol) + (isEnded ? eol : '');
}
