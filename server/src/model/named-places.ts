import { remembering } from '../base/remember.ts';
import type { FileId, Location } from '../base/span.ts';
import { resolveName } from '../catalog/catalog.ts';
import type { ParameterType } from '../catalog/parameter.ts';
import { checkedPart } from '../catalog/values.ts';
import { splitToken, type Token, tokenBetween } from '../syntax/lines.ts';
import { parseSite } from '../syntax/site.ts';
import type { CfgFile, Entry } from './files/cfg-file.ts';
import type { ConfigFile } from './files/config-file.ts';
import type { NodesFile } from './files/nodes-file.ts';
import { plainAlias, readSite, type Site } from './files/site.ts';

/**
 * How a place names things. *row*, *localSite*: the site of a node, where it is declared. *site*: the site of a node
 * elsewhere. *endpoint*: `host:port` of a process that may belong to another cluster. *host*: a host alone. *alias*:
 * an alias alone. *qualifier*: the alias or pattern before a setting of cluster.cfg.
 */
export type PlaceForm = 'row' | 'localSite' | 'site' | 'endpoint' | 'host' | 'alias' | 'qualifier';

/** A place in a file that names a node, a host or a port. Parts that it does not have, or has without text, are absent. */
export interface NamedPlace {
	readonly file: FileId;
	readonly line: number;
	readonly form: PlaceForm;
	readonly host: Token | undefined;
	readonly port: Token | undefined;
	readonly alias: Token | undefined;
	/** The cluster that the alias belongs to, where the place says so: `node1@cluster2`. */
	readonly clusterName?: string;
}

/** A part of a place. */
export type PlacePart = 'host' | 'port' | 'alias';

/** The location of a part of a place. */
export function partAt({ file, line }: Pick<NamedPlace, 'file' | 'line'>, { start, end }: Token): Location {
	return { file, span: { line, start, end } };
}

/** Whether a place says where a node is, rather than where to find it. */
export function isDeclaration({ form }: NamedPlace): boolean {
	return form === 'row' || form === 'localSite';
}

/** Every place of a file that names something, in the order of its lines. Paths are no such places, nor is free text. */
export const namedPlacesIn = remembering((file: ConfigFile): readonly NamedPlace[] =>
	file.kind === 'nodes' ? rowPlaces(file.rows) : settingPlaces(file, file.entries),
);

/** The places on one line, without reading the others. */
export function namedPlacesOn(file: ConfigFile, line: number): readonly NamedPlace[] {
	if (file.kind === 'nodes') return rowPlaces(onLine(file.rows, line));
	// Where carriage returns cut a list, elements stand below the line of their setting.
	const cut = file.cuts.find(({ first, last }) => first < line && line <= last);
	return settingPlaces(file, onLine(file.entries, cut?.first ?? line)).filter((place) => place.line === line);
}

/** The items on a line, of items in the order of their lines. */
export function onLine<T extends { readonly line: number }>(items: readonly T[], line: number): readonly T[] {
	let low = 0;
	let high = items.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((items[middle] as T).line < line) low = middle + 1;
		else high = middle;
	}
	let end = low;
	while (items[end]?.line === line) end++;
	return items.slice(low, end);
}

function rowPlaces(rows: NodesFile['rows']): NamedPlace[] {
	return rows.flatMap(({ site }) => sitePlace(site, 'row'));
}

function settingPlaces(file: CfgFile, entries: readonly Entry[]): NamedPlace[] {
	return entries.flatMap((entry) => [
		...(file.kind === 'cluster' ? qualifierPlaces(entry) : []),
		...valuePlaces(file, entry),
	]);
}

/** Of a key with several dots, every beginning may be an alias, since aliases with dots are found in files. */
function qualifierPlaces({ file, line, syntax: { text, key } }: Entry): NamedPlace[] {
	return splitToken(text, key, '.')
		.slice(0, -1)
		.flatMap(({ end }): NamedPlace[] => {
			const alias = tokenBetween(text, key.start, end);
			return alias.text === '' ? [] : [{ file, line, form: 'qualifier', host: undefined, port: undefined, alias }];
		});
}

type Read = (entry: Entry, list: Token, file: CfgFile) => readonly NamedPlace[];

/** Values that name something, by type of parameter; the names of Raft groups are nobody's aliases. */
const readers: Partial<Record<ParameterType, Read>> = {
	site: (entry, list) =>
		sitePlace(siteIn(entry, list), entry.name.toLowerCase() === 'localsite' ? 'localSite' : 'site'),
	siteList: (entry, list, { sites }) => {
		const elements = sites?.entry === entry ? sites.elements : items(entry, list, ',').map((one) => siteIn(entry, one));
		return elements.flatMap((site) => sitePlace(site, 'site'));
	},
	hostPort: (entry, list) => items(entry, list, ',').flatMap((one) => sitePlace(siteIn(entry, one), 'endpoint')),
	hostName: (entry, list) => items(entry, list, ',').map((host) => placeOf(entry, 'host', { host })),
	alias: (entry, list) => aliasPlace(entry, list),
	aliasList: (entry, list) =>
		items(entry, list, ',').flatMap((one) => (one.text === 'all' ? [] : aliasPlace(entry, one))),
	raftGroups: (entry, list) => members(entry, list),
	raftLearners: (entry, list) => members(entry, list),
};

function valuePlaces(file: CfgFile, entry: Entry): readonly NamedPlace[] {
	const type = resolveName(entry.name)?.parameter.type;
	const read = type && readers[type];
	if (!read) return [];
	const { text, value } = entry.syntax;
	return read(entry, tokenBetween(text, value.start, value.start + checkedPart(value.text).length), file);
}

function items(entry: Entry, list: Token, separator: string): Token[] {
	return splitToken(entry.syntax.text, list, separator).filter((item) => item.text !== '');
}

/** The members of groups `id:alias:alias`. */
function members(entry: Entry, list: Token): NamedPlace[] {
	const groups = items(entry, list, ',').map((group) => splitToken(entry.syntax.text, group, ':'));
	return groups.flatMap(([, ...aliases]) => aliases.flatMap((alias) => aliasPlace(entry, alias)));
}

function aliasPlace(entry: Entry, whole: Token): NamedPlace[] {
	const at = whole.text.indexOf('@');
	const alias = at < 0 ? whole : tokenBetween(entry.syntax.text, whole.start, whole.start + at);
	if (alias.text === '' || /\s/.test(alias.text)) return [];
	return [{ ...placeOf(entry, 'alias', { alias }), ...(at >= 0 && { clusterName: whole.text.slice(at + 1).trim() }) }];
}

function siteIn(entry: Entry, token: Token): Site {
	return readSite(entry.file, entry.line, parseSite(entry.syntax.text, token));
}

function placeOf(
	{ file, line }: Pick<Entry, 'file' | 'line'>,
	form: PlaceForm,
	parts: { readonly [Part in PlacePart]?: Token | undefined },
): NamedPlace {
	return { file, line, form, host: parts.host, port: parts.port, alias: parts.alias };
}

/** A site with more parts than any has, an IPv6 address for example, names nothing that could be told. */
function sitePlace(site: Site, form: PlaceForm): NamedPlace[] {
	const { host, port, alias, parts } = site.syntax;
	if (parts > 4) return [];
	const filled = (token: Token | undefined) => (token?.text ? token : undefined);
	const plain = alias && {
		...alias,
		text: plainAlias(site),
		end: Math.min(alias.end, alias.start + plainAlias(site).length),
	};
	return [placeOf(site, form, { host: filled(host), port: filled(port), alias: filled(plain) })];
}
