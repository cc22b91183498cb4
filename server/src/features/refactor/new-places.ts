import { baseName, commonFolder, folderOf } from '../../base/paths.ts';
import type { FileId } from '../../base/span.ts';
import { canonicalFileNames } from '../../catalog/file-kinds.ts';
import { packageRoot } from '../../model/build-packages.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Package } from '../../model/package.ts';
import { packagesOn } from '../../rules/cluster-edits.ts';
import type { Place } from './refactoring.ts';

/** Where the file of a new process goes. */
export interface NewPlace {
	readonly file: FileId;
	readonly folder: FileId;
	/** The package that is there already. */
	readonly package: Package | undefined;
	/** What the package of the pattern and the new one are called by, where the folder is new. */
	readonly folders: { readonly from: string; readonly to: string } | undefined;
}

/**
 * Finds places for the files of new processes, as the workspace is laid out: beside the pattern in a folder that serves
 * all hosts, in a package of the host that has no such file, or in a new package. Nothing where only one package is in
 * the workspace: then the others are elsewhere, and nobody knows where. No place is found twice.
 */
export function newPlaces(
	place: Place,
	kind: 'controller' | 'agent',
	pattern: Package,
): (host: string) => NewPlace | undefined {
	const { cluster } = place;
	const folders = foldersOf(place);
	const taken = new Set<FileId>();
	const isFree = (id: FileId) => !folders.has(id) && !taken.has(id);
	const take = (found: NewPlace | undefined) => {
		if (found) for (const id of [found.file, found.folder, packageRoot(found.folder)]) taken.add(id);
		return found;
	};
	return (host) => {
		if (pattern.id !== pattern.folder) return take(besidePattern(pattern, kind, isFree));
		const common = folderOfAll(cluster);
		if (common === undefined) return undefined;
		const there = packagesOn(cluster, host).filter(({ id, folder }) => id === folder);
		const open = there.find((pkg) => !pkg[kind] && !pkg.single && !taken.has(pkg.folder));
		const name = canonicalFileNames[kind];
		if (open) return take({ file: `${open.folder}/${name}`, folder: open.folder, package: open, folders: undefined });
		const folder = newFolder(there[0] ?? pattern, host, isFree);
		if (!folder.startsWith(`${common}/`)) return undefined;
		const called = { from: baseName(packageRoot(pattern.folder)), to: baseName(packageRoot(folder)) };
		return take({ file: `${folder}/${name}`, folder, package: undefined, folders: called });
	};
}

/** All files of the workspace, and the folders they lie in. */
function foldersOf({ snapshot }: Place): ReadonlySet<FileId> {
	const found = new Set<FileId>();
	for (const file of snapshot.texts.keys()) {
		for (let at = file; at !== '' && !found.has(at); at = folderOf(at)) found.add(at);
	}
	return found;
}

function besidePattern(pattern: Package, kind: 'controller' | 'agent', isFree: (id: FileId) => boolean): NewPlace {
	const { folder } = pattern;
	let file = pattern[kind]?.id ?? `${folder}/${canonicalFileNames[kind]}`;
	while (!isFree(file)) file = `${folder}/${nextFileName(baseName(file))}`;
	return { file, folder, package: pattern, folders: undefined };
}

/** The name with the last number in it counted on: `controller1.cfg` gives `controller2.cfg`. */
function nextFileName(name: string): string {
	const [, stem = '', number = '', end = ''] = /^(.*?)(\d*)(\D*)$/.exec(name) ?? [];
	if (number !== '') return `${stem}${Number(number) + 1}${end}`;
	return name.replace(/(\.[^.]*)?$/, '2$1');
}

/** The folder that all packages of a cluster lie in; nothing where there is just one. */
function folderOfAll({ packages }: Cluster): FileId | undefined {
	const roots = [...new Set(packages.map(({ folder }) => packageRoot(folder)))];
	return roots.length > 1 ? commonFolder(roots.map(folderOf)) || undefined : undefined;
}

/** A folder like that of a package: for another host where folders are called by hosts, else with the next number. */
function newFolder({ folder, host: own }: Package, host: string, isFree: (id: FileId) => boolean): FileId {
	const root = packageRoot(folder);
	const inner = folder.slice(root.length);
	const moved = folder
		.split('/')
		.map((part) => (part === own ? host : part))
		.join('/');
	if (own !== host && moved !== folder && isFree(moved)) return moved;
	// The folder of a host stays around all that is on the host.
	let next = baseName(root) === own ? `${root}/dolphindb_2` : nextFolder(root);
	while (!isFree(next)) next = nextFolder(next);
	return next + inner;
}

function nextFolder(root: FileId): FileId {
	const [, stem = '', number = ''] = /^(.*?)(\d*)$/.exec(baseName(root)) ?? [];
	return `${folderOf(root)}/${number === '' ? `${stem}_2` : `${stem}${Number(number) + 1}`}`;
}
