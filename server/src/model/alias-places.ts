import { uniqueBy } from '../base/collections.ts';
import type { Location } from '../base/span.ts';
import { resolveName } from '../catalog/catalog.ts';
import type { ParameterType } from '../catalog/parameter.ts';
import type { Cluster } from './cluster.ts';
import { type Entry, keyAt, valueAt } from './files/cfg-file.ts';
import { plainAlias, type Site, sitePartAt } from './files/site.ts';

/** Values that name nodes; paths and everything else that happens to contain the letters of an alias do not. */
const NAMING: ReadonlySet<ParameterType> = new Set(['alias', 'aliasList', 'raftGroups', 'raftAliases', 'raftLearners']);

/** The place of the alias of a site, without what some people write behind it. */
export function aliasAt(site: Site): Location {
	const { file, span } = sitePartAt(site, 'alias');
	return { file, span: { ...span, end: span.start + plainAlias(site).length } };
}

/** Every place of a cluster that names a node: in sites, before settings of cluster.cfg, and in lists of nodes. */
export function aliasPlaces(cluster: Cluster, alias: string): Location[] {
	const sites = (cluster.mentionsByAlias.get(alias) ?? []).map(({ site }) => aliasAt(site));
	const entries = cluster.files.flatMap((file) => (file.kind === 'nodes' ? [] : file.entries));
	const others = entries.flatMap((entry) => [...inKey(cluster, entry, alias), ...inValue(entry, alias)]);
	return uniqueBy([...sites, ...others], ({ file, span }) => `${file}:${span.line}:${span.start}`);
}

/** In controller.cfg what stands before the dot is a zone. */
function inKey(cluster: Cluster, entry: Entry, alias: string): Location[] {
	const isSettings = cluster.packageOfFile.get(entry.file)?.cluster?.id === entry.file;
	if (!isSettings || !entry.syntax.key.text.startsWith(`${alias}.`)) return [];
	const { file, span } = keyAt(entry);
	return [{ file, span: { ...span, end: span.start + alias.length } }];
}

function inValue(entry: Entry, alias: string): Location[] {
	const type = resolveName(entry.name)?.parameter.type;
	if (!type || !NAMING.has(type) || !entry.value.includes(alias)) return [];
	const { file, span } = valueAt(entry);
	return [...entry.value.matchAll(/[^\s,:;|]+/g)].flatMap(({ 0: text, index }) =>
		text === alias
			? [{ file, span: { ...span, start: span.start + index, end: span.start + index + text.length } }]
			: [],
	);
}
