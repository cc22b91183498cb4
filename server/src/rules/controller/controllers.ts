import { uniqueBy } from '../../base/collections.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { CfgFile } from '../../model/files/cfg-file.ts';
import { type NodeRow, rowText } from '../../model/files/nodes-file.ts';
import { endpointOf, isComplete, type Site, siteText } from '../../model/files/site.ts';
import type { Package } from '../../model/package.ts';
import { checkedAt } from '../cfg/settings.ts';
import { agentPackages } from '../cluster-edits.ts';
import { replaceAt } from '../edits.ts';
import type { FileChange } from '../rule.ts';

/** A package that runs a controller. */
export interface ControllerPackage extends Package {
	readonly controller: CfgFile;
}

/** The packages that run a controller, each file once. */
export function controllerPackages(cluster: Cluster): readonly ControllerPackage[] {
	const running = cluster.packages.filter((pkg): pkg is ControllerPackage => pkg.controller !== undefined);
	return uniqueBy(running, (pkg) => pkg.controller);
}

/** The controller rows of the agreed cluster.nodes. */
export function controllerRows(cluster: Cluster): readonly NodeRow[] {
	return cluster.rows.filter((row) => row.mode === 'controller');
}

/** Whether a name stands in a row that cannot be read; then it is not certain that the name has no row. */
export function isInBrokenRow(cluster: Cluster, name: string): boolean {
	return cluster.rows.some((row) => !isComplete(row.site) && rowText(row).includes(name));
}

/**
 * The controllers a package may be meant to run: those without a controller.cfg in the workspace, of the package's own
 * host where that is known.
 */
export function unusedControllers(cluster: Cluster, pkg: Package): readonly Site[] {
	const used = new Set(controllerPackages(cluster).map(({ controller }) => controller.localSite?.site.alias));
	const free = cluster.controllers.filter(({ alias, site }) => !used.has(alias) && isComplete(site));
	return free.filter(({ host }) => pkg.host === undefined || pkg.host === host).map(({ site }) => site);
}

/** Adds a controller to the `sites` of every agent that lists controllers and not this one. */
export function addToSites(cluster: Cluster, site: Site): FileChange[] {
	return agentPackages(cluster).flatMap(({ agent }) => {
		const sites = agent?.sites;
		if (!sites || sites.elements.some(({ alias }) => alias === site.alias)) return [];
		const { file, span } = checkedAt(sites.entry);
		return [replaceAt({ file, span: { ...span, start: span.end } }, `,${siteText(site)}:controller`)];
	});
}

/** Whether a row of any cluster.nodes has the address of a site. */
export function hasEndpoint(cluster: Cluster, site: Site): boolean {
	const wanted = endpointOf(site);
	return cluster.nodesFiles.some((file) => file.rows.some((row) => endpointOf(row) === wanted));
}
