import { groupBy, unique } from '../base/collections.ts';
import type { FileId } from '../base/span.ts';
import { canonicalFileNames, type FileKind } from '../catalog/file-kinds.ts';
import { buildCluster } from '../model/build-clusters.ts';
import { buildPackages } from '../model/build-packages.ts';
import type { Cluster } from '../model/cluster.ts';
import { readConfigFile } from '../model/files/config-file.ts';
import { sortedBy } from './natural-order.ts';
import type { Target } from './target-layout.ts';

/** A node that a deployment asks for. */
interface NewNode {
	readonly alias: string;
	readonly mode: string;
	readonly host: string;
	readonly port: number;
	readonly package: string;
	readonly registered: boolean;
}

/** Where the data of the built-in template lies; every package has a folder of its own in it. */
const DATA_ROOT = '/ssd/ssd1';

/** A cluster made from the built-in template, for a deployment where the workspace holds none. */
export function templateCluster(target: Target): Cluster {
	const hostOf = new Map<string, string>();
	const files = templateFiles(target).map(({ host, package: name, kind, text }) => {
		const folder = `template:///${host}/${name}/config`;
		hostOf.set(folder, host);
		const id: FileId = `${folder}/${canonicalFileNames[kind]}`;
		return readConfigFile(id, kind, text);
	});
	return buildCluster(buildPackages(files, { declaredHost: (folder) => ({ address: hostOf.get(folder) }) }));
}

/** A file of the built-in template. */
export interface TemplateFile {
	readonly host: string;
	readonly package: string;
	readonly kind: FileKind;
	readonly text: string;
}

/** The files of the built-in template for the nodes of a target, package by package. */
export function templateFiles(target: Target): TemplateFile[] {
	const nodes = newNodes(target);
	const controllers = nodes.filter(({ mode }) => mode === 'controller');
	const runners = nodes.filter(({ mode }) => mode === 'controller' || mode === 'agent');
	const packages = groupBy(
		sortedBy(runners, (node) => node.package),
		(node) => `${node.host}\n${node.package}`,
	);
	const hosts = unique(controllers.map(({ host }) => host)).length;
	const folders = unique(sortedBy(controllers, (node) => node.package).map((node) => node.package));
	return [...packages.values()].flatMap((group) => {
		const { host, package: name } = group[0] as NewNode; // groups are never empty
		const own = group.map((node): [FileKind, string] =>
			node.mode === 'controller'
				? ['controller', controllerText(node, hosts)]
				: ['agent', agentText(node, controllers)],
		);
		const shared: [FileKind, string][] = [
			['cluster', clusterText(nodes, folders)],
			['nodes', nodesText(nodes)],
		];
		return [...own, ...shared].map(([kind, text]) => ({ host, package: name, kind, text }));
	});
}

function newNodes(target: Target): NewNode[] {
	const nodes = Object.entries(target.nodes).flatMap(([alias, node]): NewNode[] => {
		if (!node?.mode || node.host === undefined || node.port === undefined) return [];
		const { mode, host, port, registered } = node;
		return [{ alias, mode, host, port, registered, package: node.package ?? '' }];
	});
	return sortedBy(nodes, ({ alias }) => alias);
}

const siteOf = ({ host, port, alias }: NewNode) => `${host}:${port}:${alias}`;

function nodesText(nodes: readonly NewNode[]): string {
	const order = ['controller', 'agent', 'datanode', 'computenode'];
	const rows = nodes.filter(({ mode, registered }) => mode !== 'agent' || registered);
	const sorted = order.flatMap((mode) => rows.filter((node) => node.mode === mode));
	return lines(['localSite,mode', ...sorted.map((node) => `${siteOf(node)},${node.mode}`)]);
}

/** On one server replicas may share it (level 2); on several the processes leave room for one another. */
function controllerText(controller: NewNode, hosts: number): string {
	return lines([
		'mode=controller',
		`localSite=${siteOf(controller)}`,
		'dfsReplicationFactor=2',
		`dfsReplicaReliabilityLevel=${hosts === 1 ? 2 : 1}`,
		`workerNum=${hosts === 1 ? 16 : 8}`,
		`localExecutors=${hosts === 1 ? 15 : 7}`,
		'maxConnections=512',
		'maxMemSize=16',
		'webWorkerNum=4',
		`dfsMetaDir=${DATA_ROOT}/${controller.package}/dfsMeta`,
		'dataSync=1',
		'dfsHAMode=Raft',
		'lanCluster=0',
		'maxLogSize=256',
	]);
}

function agentText(agent: NewNode, controllers: readonly NewNode[]): string {
	const sites = [`${siteOf(agent)}:agent`, ...controllers.map((one) => `${siteOf(one)}:controller`)];
	return lines([
		'mode=agent',
		`localSite=${siteOf(agent)}`,
		`controllerSite=${controllers[0] ? siteOf(controllers[0]) : ''}`,
		`sites=${sites.join(',')}`,
		'workerNum=4',
		'localExecutors=3',
		'maxMemSize=4',
		'lanCluster=0',
		'maxLogSize=256',
	]);
}

const DIRECTORIES = [
	['volumes', 'volumes'],
	['redoLogDir', 'redoLog'],
	['TSDBRedoLogDir', 'tsdbRedoLog'],
	['chunkMetaDir', 'chunkMeta'],
	['persistenceDir', 'persistenceDir'],
] as const;

/** Data nodes take the folders of the packages in turn: node1 that of the first, node2 that of the second, … */
function clusterText(nodes: readonly NewNode[], packages: readonly string[]): string {
	const dataNodes = nodes.filter(({ mode }) => mode === 'datanode');
	const folders = DIRECTORIES.flatMap(([name, folder]) =>
		dataNodes.map(({ alias }, at) => `${alias}.${name}=${DATA_ROOT}/${packages[at % packages.length]}/${folder}`),
	);
	return lines([...CLUSTER_HEAD, ...folders, ...CLUSTER_TAIL]);
}

const CLUSTER_HEAD = [
	'maxMemSize=232',
	'maxConnections=512',
	'workerNum=16',
	'localExecutors=15',
	'maxBatchJobWorker=16',
	'webWorkerNum=4',
	'OLAPCacheEngineSize=16',
	'TSDBCacheEngineSize=16',
	'newValuePartitionPolicy=add',
	'logLevel=INFO',
	'maxLogSize=256',
	'diskIOConcurrencyLevel=0',
];

const CLUSTER_TAIL = [
	'maxPubConnections=64',
	'subExecutors=16',
	'subThrottle=1',
	'persistenceWorkerNum=1',
	'maxPartitionNumPerQuery=200000',
	'lanCluster=0',
	'enableChunkGranularityConfig=true',
	'regularArrayMemoryLimit=2048',
	'TSDBLevelFileIndexCacheSize=16',
	'enableConcurrentDimensionalTableWrite=true',
	'maxConnectionPerSite=128',
	'TSDBAsyncSortingWorkerNum=8',
	'TSDBCacheFlushWorkNum=8',
];

function lines(all: readonly string[]): string {
	return `${all.join('\n')}\n`;
}
