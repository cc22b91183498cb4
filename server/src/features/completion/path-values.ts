import { uniqueBy } from '../../base/collections.ts';
import { resolveName } from '../../catalog/catalog.ts';
import type { Parameter, ParameterType } from '../../catalog/parameter.ts';
import { checkedPart } from '../../catalog/values.ts';
import type { Entry } from '../../model/files/cfg-file.ts';
import { canonicalHost } from '../../model/files/hosts.ts';
import { isLegible } from '../../rules/cfg/settings.ts';
import { ALIAS_MACRO } from '../../rules/cluster/alias-macro.ts';
import { CACHE_DIRS } from '../../rules/cluster/cache-dirs.ts';
import { isPattern, reachedBy } from '../../rules/cluster/qualifiers.ts';
import type { ValuePlace } from './place.ts';
import { neighbours } from './used.ts';

/** What tells the folders of one node from those of another. */
export interface Owner {
	/** What stands for the alias of the node in its paths: the alias, or the macro for it; nothing where neither fits. */
	readonly own: string | undefined;
	/** The host, in the spelling that equal hosts share; nothing where the line is for several. */
	readonly host: string | undefined;
}

/** Whose paths a line sets. <ALIAS> belongs into lines for all nodes, and those for caches of compute nodes. */
export function ownerOf({ cluster, file, pkg, qualifier }: ValuePlace, name: string): Owner {
	const host = pkg?.host === undefined ? undefined : canonicalHost(pkg.host);
	if (file.kind !== 'cluster') return { own: file.localSite?.site.alias || undefined, host };
	if (!qualifier) return { own: ALIAS_MACRO, host };
	const row = cluster.rowsByAlias.get(qualifier);
	if (isPattern(qualifier)) return { own: CACHE_DIRS.includes(name) ? ALIAS_MACRO : undefined, host: undefined };
	return { own: qualifier, host: row && canonicalHost(row.host) };
}

/** A path that a line of the cluster sets. */
export interface PathValue {
	readonly parameter: Parameter;
	readonly entry: Entry;
	readonly text: string;
	/** The alias of the node whose path it is, where it is one node's. */
	readonly alias: string | undefined;
	/** Whether it lies on the host that the line is for. */
	readonly isNear: boolean;
}

const PATHS: ReadonlySet<ParameterType> = new Set(['path', 'pathList', 'coldVolumeList']);

/** Whether a parameter names folders or files. */
export function isPath({ type }: Parameter): boolean {
	return PATHS.has(type);
}

/** The paths that other lines of the cluster set, those on the host of a node first. */
export function pathValues(place: ValuePlace, owner: Owner): readonly PathValue[] {
	const lines = neighbours(place).flatMap(({ file }) => file.entries);
	const found = lines.flatMap((entry) => valuesOf(place, owner, entry));
	const near = found.filter(({ isNear }) => isNear);
	const all = [...near, ...found.filter(({ isNear }) => !isNear)];
	return uniqueBy(all, ({ parameter, text, alias }) => `${parameter.name} ${alias} ${text}`).slice(0, MOST);
}

/** Nobody looks through more. */
const MOST = 100;

function valuesOf(place: ValuePlace, owner: Owner, entry: Entry): PathValue[] {
	const { cluster, file, line } = place;
	const parameter = resolveName(entry.name)?.parameter;
	if (!parameter || !isPath(parameter) || (entry.file === file.id && entry.line === line)) return [];
	const home = cluster.packageOfFile.get(entry.file);
	const isSettings = home?.cluster?.id === entry.file;
	const { qualifier } = entry;
	const reached = isSettings && qualifier ? reachedBy(cluster, qualifier) : [];
	const hosts = isSettings && qualifier ? reached.map((alias) => cluster.rowsByAlias.get(alias)?.host) : [home?.host];
	const own = [home?.controller, home?.agent, home?.single].find((one) => one?.id === entry.file);
	const alias = isSettings ? (qualifier && !isPattern(qualifier) ? qualifier : undefined) : own?.localSite?.site.alias;
	const isNear =
		(isSettings && !qualifier) ||
		(owner.host !== undefined && hosts.some((host) => host !== undefined && canonicalHost(host) === owner.host));
	const texts = checkedPart(entry.value)
		.split(',')
		.map((text) => text.trim());
	return texts.flatMap((text) => (text === '' || !isLegible(text) ? [] : [{ parameter, entry, text, alias, isNear }]));
}
