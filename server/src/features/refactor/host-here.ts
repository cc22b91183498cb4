import { isHost } from '../../model/files/hosts.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import { machineTest } from '../../rules/votes.ts';
import type { Place } from './refactoring.ts';

/** The row of cluster.nodes at a place; on a line with several rows the first. */
export function rowHere({ file, range }: Place): NodeRow | undefined {
	if (file.kind !== 'nodes') return undefined;
	const { line } = range.start;
	return file.rows.find((row) => row.line === line || (row.repair?.kind === 'split' && row.line + 1 === line));
}

/**
 * The host that a place is about: that of a row, that of the package at all other lines of cluster.nodes, and that of the
 * process at the localSite of a controller or an agent.
 */
export function hostHere(place: Place): string | undefined {
	const host = writtenHost(place);
	return host !== undefined && isHost(host) && machineTest(place.cluster)(host) ? host : undefined;
}

function writtenHost(place: Place): string | undefined {
	const { cluster, file, range } = place;
	if (file.kind === 'nodes') {
		const row = rowHere(place);
		if (row) return row.host;
		// A list that several packages share belongs to no host.
		const holders = cluster.packages.filter(({ nodes }) => nodes === file);
		return holders.length === 1 ? holders[0]?.host : undefined;
	}
	const own = file.kind === 'controller' || file.kind === 'agent' ? file.localSite : undefined;
	return own?.entry.line === range.start.line ? own.site.host : undefined;
}
