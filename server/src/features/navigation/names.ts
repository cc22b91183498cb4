import { groupBy } from '../../base/collections.ts';
import { remembering } from '../../base/remember.ts';
import type { Cluster } from '../../model/cluster.ts';
import { parameterValue } from '../../model/files/cfg-file.ts';
import { canonicalHost, isReachable } from '../../model/files/hosts.ts';
import { isDeclaration, type NamedPlace, namedPlacesIn } from '../../model/named-places.ts';
import { socketOf } from '../../rules/port/move-away.ts';
import type { Snapshot } from '../../workspace/workspace.ts';

/** A place with the node that it is about: the one it names, or the one that listens at the address. */
export interface Named {
	readonly place: NamedPlace;
	readonly alias: string | undefined;
}

/** All places that name something of a cluster, also those in other clusters that replicate it, for example. */
export interface Names {
	readonly byAlias: ReadonlyMap<string, readonly Named[]>;
	/** By host in its one spelling. */
	readonly byHost: ReadonlyMap<string, readonly Named[]>;
}

/** What names something of a cluster, in the whole workspace; found once for all clusters of a snapshot. */
export function namesOf({ clusters }: Pick<Snapshot, 'clusters'>, cluster: Cluster): Names {
	return namesOfAll(clusters).get(cluster) ?? { byAlias: new Map(), byHost: new Map() };
}

/** The cluster, and in it the node, that a place is about. */
export function ownerOf({ clusters }: Pick<Snapshot, 'clusters'>, cluster: Cluster, place: NamedPlace): Owner {
	const { form, alias, clusterName } = place;
	if (form === 'endpoint') return listenerAt(clusters, cluster, place) ?? { cluster, alias: undefined };
	if (clusterName === undefined) return { cluster, alias: alias?.text };
	return { cluster: ownOrOnly(clusters, cluster, (one) => nameOf(one) === clusterName), alias: alias?.text };
}

interface Owner {
	/** Nothing where another cluster is meant that the workspace does not have. */
	readonly cluster: Cluster | undefined;
	readonly alias: string | undefined;
}

const namesOfAll = remembering((clusters: readonly Cluster[]): ReadonlyMap<Cluster, Names> => {
	const found = clusters.flatMap((cluster) =>
		cluster.files.flatMap(namedPlacesIn).map((place) => ({ place, ...ownerOf({ clusters }, cluster, place) })),
	);
	return new Map([...groupBy(found, ({ cluster }) => cluster)].flatMap(([cluster, all]) => entryOf(cluster, all)));
});

function entryOf(cluster: Cluster | undefined, all: readonly Named[]): [] | [[Cluster, Names]] {
	if (!cluster) return [];
	const byAlias = groupBy(all, ({ alias }) => alias ?? '');
	const byHost = groupBy(all, ({ place }) => (place.host ? canonicalHost(place.host.text) : ''));
	byAlias.delete('');
	byHost.delete('');
	return [[cluster, { byAlias, byHost }]];
}

/** The node that listens at an address: one of the cluster itself, or of the only other one that has the address. */
function listenerAt(clusters: readonly Cluster[], cluster: Cluster, place: NamedPlace): Owner | undefined {
	const { host, port } = place;
	if (!host || !port) return undefined;
	const socket = socketOf({ host: host.text, port: port.text });
	const others = isReachable(host.text) ? clusters : [cluster]; // a loopback address means another machine elsewhere
	const owner = ownOrOnly(others, cluster, (one) => listeners(one).has(socket));
	return owner && { cluster: owner, alias: listeners(owner).get(socket) };
}

/** The cluster itself where it fits, else the only one that does. */
function ownOrOnly(
	clusters: readonly Cluster[],
	cluster: Cluster,
	fits: (one: Cluster) => boolean,
): Cluster | undefined {
	if (fits(cluster)) return cluster;
	const others = clusters.filter(fits);
	return others.length === 1 ? others[0] : undefined;
}

/** The aliases of the nodes of a cluster by the address that they listen at. */
const listeners = remembering((cluster: Cluster): ReadonlyMap<string, string> => new Map(declared(cluster)));

function declared({ files }: Cluster): [string, string][] {
	return files
		.flatMap(namedPlacesIn)
		.filter(isDeclaration)
		.flatMap(({ host, port, alias }): [string, string][] =>
			host && port && alias ? [[socketOf({ host: host.text, port: port.text }), alias.text]] : [],
		);
}

function nameOf({ packages }: Cluster): string | undefined {
	for (const { controller, single } of packages) {
		const name = parameterValue(controller ?? single, 'clusterName');
		if (name !== undefined) return name;
	}
	return undefined;
}
