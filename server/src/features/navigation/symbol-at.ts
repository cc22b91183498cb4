import type { FileId, Location, Position, Range } from '../../base/span.ts';
import { rangeOf, touches } from '../../base/span.ts';
import { aliasAt, aliasPlaces } from '../../model/alias-places.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type ConfigFile, sitesIn } from '../../model/files/config-file.ts';
import { endpointOf, plainAlias, type Site, sitePartAt } from '../../model/files/site.ts';
import type { Snapshot } from '../../workspace/workspace.ts';

/** Something of a cluster that its files name in many places. */
export interface ClusterSymbol {
	readonly cluster: Cluster;
	readonly kind: 'alias' | 'host' | 'port';
	/** The alias, the host, or for a port `host:port`. */
	readonly name: string;
	/** The text under the cursor. */
	readonly range: Range;
}

const PARTS = ['alias', 'host', 'port'] as const;

/** The alias, host or port at a position; nothing where the text names none of them. */
export function symbolAt(snapshot: Snapshot, id: FileId, position: Position): ClusterSymbol | undefined {
	const file = snapshot.files.get(id);
	const cluster = snapshot.clusterOf(id);
	if (!file || !cluster) return undefined;
	for (const site of sitesIn(file)) {
		if (site.line !== position.line) continue;
		for (const kind of PARTS) {
			const { span } = partAt(site, kind);
			const name = nameOf(site, kind);
			if (name !== '' && touches(span, position)) return { cluster, kind, name, range: rangeOf(span) };
		}
	}
	return otherAlias(cluster, file, position);
}

/** An alias before a setting of cluster.cfg, or in a list of nodes. */
function otherAlias(cluster: Cluster, file: ConfigFile, position: Position): ClusterSymbol | undefined {
	const line = file.tree.lines[position.line]?.text ?? '';
	const words = [...line.matchAll(/[^\s,:;|=.]+/g)].map(({ 0: text, index }) => ({ text, start: index }));
	const word = words.find(
		({ text, start }) => position.character >= start && position.character <= start + text.length,
	);
	if (!word || !cluster.mentionsByAlias.has(word.text)) return undefined;
	const place = aliasPlaces(cluster, word.text).find(({ file: id, span }) => id === file.id && touches(span, position));
	return place && { cluster, kind: 'alias', name: word.text, range: rangeOf(place.span) };
}

/** The place of a part of a site; of an alias without what some people write behind it. */
export function partAt(site: Site, kind: ClusterSymbol['kind']): Location {
	return kind === 'alias' ? aliasAt(site) : sitePartAt(site, kind);
}

function nameOf(site: Site, kind: ClusterSymbol['kind']): string {
	if (kind === 'alias') return plainAlias(site);
	if (kind === 'host') return site.host;
	return site.port === '' ? '' : endpointOf(site);
}
