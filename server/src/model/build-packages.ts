import { groupBy, isSameList, mostFrequent } from '../base/collections.ts';
import { baseName, folderOf } from '../base/paths.ts';
import type { FileId } from '../base/span.ts';
import type { Bystander } from './bystander.ts';
import type { CfgFile } from './files/cfg-file.ts';
import type { ConfigFile } from './files/config-file.ts';
import type { NodesFile } from './files/nodes-file.ts';
import { type HostDeclaration, isSameDeclaration } from './installation.ts';
import type { HostSource, Package } from './package.ts';

/** What a setting says about the host of a folder, if anything. */
export type DeclaredHost = (folder: FileId) => HostDeclaration | undefined;

/** What else is known about the folders that packages lie in. */
export interface Surroundings {
	readonly declaredHost?: DeclaredHost;
	readonly bystanders?: readonly Bystander[];
}

/** A folder, what lies in it and what is known of it, and the packages that it holds. */
interface Folder extends Known {
	readonly files: readonly ConfigFile[];
	readonly packages: readonly Package[];
}

/** Folders by their names. */
export type Folders = ReadonlyMap<FileId, Folder>;

/** Sorts the files into packages: by folder, and within a folder that serves many hosts, by file. */
export function buildPackages(files: Iterable<ConfigFile>, surroundings?: Surroundings): Package[] {
	return packagesIn(sortIntoFolders(files, surroundings));
}

/** The packages of all folders. */
export function packagesIn(folders: Folders): Package[] {
	return [...folders.values()].flatMap(({ packages }) => packages);
}

/** Sorts the files into packages; the packages of folders of which nothing changed are those of the last time. */
export function sortIntoFolders(
	files: Iterable<ConfigFile>,
	{ declaredHost, bystanders = [] }: Surroundings = {},
	last?: Folders,
): Folders {
	const folders = groupBy(files, (file) => folderOf(file.id));
	const beside = bystandersByFolder(folders.keys(), bystanders);
	return new Map(
		[...folders].map(([folder, inFolder]): [FileId, Folder] => {
			const known: Known = { declared: declaredHost?.(folder), bystanders: beside.get(folder) ?? [] };
			const before = last?.get(folder);
			if (before && isSameList(before.files, inFolder) && isSameKnown(before, known)) return [folder, before];
			return [folder, { files: inFolder, packages: packagesOf(folder, inFolder, known), ...known }];
		}),
	);
}

function isSameKnown(one: Known, other: Known): boolean {
	return isSameDeclaration(one.declared, other.declared) && isSameList(one.bystanders, other.bystanders);
}

/** Bystanders by the config folders of the package they lie in; a copy of a file says something about its own folder only. */
function bystandersByFolder(folders: Iterable<FileId>, bystanders: readonly Bystander[]): Map<FileId, Bystander[]> {
	const found = new Map<FileId, Bystander[]>();
	const byRoot = groupBy(bystanders.length > 0 ? folders : [], packageRoot);
	for (const bystander of bystanders) {
		const own = folderOf(bystander.id);
		const isInside = bystander.kind === 'licence' || bystander.kind === 'raft';
		const places = isInside ? (nearest(own, byRoot) ?? []) : [own];
		for (const folder of places) found.set(folder, [...(found.get(folder) ?? []), bystander]);
	}
	return found;
}

/** The folders under the nearest root that a folder lies in. */
function nearest(folder: FileId, byRoot: ReadonlyMap<FileId, FileId[]>): readonly FileId[] | undefined {
	for (let at = folder; at !== ''; at = folderOf(at)) {
		const folders = byRoot.get(at);
		if (folders) return folders;
	}
	return undefined;
}

/** What is known about a folder besides its files. */
type Known = Pick<Package, 'declared' | 'bystanders'>;

function packagesOf(folder: FileId, files: readonly ConfigFile[], known: Known): Package[] {
	const kind = (wanted: ConfigFile['kind']) => sortedByName(files.filter((file) => file.kind === wanted));
	const [nodes, ...moreNodes] = kind('nodes') as NodesFile[];
	const [cluster, ...moreClusters] = kind('cluster') as CfgFile[];
	const controllers = kind('controller') as CfgFile[];
	const agents = kind('agent') as CfgFile[];
	const shared = controllers.length > 1 || agents.length > 1;
	const make = (parts: Partial<Package>, suffix = ''): Package => describe(folder, parts, known, suffix);
	const packages = shared
		? pairByHost(controllers, agents).map((pair) => make({ ...pair, nodes, cluster }, suffixOf(pair)))
		: controllers.length + agents.length > 0 || nodes || cluster
			? [make({ controller: controllers[0], agent: agents[0], nodes, cluster })]
			: [];
	return [
		...packages,
		...moreNodes.map((file) => make({ nodes: file }, baseName(file.id))),
		...moreClusters.map((file) => make({ cluster: file }, baseName(file.id))),
		...(kind('single') as CfgFile[]).map((single) => make({ single }, baseName(single.id))),
	];
}

/** Files with the plain installed name come first. */
function sortedByName(files: readonly ConfigFile[]): ConfigFile[] {
	const rank = (file: ConfigFile) =>
		/^(cluster|controller|agent|dolphindb)\.(cfg|nodes)$/.test(baseName(file.id)) ? 0 : 1;
	return [...files].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

interface Pair {
	readonly controller: CfgFile | undefined;
	readonly agent: CfgFile | undefined;
}

/** In a folder for many hosts, a controller and an agent of the same host belong to one package. */
function pairByHost(controllers: readonly CfgFile[], agents: readonly CfgFile[]): Pair[] {
	const free = new Map(agents.map((agent) => [agent, agent.localSite?.site.host]));
	const pairs: Pair[] = controllers.map((controller) => {
		const host = controller.localSite?.site.host;
		const agent = [...free].find(([, agentHost]) => host !== undefined && agentHost === host)?.[0];
		if (agent) free.delete(agent);
		return { controller, agent };
	});
	return [...pairs, ...[...free.keys()].map((agent) => ({ controller: undefined, agent }))];
}

function suffixOf({ controller, agent }: Pair): string {
	return baseName((controller ?? agent)?.id ?? '');
}

function describe(folder: FileId, parts: Partial<Package>, known: Known, suffix: string): Package {
	const { controller, agent, cluster, nodes, single } = parts;
	const [host, hostSource] = hostOf(folder, parts, known.declared?.address);
	const name = packageName(folder);
	return {
		id: suffix ? `${folder}#${suffix}` : folder,
		folder,
		name: suffix && (controller ?? agent) ? `${name}/${suffix}` : name,
		host,
		hostSource,
		controller,
		agent,
		cluster,
		nodes,
		single,
		...known,
	};
}

const INNER_FOLDERS = new Set(['config', 'conf', 'cfg', 'clusterdemo', 'server']);

/** The folder people call the package: the config folder without `server/clusterDemo/config` and the like. */
export function packageRoot(folder: FileId): FileId {
	const parent = folderOf(folder);
	return INNER_FOLDERS.has(baseName(folder).toLowerCase()) && baseName(parent) !== '' ? packageRoot(parent) : folder;
}

function packageName(folder: FileId): string {
	return baseName(packageRoot(folder));
}

const IPV4 = /^\d{1,3}(\.\d{1,3}){3}$/;

function hostOf(
	folder: FileId,
	parts: Partial<Package>,
	declared: string | undefined,
): [string | undefined, HostSource] {
	if (declared !== undefined) return [declared, 'declared'];
	const address = folder.split('/').findLast((part) => IPV4.test(part));
	if (address !== undefined) return [address, 'folder'];
	const sites = [
		parts.controller?.localSite?.site,
		parts.agent?.localSite?.site,
		parts.single?.localSite?.site,
		...(parts.agent?.sites?.elements.filter((site) => site.alias === parts.agent?.localSite?.site.alias) ?? []),
	];
	const host = mostFrequent(sites.flatMap((site) => (site && site.host !== '' ? [site.host] : [])));
	return host === undefined ? [undefined, 'unknown'] : [host, 'sites'];
}
