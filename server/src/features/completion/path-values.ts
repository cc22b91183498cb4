import { uniqueBy } from '../../base/collections.ts';
import { remembering } from '../../base/remember.ts';
import { resolveName } from '../../catalog/catalog.ts';
import type { Parameter, ParameterType } from '../../catalog/parameter.ts';
import { checkedPart } from '../../catalog/values.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import { canonicalHost } from '../../model/files/hosts.ts';
import type { Package } from '../../model/package.ts';
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

const known = new WeakMap<Cluster, { readonly key: string; readonly values: readonly PathValue[] }>();

/** The paths that other lines of the cluster set, those on the host of a node first. All parameters ask for the same. */
export function pathValues(place: ValuePlace, owner: Owner): readonly PathValue[] {
	const { cluster, file, line } = place;
	const key = `${file.id}:${line} ${owner.own} ${owner.host}`;
	const last = known.get(cluster);
	if (last?.key === key) return last.values;
	const values = find(place, owner);
	known.set(cluster, { key, values });
	return values;
}

function find(place: ValuePlace, owner: Owner): readonly PathValue[] {
	const { file, line } = place;
	const lines = neighbours(place).flatMap((one) => pathLines(one.file));
	const others = lines.filter(({ entry }) => entry.line !== line || entry.file !== file.id);
	const found = others.flatMap((one) => valuesOf(place, owner, one));
	const near = found.filter(({ isNear }) => isNear);
	const all = [...near, ...found.filter(({ isNear }) => !isNear)];
	return uniqueBy(all, ({ parameter, text, alias }) => `${parameter.name} ${alias} ${text}`).slice(0, MOST);
}

/** Nobody looks through more. */
const MOST = 100;

interface PathLine {
	readonly parameter: Parameter;
	readonly entry: Entry;
	readonly texts: readonly string[];
}

const PATHS: ReadonlySet<ParameterType> = new Set(['path', 'pathList', 'coldVolumeList']);

const pathLines = remembering(({ entries }: CfgFile): readonly PathLine[] => entries.flatMap(pathLine));

function pathLine(entry: Entry): PathLine[] {
	const parameter = resolveName(entry.name)?.parameter;
	if (!parameter || !PATHS.has(parameter.type)) return [];
	const all = checkedPart(entry.value).split(',');
	const texts = all.map((text) => text.trim()).filter((text) => text !== '' && isLegible(text));
	return [{ parameter, entry, texts }];
}

function valuesOf({ cluster }: ValuePlace, owner: Owner, { parameter, entry, texts }: PathLine): PathValue[] {
	const home = cluster.packageOfFile.get(entry.file);
	const { alias, hosts } = home?.cluster?.id === entry.file ? ofNodes(cluster, entry) : ofProcess(home, entry);
	// A line for all nodes holds on every host.
	const isNear =
		hosts === 'all' || (owner.host !== undefined && hosts.some((host) => canonicalHost(host) === owner.host));
	return texts.map((text) => ({ parameter, entry, text, alias, isNear }));
}

interface Holder {
	readonly alias: string | undefined;
	readonly hosts: readonly string[] | 'all';
}

/** The nodes that a line of cluster.cfg is for. */
function ofNodes(cluster: Cluster, { qualifier }: Entry): Holder {
	if (!qualifier) return { alias: undefined, hosts: 'all' };
	const reached = reachedBy(cluster, qualifier);
	const hosts = reached.flatMap((alias) => cluster.rowsByAlias.get(alias)?.host ?? []);
	// A pattern may be another way to write one node.
	const alias = isPattern(qualifier) ? (reached.length === 1 ? reached[0] : undefined) : qualifier;
	return { alias, hosts };
}

/** The process that a line of its own file is for. */
function ofProcess(home: Package | undefined, { file }: Entry): Holder {
	const own = [home?.controller, home?.agent, home?.single].find((one) => one?.id === file);
	return { alias: own?.localSite?.site.alias, hosts: home?.host === undefined ? [] : [home.host] };
}
