import { groupBy } from '../../base/collections.ts';
import { baseName } from '../../base/paths.ts';
import { checkedPart } from '../../catalog/values.ts';
import { packageRoot } from '../../model/build-packages.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Entry } from '../../model/files/cfg-file.ts';
import { isLegible } from '../cfg/settings.ts';
import { type ControllerPackage, controllerPackages } from './controllers.ts';

/** Where a controller keeps its metadata, as far as its file says so with an absolute path. */
export interface MetaDir {
	readonly pkg: ControllerPackage;
	readonly entry: Entry;
	/** The path as written. */
	readonly path: string;
	/** The parts of the path, without detours. */
	readonly parts: readonly string[];
	/** The alias of the controller, or the name of its file where it has none. */
	readonly alias: string;
	/** The folder of the package where no other controller has one of that name, else the alias. */
	readonly ownName: string;
}

/** The metadata directories of the controllers of a cluster. */
export function metaDirs(cluster: Cluster): readonly MetaDir[] {
	const packages = controllerPackages(cluster);
	const byFolder = groupBy(packages, folderName);
	return packages.flatMap((pkg) => {
		const entry = pkg.controller.common.get('dfsMetaDir');
		const path = checkedPart(entry?.value ?? '');
		const parts = partsOf(path);
		if (!entry || !parts || !isLegible(path) || path.includes('<')) return [];
		const alias = pkg.controller.localSite?.site.alias || baseName(pkg.controller.id);
		const ownName = byFolder.get(folderName(pkg))?.length === 1 ? folderName(pkg) : alias;
		return [{ pkg, entry, path, parts, alias, ownName }];
	});
}

/** The name of the folder a package is installed in. */
export function folderName(pkg: ControllerPackage): string {
	return baseName(packageRoot(pkg.folder));
}

/** The names in a path that say whose it is; names without a number such as `data` or `dolphindb` say nothing. */
export function tellingNames(pkg: ControllerPackage): readonly string[] {
	const names = [folderName(pkg), pkg.controller.localSite?.site.alias ?? ''];
	return names.filter((name) => /\d/.test(name));
}

/** Directories that several controllers of one host use, the one first that the path is named after. */
export function sharedMetaDirs(dirs: readonly MetaDir[]): readonly (readonly [MetaDir, ...MetaDir[]])[] {
	const known = dirs.filter(({ pkg }) => pkg.host !== undefined);
	const groups = groupBy(known, ({ pkg, parts }) => `${hostKey(pkg)}|${parts.join('/')}`);
	return [...groups.values()].flatMap((group) => {
		const owner = group.find(({ pkg, parts }) => tellingNames(pkg).some((name) => parts.includes(name))) ?? group[0];
		return owner && group.length > 1 ? [[owner, ...group.filter((dir) => dir !== owner)] as const] : [];
	});
}

/** The path with one part renamed, or with a folder of that name put before its last part. */
export function renamedPath(path: string, from: string | undefined, to: string): string {
	if (from === undefined)
		return path.replace(/([\\/])([^\\/]+)([\\/]*)$/, (_, slash, last, end) => `${slash}${to}${slash}${last}${end}`);
	return path
		.split(/([\\/])/)
		.map((part) => (part === from ? to : part))
		.join('');
}

const LOOPBACK = /^(localhost|127\..*|0\.0\.0\.0)$/;

/** Addresses that every host has mean the host of the folder. */
function hostKey({ host = '', folder }: ControllerPackage): string {
	return LOOPBACK.test(host) ? `${host} ${folder}` : host;
}

/** The parts of an absolute path; a relative one lies below the home of its controller and is nobody else's. */
function partsOf(path: string): readonly string[] | undefined {
	const isWindows = /^[A-Za-z]:[\\/]/.test(path);
	if (!isWindows && !path.startsWith('/')) return undefined;
	const parts: string[] = [];
	for (const part of (isWindows ? path.toLowerCase() : path).split(/[\\/]+/)) {
		if (part === '..') parts.pop();
		else if (part !== '.' && part !== '') parts.push(part);
	}
	return parts;
}
