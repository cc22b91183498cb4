import { groupBy } from '../base/collections.ts';
import { baseName, folderOf } from '../base/paths.ts';
import { kindOfCanonicalName } from '../catalog/file-kinds.ts';
import { configFolder } from '../plan/final-files.ts';
import type { Plan } from '../plan/plan.ts';
import { hostState, hostsIn, type SystemState } from '../plan/system-state.ts';
import { type HostFile, hostFileId } from '../plan/wanted-cluster.ts';
import type { SimulatedStep } from './simulate.ts';

/** The folders of configuration files in use, by host. */
export type ConfigFolders = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The folders that hold files today, that the plan writes to, and that nodes shall run from. Files that are `known`
 * stay the same objects, so that what was read of them is not read again.
 */
export function configFoldersOf(plan: Plan, first: SystemState, known: readonly HostFile[] = []): ConfigFolders {
	const folders = new Map<string, Set<string>>();
	const add = (host: string, folder: string) => {
		const known = folders.get(host);
		if (known) known.add(folder);
		else folders.set(host, new Set([folder]));
	};
	for (const host of hostsIn(first)) for (const path of hostState(first, host).files.keys()) add(host, folderOf(path));
	for (const { host, path } of plan.files) add(host, folderOf(path));
	for (const { host, package: path } of plan.target) add(host, configFolder(path));
	const all = groupBy(known, ({ host, path }) => hostFileId(host, path));
	remembered.set(folders, { all, inUse: new WeakMap() });
	return folders;
}

/** The configuration files that processes on a host would read: the same objects as long as their texts are the same. */
export function filesInUse(state: SystemState, host: string, folders: ConfigFolders): readonly HostFile[] {
	const { files } = hostState(state, host);
	const { all, inUse } = memoryOf(folders);
	const known = inUse.get(files);
	if (known?.host === host) return known.inUse;
	const found = [...files].flatMap(([path, after]): HostFile[] => {
		const kind = kindOfCanonicalName(baseName(path));
		return kind && folders.get(host)?.has(folderOf(path)) ? [sameFile({ host, path, kind, after }, all)] : [];
	});
	inUse.set(files, { host, inUse: found });
	return found;
}

/** What is remembered for the folders of one plan, and goes with them: states without files are the same for all plans. */
interface Memory {
	/** What each file was so far, by its name among all files. */
	readonly all: Map<string, HostFile[]>;
	readonly inUse: WeakMap<object, { readonly host: string; readonly inUse: readonly HostFile[] }>;
}

const remembered = new WeakMap<ConfigFolders, Memory>();

function memoryOf(folders: ConfigFolders): Memory {
	const known = remembered.get(folders) ?? { all: new Map(), inUse: new WeakMap() };
	remembered.set(folders, known);
	return known;
}

function sameFile(file: HostFile, all: Map<string, HostFile[]>): HostFile {
	const id = hostFileId(file.host, file.path);
	const versions = all.get(id) ?? [];
	const known = versions.find(({ after }) => after === file.after);
	if (known) return known;
	const { like } = versions[0] ?? {};
	const version = like ? { ...file, like } : file;
	all.set(id, versions);
	versions.push(version);
	return version;
}

/** The hosts on which processes would read other files after a step. */
export function reconfiguredHosts({ before, after, changed }: SimulatedStep, folders: ConfigFolders): string[] {
	return changed.filter((host) => {
		const [old, now] = [filesInUse(before, host, folders), filesInUse(after, host, folders)];
		if (old === now) return false;
		const texts = new Map(old.map((file) => [file.path, file.after]));
		return old.length !== now.length || now.some((file) => texts.get(file.path) !== file.after);
	});
}
