import type { FileId, Position, Range } from '../../base/span.ts';
import { rangeOf, touches } from '../../base/span.ts';
import { resolveName } from '../../catalog/catalog.ts';
import type { Cluster } from '../../model/cluster.ts';
import { nameAt } from '../../model/files/cfg-file.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { canonicalHost, isHost } from '../../model/files/hosts.ts';
import { portNumber } from '../../model/files/site.ts';
import { type NamedPlace, namedPlacesOn, onLine, type PlacePart, partAt } from '../../model/named-places.ts';
import { socketOf } from '../../rules/port/move-away.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { ownerOf } from './names.ts';

/** Something of a cluster that its files name in many places. */
export interface ClusterSymbol {
	readonly cluster: Cluster;
	readonly kind: PlacePart | 'pattern' | 'parameter';
	/**
	 * The alias, the pattern or the parameter; the host in its one spelling, for a port with the port behind it. What is
	 * spelled in two ways has one name.
	 */
	readonly name: string;
	/** The text under the cursor. */
	readonly text: string;
	readonly range: Range;
	/** The node whose host or port it is, where the place says so. */
	readonly alias: string | undefined;
}

const PARTS = ['alias', 'host', 'port'] as const;

/** The alias, host, port, pattern or parameter at a position; nothing where the text names none of them. */
export function symbolAt(snapshot: Snapshot, id: FileId, position: Position): ClusterSymbol | undefined {
	const file = snapshot.files.get(id);
	const cluster = snapshot.clusterOf(id);
	if (!file || !cluster) return undefined;
	const places = namedPlacesOn(file, position.line);
	for (const part of PARTS) {
		const here = places.filter((place) => place[part] && touches(partAt(place, place[part]).span, position));
		const place = part === 'alias' ? longestKnown(cluster, here) : here[0];
		const symbol = place && symbolOf(snapshot, cluster, place, part);
		if (symbol) return symbol;
	}
	return parameterAt(cluster, file, position);
}

/** Of the beginnings of a key with several dots, the one that is an alias. */
function longestKnown(cluster: Cluster, places: readonly NamedPlace[]): NamedPlace | undefined {
	return places.findLast(({ alias }) => cluster.mentionsByAlias.has(alias?.text ?? '')) ?? places[0];
}

function symbolOf(snapshot: Snapshot, from: Cluster, place: NamedPlace, part: PlacePart): ClusterSymbol | undefined {
	const token = place[part];
	const { cluster, alias } = ownerOf(snapshot, from, place);
	if (!token || !cluster) return undefined;
	const name = nameOf(place, part);
	if (name === undefined) return undefined;
	const kind = part === 'alias' && place.form === 'qualifier' && /[%?]/.test(name) ? 'pattern' : part;
	return { cluster, kind, name, text: token.text, range: rangeOf(partAt(place, token).span), alias };
}

/** What a part of a place is called wherever it is written; nothing where it cannot be what it should be. */
function nameOf({ host, port, alias }: NamedPlace, part: PlacePart): string | undefined {
	if (part === 'alias') return alias?.text;
	if (!host || !isHost(host.text)) return undefined;
	if (part === 'host') return canonicalHost(host.text);
	return port && portNumber(port.text) !== undefined ? socketOf({ host: host.text, port: port.text }) : undefined;
}

function parameterAt(cluster: Cluster, file: ConfigFile, position: Position): ClusterSymbol | undefined {
	if (file.kind === 'nodes') return undefined;
	const entry = onLine(file.entries, position.line).find((one) => touches(nameAt(one).span, position));
	if (!entry || entry.name === '') return undefined;
	const name = parameterName(entry.name);
	const range = rangeOf(nameAt(entry).span);
	return { cluster, kind: 'parameter', name, text: entry.name, range, alias: undefined };
}

/** The name of a parameter, whichever of its names is written. */
export function parameterName(written: string): string {
	const parameter = resolveName(written)?.parameter;
	return parameter?.sameAs ?? parameter?.name ?? written;
}
