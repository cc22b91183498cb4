import { uniqueBy } from '../../base/collections.ts';
import type { FileId, Location } from '../../base/span.ts';
import { aliasAt } from '../../model/alias-places.ts';
import type { Cluster } from '../../model/cluster.ts';
import { matchesPattern } from '../../model/effective.ts';
import { nameAt } from '../../model/files/cfg-file.ts';
import { canonicalHost } from '../../model/files/hosts.ts';
import { isWorker } from '../../model/files/nodes-file.ts';
import { isDeclaration, type NamedPlace, namedPlacesIn, type PlacePart, partAt } from '../../model/named-places.ts';
import { socketOf } from '../../rules/port/move-away.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { type Named, namesOf, ownerOf } from './names.ts';
import { type ClusterSymbol, parameterName } from './symbol-at.ts';

/** A place that names a symbol. */
export interface Occurrence {
	readonly at: Location;
	/** The place says where the node is; all others lead to it. */
	readonly isDeclaration: boolean;
}

/** Every place that names a symbol, in the order of files and lines. */
export function occurrencesOf(snapshot: Snapshot, symbol: ClusterSymbol): Occurrence[] {
	return inOrder(allOf(snapshot, symbol));
}

function inOrder(all: readonly Occurrence[]): Occurrence[] {
	return uniqueBy(all, ({ at }) => placeName(at)).sort((a, b) => compare(a.at, b.at));
}

/** The places of one file, found without looking at the others. */
export function occurrencesIn(snapshot: Snapshot, symbol: ClusterSymbol, file: FileId): Occurrence[] {
	const { kind } = symbol;
	if (kind === 'parameter' || kind === 'pattern') {
		return occurrencesOf(snapshot, symbol).filter(({ at }) => at.file === file);
	}
	const own = namedIn(snapshot, file).filter((named) => isAbout(symbol, named));
	return inOrder(own.flatMap(({ place }) => occurrence(place, kind)));
}

/** The places of a file with the clusters and the nodes that they are about. */
function namedIn(snapshot: Snapshot, id: FileId): (Named & { readonly cluster: Cluster | undefined })[] {
	const file = snapshot.files.get(id);
	const cluster = snapshot.clusterOf(id);
	if (!file || !cluster) return [];
	return namedPlacesIn(file).map((place) => ({ place, ...ownerOf(snapshot, cluster, place) }));
}

function isAbout(
	{ cluster, kind, name }: ClusterSymbol,
	{ place, alias, ...owner }: Named & { readonly cluster: Cluster | undefined },
): boolean {
	if (owner.cluster !== cluster) return false;
	if (kind === 'alias') return alias === name && place.alias !== undefined;
	if (kind === 'port') return socketOfPlace(place) === name;
	return place.host !== undefined && canonicalHost(place.host.text) === name;
}

function allOf(snapshot: Snapshot, symbol: ClusterSymbol): Occurrence[] {
	const { cluster, kind, name } = symbol;
	if (kind === 'parameter') return settingsOf(cluster, name);
	if (kind === 'pattern') return [...qualifiers(cluster, name), ...matched(cluster, name)];
	return placesOf(snapshot, symbol).flatMap(({ place }) => occurrence(place, kind));
}

/** The places that name an alias, a host, or a port of a host. */
export function placesOf(snapshot: Snapshot, { cluster, kind, name }: ClusterSymbol): readonly Named[] {
	const { byAlias, byHost } = namesOf(snapshot, cluster);
	if (kind === 'alias') return (byAlias.get(name) ?? []).filter(({ place }) => place.alias);
	if (kind === 'host') return byHost.get(name) ?? [];
	const onHost = byHost.get(name.slice(0, name.lastIndexOf(':'))) ?? [];
	return onHost.filter(({ place }) => socketOfPlace(place) === name);
}

/** The host and port of a place in one spelling. */
export function socketOfPlace({ host, port }: NamedPlace): string | undefined {
	return host && port && socketOf({ host: host.text, port: port.text });
}

function occurrence(place: NamedPlace, part: PlacePart): Occurrence[] {
	const token = place[part];
	return token ? [{ at: partAt(place, token), isDeclaration: isDeclaration(place) }] : [];
}

/** The settings of a parameter, for whichever nodes. */
function settingsOf({ files }: Cluster, parameter: string): Occurrence[] {
	const entries = files.flatMap((file) => (file.kind === 'nodes' ? [] : file.entries));
	const named = entries.filter(({ name }) => parameterName(name) === parameter);
	return named.map((entry) => ({ at: nameAt(entry), isDeclaration: false }));
}

function qualifiers({ files }: Cluster, pattern: string): Occurrence[] {
	const places = files.flatMap((file) => (file.kind === 'cluster' ? namedPlacesIn(file) : []));
	return places
		.filter(({ form, alias }) => form === 'qualifier' && alias?.text === pattern)
		.flatMap((place) => occurrence(place, 'alias'));
}

/** The rows of the nodes that a pattern reaches. */
function matched({ nodesFiles }: Cluster, pattern: string): Occurrence[] {
	const rows = nodesFiles.flatMap((file) =>
		file.rows.filter((row) => isWorker(row) && matchesPattern(pattern, row.alias)),
	);
	return rows.map(({ site }) => ({ at: aliasAt(site), isDeclaration: true }));
}

/**
 * Where a symbol is defined: a node by its row in the cluster.nodes of the same package, else in the agreed one, and by
 * the localSite of the process; a host by the rows that have it, or where there are none by the processes on it; a
 * pattern by the rows that it fits. A parameter is defined by the product.
 */
export function definitionsOf(snapshot: Snapshot, symbol: ClusterSymbol, from: FileId): Location[] {
	const declarations = occurrencesOf(snapshot, symbol).filter((one) => one.isDeclaration);
	const { cluster, kind } = symbol;
	const nodes = new Set(cluster.nodesFiles.map(({ id }) => id));
	const inFile = (id: FileId | undefined) => declarations.filter(({ at }) => at.file === id);
	const own = inFile(cluster.packageOfFile.get(from)?.nodes?.id);
	const rows = own.length > 0 ? own : inFile(cluster.agreedNodes?.id);
	const processes = declarations.filter(({ at }) => !nodes.has(at.file));
	const found = kind === 'host' && rows.length > 0 ? rows : [...rows, ...processes];
	return found.map(({ at }) => at);
}

const placeName = ({ file, span }: Location) => `${file}:${span.line}:${span.start}`;

function compare(a: Location, b: Location): number {
	if (a.file !== b.file) return a.file < b.file ? -1 : 1;
	return a.span.line - b.span.line || a.span.start - b.span.start;
}
