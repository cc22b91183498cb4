import type { FileId, Position } from '../../base/span.ts';
import { touches } from '../../base/span.ts';
import type { Cluster } from '../../model/cluster.ts';
import { namedPlacesOn, partAt } from '../../model/named-places.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { hostsOf } from './members.ts';

/**
 * The id of what a place in a file of a cluster is about: the node that is named there, the node that is alone on the
 * line, the node whose file it is. Nothing where the place is about none.
 */
export function itemAt(snapshot: Snapshot, cluster: Cluster, id: FileId, position: Position): string | undefined {
	const file = snapshot.files.get(id);
	if (!file || snapshot.clusterOf(id) !== cluster) return undefined;
	const members = hostsOf(cluster).flatMap(({ packages }) => packages.flatMap((pkg) => pkg.members));
	const row = members.find(({ site }) => site.file === id && site.line === position.line);
	if (row && file.kind === 'nodes') return row.id;
	const named = namedPlacesOn(file, position.line).flatMap((place) =>
		place.alias ? [{ text: place.alias.text, at: partAt(place, place.alias) }] : [],
	);
	const under = named.filter(({ at }) => touches(at.span, position));
	const texts = new Set((under.length > 0 || named.length > 1 ? under : named).map(({ text }) => text));
	return members.find(({ site }) => texts.has(site.alias))?.id ?? members.find((member) => member.file === id)?.id;
}
