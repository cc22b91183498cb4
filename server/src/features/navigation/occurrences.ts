import { uniqueBy } from '../../base/collections.ts';
import type { FileId, Location } from '../../base/span.ts';
import { aliasPlaces } from '../../model/alias-places.ts';
import { endpointOf } from '../../model/files/site.ts';
import { type ClusterSymbol, partAt } from './symbol-at.ts';

/** Every place of the cluster that names a symbol, in the order of files and lines. */
export function occurrencesOf({ cluster, kind, name }: ClusterSymbol): Location[] {
	if (kind === 'alias') return aliasPlaces(cluster, name).sort(inOrder);
	const named = cluster.mentions.filter(({ site }) =>
		kind === 'host' ? site.host === name : endpointOf(site) === name,
	);
	return uniqueBy(
		named.map(({ site }) => partAt(site, kind)),
		placeName,
	).sort(inOrder);
}

/** The places of one file. */
export function occurrencesIn(symbol: ClusterSymbol, file: FileId): Location[] {
	return occurrencesOf(symbol).filter((place) => place.file === file);
}

/**
 * Where a symbol is defined: an alias by its row in the cluster.nodes of the same package, else in the agreed one, and
 * by the localSite of the process; a host and a port by the rows that have them.
 */
export function definitionsOf(symbol: ClusterSymbol, from: FileId): Location[] {
	const { cluster, kind, name } = symbol;
	const own = cluster.packageOfFile.get(from)?.nodes ?? cluster.agreedNodes;
	const nodes = kind === 'alias' && !own?.rows.some(({ alias }) => alias === name) ? cluster.agreedNodes : own;
	const rows = (nodes?.rows ?? []).filter(({ site, alias }) =>
		kind === 'alias' ? alias === name : kind === 'host' ? site.host === name : endpointOf(site) === name,
	);
	const processes = kind === 'alias' ? (cluster.mentionsByAlias.get(name) ?? []) : [];
	const processSites = processes.filter(({ place }) => place === 'localSite').map(({ site }) => partAt(site, 'alias'));
	return uniqueBy([...rows.map(({ site }) => partAt(site, kind)), ...processSites], placeName);
}

const placeName = ({ file, span }: Location) => `${file}:${span.line}:${span.start}`;

function inOrder(a: Location, b: Location): number {
	if (a.file !== b.file) return a.file < b.file ? -1 : 1;
	return a.span.line - b.span.line || a.span.start - b.span.start;
}
