import { uniqueBy } from '../base/collections.ts';
import { remembering } from '../base/remember.ts';
import type { Location } from '../base/span.ts';
import type { Cluster } from '../model/cluster.ts';
import { effectiveValue, setsParameter, settingsFile } from '../model/effective.ts';
import { type CfgFile, valueAt } from '../model/files/cfg-file.ts';
import type { Placement } from './plan.ts';

/** A folder with data of a node. */
export interface OwnedFolder {
	readonly alias: string;
	/** The parameter that names it; `home` for the home of the node. */
	readonly name: string;
	readonly path: string;
	/** The line that names it. */
	readonly at: Location | undefined;
	/** The server makes it when it is first needed, so it may not be there. */
	readonly optional: boolean;
}

/** Where a parameter that names a folder was set to something the planner cannot follow. */
export interface UnclearFolder {
	readonly alias: string;
	readonly name: string;
	readonly value: string;
	readonly at: Location;
}

/** The folder of a package that its processes run in. */
export function demoFolder(packagePath: string): string {
	return `${packagePath}/server/clusterDemo`;
}

/** The home of a node: below the package that runs it, or runs its agent. */
export function homeOf({ package: packagePath, alias }: Pick<Placement, 'package' | 'alias'>): string {
	return `${demoFolder(packagePath)}/data/${alias}`;
}

/**
 * The folders that files name for a node, each once; those that lie in its home by default are not among them.
 * Remembered as long as the cluster lives: the plan, the steps and the state before them are made of the same.
 */
export function configuredFolders(cluster: Cluster, node: Placement): readonly (OwnedFolder | UnclearFolder)[] {
	const ofCluster = remembered.get(cluster) ?? new Map<string, readonly (OwnedFolder | UnclearFolder)[]>();
	remembered.set(cluster, ofCluster);
	const key = `${node.mode} ${node.alias}`;
	const folders = ofCluster.get(key) ?? foldersNamedFor(cluster, node);
	ofCluster.set(key, folders);
	return folders;
}

const remembered = new WeakMap<Cluster, Map<string, readonly (OwnedFolder | UnclearFolder)[]>>();

function foldersNamedFor(cluster: Cluster, { alias, mode }: Placement): (OwnedFolder | UnclearFolder)[] {
	const file = settingsFile(cluster, alias);
	const set = file && parametersSet(file);
	const parameters = mode === 'controller' ? set?.controllers : mode === 'datanode' ? set?.dataNodes : [];
	const all = (parameters ?? []).flatMap((parameter) => foldersOf(cluster, alias, parameter));
	return uniqueBy(all, (folder) => (isOwned(folder) ? folder.path : folder.name));
}

/** The parameters for folders that a file sets, for some nodes or for all: few of many. */
const parametersSet = remembering((file: CfgFile) => {
	const isSet = ({ name }: FolderParameter) => setsParameter(file, name);
	return { controllers: OF_CONTROLLERS.filter(isSet), dataNodes: OF_DATA_NODES.filter(isSet) };
});

/** The same for a node that starts afresh: a compute node has folders too, only none that is worth a copy. */
export function startingFolders(cluster: Cluster, node: Placement): OwnedFolder[] {
	const all =
		node.mode === 'computenode'
			? OF_COMPUTE_NODES.flatMap((name) => foldersOf(cluster, node.alias, { name, optional: true }))
			: configuredFolders(cluster, node);
	return uniqueBy(all.filter(isOwned), ({ path }) => path);
}

function foldersOf(cluster: Cluster, alias: string, parameter: FolderParameter): (OwnedFolder | UnclearFolder)[] {
	const { name, optional, sibling, isFile } = parameter;
	const set = effectiveValue(cluster, alias, name);
	if (!set?.entry) return [];
	const at = valueAt(set.entry);
	const values = set.expanded.split(',').map((value) => value.trim());
	return values
		.filter((value) => value !== '' && !/^s3:/i.test(value))
		.flatMap((value): (OwnedFolder | UnclearFolder)[] => {
			const path = isFile ? undefined : absolutePath(value.replace(/^file:\/+/, '/'));
			if (path === undefined) return [{ alias, name, value, at }];
			const own = { alias, name, path, at, optional };
			return sibling ? [own, { ...own, path: siblingOf(path, sibling), optional: true }] : [own];
		});
}

/** Tells the folders that the planner can follow from the others. */
export function isOwned(folder: OwnedFolder | UnclearFolder): folder is OwnedFolder {
	return 'path' in folder;
}

interface FolderParameter {
	readonly name: string;
	readonly optional: boolean;
	/** A second folder that the server makes beside it. */
	readonly sibling?: string;
	/** It names a file, which may lie among files of others. */
	readonly isFile?: true;
}

const OF_CONTROLLERS: readonly FolderParameter[] = [
	{ name: 'dfsMetaDir', optional: false },
	{ name: 'TDEKeyDir', optional: true },
];

/** MIGRATIONS section 3. `recoverLogDir` stays: no recovery may be running when the cluster stops. */
const OF_DATA_NODES: readonly FolderParameter[] = [
	{ name: 'volumes', optional: false },
	{ name: 'chunkMetaDir', optional: false },
	{ name: 'redoLogDir', optional: true },
	{ name: 'TSDBRedoLogDir', optional: true, sibling: 'TSDBMeta' },
	{ name: 'PKEYRedoLogDir', optional: true },
	{ name: 'PKEYMetaLogDir', optional: true },
	{ name: 'IOTDBStaticTableDir', optional: true },
	{ name: 'IMOLTPRedoFilePath', optional: true, isFile: true },
	{ name: 'IMOLTPCheckpointFilePath', optional: true, isFile: true },
	{ name: 'TDEKeyDir', optional: true },
	{ name: 'persistenceDir', optional: true },
	{ name: 'persistenceOffsetDir', optional: true },
	{ name: 'persistOffsetDir', optional: true },
	{ name: 'streamingHALogDir', optional: true },
	{ name: 'streamingHADir', optional: true },
	{ name: 'mvccTableHADir', optional: true },
	{ name: 'clusterReplicationWorkDir', optional: true },
	{ name: 'batchJobDir', optional: true },
	{ name: 'coldVolumes', optional: false },
];

/** What compute nodes keep for as long as they run: caches, and streams of their own. */
const OF_COMPUTE_NODES: readonly string[] = [
	'computeNodeCacheDir',
	'computeNodeCacheMeta',
	'persistenceDir',
	'persistenceOffsetDir',
	'persistOffsetDir',
	'streamingHALogDir',
	'streamingHADir',
	'batchJobDir',
];

/** A path in the form in which plans have paths; nothing where it is relative or climbs. */
function absolutePath(value: string): string | undefined {
	const parts = value.split('/').filter((part) => part !== '');
	if (!value.startsWith('/') || parts.length === 0) return undefined;
	if (parts.some((part) => part === '.' || part === '..') || /\p{Cc}/u.test(value)) return undefined;
	return `/${parts.join('/')}`;
}

function siblingOf(path: string, name: string): string {
	return `${path.slice(0, path.lastIndexOf('/'))}/${name}`;
}
