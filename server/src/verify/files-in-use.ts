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
	knownFiles.set(
		folders,
		groupBy(known, ({ host, path }) => hostFileId(host, path)),
	);
	return folders;
}

/** The configuration files that processes on a host would read: the same objects as long as their texts are the same. */
export function filesInUse(state: SystemState, host: string, folders: ConfigFolders): readonly HostFile[] {
	const { files } = hostState(state, host);
	const known = remembered.get(files);
	if (known?.folders === folders && known.host === host) return known.inUse;
	const all = knownFiles.get(folders) ?? new Map<string, HostFile[]>();
	knownFiles.set(folders, all);
	const inUse = [...files].flatMap(([path, after]): HostFile[] => {
		const kind = kindOfCanonicalName(baseName(path));
		return kind && folders.get(host)?.has(folderOf(path)) ? [sameFile({ host, path, kind, after }, all)] : [];
	});
	remembered.set(files, { folders, host, inUse });
	return inUse;
}

const remembered = new WeakMap<object, { folders: ConfigFolders; host: string; inUse: readonly HostFile[] }>();
/** What each file was so far, by its name among all files. */
const knownFiles = new WeakMap<ConfigFolders, Map<string, HostFile[]>>();

function sameFile(file: HostFile, all: Map<string, HostFile[]>): HostFile {
	const id = hostFileId(file.host, file.path);
	const versions = all.get(id) ?? [];
	const known = versions.find(({ after }) => after === file.after);
	if (known) return known;
	all.set(id, versions);
	versions.push(file);
	return file;
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
