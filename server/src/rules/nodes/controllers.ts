import { groupBy, uniqueBy } from '../../base/collections.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import { endpointOf, type Site } from '../../model/files/site.ts';
import { hasRaft as anyHasRaft } from '../../model/package.ts';
import { isReadable, isReadableRow } from '../votes.ts';
import { unclearHosts } from './rows.ts';

/** The controller rows of the cluster; none where a row cannot be read or is missing, so that nobody counts wrong. */
export function countableControllers(cluster: Cluster): readonly NodeRow[] {
	const rows = cluster.rows.filter(({ mode }) => mode === 'controller');
	const isWhole =
		cluster.rows.every(isReadableRow) && cluster.controllers.every(({ alias }) => cluster.rowsByAlias.has(alias));
	return isWhole ? rows : [];
}

/** Whether a controller.cfg of the cluster sets dfsHAMode to Raft. */
export function hasRaft(cluster: Cluster): boolean {
	return anyHasRaft(cluster.packages);
}

/**
 * The controllers of a Raft group that most agents list in `sites` and cluster.nodes does not. What a single agent adds
 * is the agent's own slip, and a controller.cfg without row is reported there.
 */
export function missingControllers(cluster: Cluster): readonly Site[] {
	if (!cluster.isHa || cluster.rows.length === 0) return [];
	const lists = uniqueBy(
		cluster.packages.flatMap((pkg) => (pkg.agent?.sites ? [pkg.agent.sites] : [])),
		({ entry }) => entry,
	);
	const unlisted = unlistedIn(cluster);
	const found = lists.flatMap(({ elements }) => uniqueBy(elements.filter(unlisted), ({ alias }) => alias));
	const often = [...groupBy(found, ({ alias }) => alias).values()].filter(({ length }) => length > lists.length / 2);
	return often.flatMap(([site]) => site ?? []);
}

/** Tells of an element of `sites` whether it is a controller that has neither a row nor a file. */
function unlistedIn(cluster: Cluster): (site: Site) => boolean {
	const unclear = unclearHosts(cluster);
	const taken = new Set(cluster.rows.filter(({ mode }) => mode === 'controller').map(endpointOf));
	const running = new Set(cluster.controllers.filter(({ file }) => file).map(({ alias }) => alias));
	return (site) =>
		site.mode === 'controller' &&
		isReadable(site) &&
		!cluster.rowsByAlias.has(site.alias) &&
		!taken.has(endpointOf(site)) && // the same address under another alias is a slip of the alias
		!unclear.has(site.host) &&
		!running.has(site.alias);
}
