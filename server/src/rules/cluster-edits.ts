import { groupBy, uniqueBy } from '../base/collections.ts';
import type { Cluster } from '../model/cluster.ts';
import type { Entry } from '../model/files/cfg-file.ts';
import { valueAt } from '../model/files/cfg-file.ts';
import { endpointAt, endpointOf, portNumber, type Site, siteText } from '../model/files/site.ts';
import type { Package } from '../model/package.ts';
import { appendLines, replaceAt } from './edits.ts';
import type { FileChange } from './rule.ts';

/** Adds a row to every cluster.nodes that has no row of that alias, with as many columns as its header. */
export function appendRow(cluster: Cluster, site: SiteParts, mode: string): FileChange[] {
	return appendRows(cluster, [site], mode);
}

/** Adds rows of one mode to every cluster.nodes that lacks them. */
export function appendRows(cluster: Cluster, sites: readonly SiteParts[], mode: string): FileChange[] {
	return cluster.nodesFiles.flatMap((file) => {
		const commas = ','.repeat(Math.max(0, file.columns.length - 2));
		const known = new Set(file.rows.map(({ alias }) => alias));
		const missing = sites.filter(({ alias }) => !known.has(alias));
		const rows = missing.map((site) => `${siteText(site)},${mode}${commas}`);
		return rows.length > 0 ? [appendLines(file, rows)] : [];
	});
}

/** The parts that make a site. */
type SiteParts = Pick<Site, 'host' | 'port' | 'alias'>;

/** Writes `host:port` at every place of the cluster that names one of these sites by alias and says something else. */
export function setEndpoint(cluster: Cluster, alias: string, endpoint: string): FileChange[] {
	return (cluster.mentionsByAlias.get(alias) ?? [])
		.filter(({ site }) => endpointOf(site) !== endpoint)
		.map(({ site }) => replaceAt(endpointAt(site), endpoint));
}

/** The value `sites` of an agent should have: the agent itself, then all controllers in the order of cluster.nodes. */
export function sitesValue(cluster: Cluster, self: SiteParts): string {
	return [`${siteText(self)}:agent`, ...cluster.controllers.map((one) => `${siteText(one)}:controller`)].join(',');
}

/** Replaces the value of an entry. */
export function setValue(entry: Entry, value: string): FileChange {
	return replaceAt(valueAt(entry), value);
}

/** The lowest port above `near` that nothing on the host uses; nothing where all up to the last one are taken. */
export function nextFreePort(cluster: Cluster, host: string, near: string | number): number | undefined {
	const used = portsByHost(cluster).get(host);
	let port = (portNumber(String(near)) ?? 8800) + 1;
	while (used?.has(port)) port++;
	return portNumber(String(port));
}

const knownPorts = new WeakMap<Cluster, ReadonlyMap<string, ReadonlySet<number | undefined>>>();

function portsByHost(cluster: Cluster): ReadonlyMap<string, ReadonlySet<number | undefined>> {
	const known = knownPorts.get(cluster);
	if (known) return known;
	const mentions = groupBy(cluster.mentions, ({ site }) => site.host);
	const ports = new Map(
		[...mentions].map(([host, there]) => [host, new Set(there.map(({ site }) => portNumber(site.port)))]),
	);
	knownPorts.set(cluster, ports);
	return ports;
}

/** The alias with the next number that the cluster does not use: `agent1` gives `agent2`, `agent3`, … */
export function nextFreeAlias(cluster: Cluster, alias: string): string {
	const stem = aliasStem(alias);
	for (let next = Number(alias.slice(stem.length)) + 1; ; next++) {
		if (!cluster.mentionsByAlias.has(`${stem}${next}`)) return `${stem}${next}`;
	}
}

/** An alias without the number at its end. */
export function aliasStem(alias: string): string {
	return alias.slice(0, numberStart(alias));
}

/** Numbers with more digits than this are no counts, and might be too large to count on from. */
const MOST_DIGITS = 9;

/** Where the number at the end of an alias begins. */
function numberStart(alias: string): number {
	let start = alias.length;
	while (start > 0 && alias.length - start < MOST_DIGITS && /\d/.test(alias.charAt(start - 1))) start--;
	return start;
}

const knownPackages = new WeakMap<Cluster, ReadonlyMap<string | undefined, readonly Package[]>>();

/** The packages on a host, by the address they have. */
export function packagesOn(cluster: Cluster, host: string): readonly Package[] {
	const byHost = knownPackages.get(cluster) ?? groupBy(cluster.packages, (pkg) => pkg.host);
	knownPackages.set(cluster, byHost);
	return byHost.get(host) ?? [];
}

/** Each agent.cfg of the cluster once, with its package. */
export function agentPackages(cluster: Cluster): readonly Package[] {
	return uniqueBy(
		cluster.packages.filter((pkg) => pkg.agent),
		(pkg) => pkg.agent,
	);
}
