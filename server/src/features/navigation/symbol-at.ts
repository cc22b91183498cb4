import type { FileId, Location, Position, Range } from '../../base/span.ts';
import { rangeOf, touches } from '../../base/span.ts';
import type { Cluster } from '../../model/cluster.ts';
import { qualifierAt } from '../../model/files/cfg-file.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
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
	return qualifierSymbol(file, cluster, position);
}

/** A prefix in cluster.cfg that is the alias of a node. */
function qualifierSymbol(file: ConfigFile, cluster: Cluster, position: Position): ClusterSymbol | undefined {
	if (file.kind !== 'cluster') return undefined;
	for (const entry of file.entries) {
		if (entry.line !== position.line || !entry.qualifier || !cluster.mentionsByAlias.has(entry.qualifier)) continue;
		const { span } = qualifierAt(entry);
		if (touches(span, position)) return { cluster, kind: 'alias', name: entry.qualifier, range: rangeOf(span) };
	}
	return undefined;
}

/** The place of a part of a site; of an alias without what some people write behind it. */
export function partAt(site: Site, kind: ClusterSymbol['kind']): Location {
	const { file, span } = sitePartAt(site, kind);
	return kind === 'alias' ? { file, span: { ...span, end: span.start + plainAlias(site).length } } : { file, span };
}

/** All sites that a file writes. */
function sitesIn(file: ConfigFile): readonly Site[] {
	if (file.kind === 'nodes') return file.rows.map(({ site }) => site);
	return [file.localSite?.site, file.controllerSite?.site, ...(file.sites?.elements ?? [])].filter(
		(site) => site !== undefined,
	);
}

function nameOf(site: Site, kind: ClusterSymbol['kind']): string {
	if (kind === 'alias') return plainAlias(site);
	if (kind === 'host') return site.host;
	return site.port === '' ? '' : endpointOf(site);
}
