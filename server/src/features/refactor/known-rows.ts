import { groupBy } from '../../base/collections.ts';
import { remembering } from '../../base/remember.ts';
import type { Mode } from '../../catalog/roles.ts';
import type { Cluster } from '../../model/cluster.ts';
import { canonicalHost } from '../../model/files/hosts.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import { isReadableRow } from '../../rules/votes.ts';

interface KnownRows {
	readonly ofMode: ReadonlyMap<Mode | undefined, readonly NodeRow[]>;
	readonly onHost: ReadonlyMap<string, readonly NodeRow[]>;
}

/** The rows of a mode that can be read, in their order. */
export function rowsOf(cluster: Cluster, mode: Mode): readonly NodeRow[] {
	return knownRows(cluster).ofMode.get(mode) ?? [];
}

/** The rows of a host that can be read, in their order, however its name is written. */
export function rowsOn(cluster: Cluster, host: string): readonly NodeRow[] {
	return knownRows(cluster).onHost.get(canonicalHost(host)) ?? [];
}

const knownRows = remembering((cluster: Cluster): KnownRows => {
	const rows = cluster.rows.filter(isReadableRow);
	return {
		ofMode: groupBy(rows, ({ mode }) => mode),
		onHost: groupBy(rows, ({ host }) => canonicalHost(host)),
	};
});
