import { unique } from '../../base/collections.ts';
import type { Cluster } from '../cluster.ts';
import { canonicalHost } from '../files/hosts.ts';
import { endpointOf, type Site, siteText } from '../files/site.ts';
import { processesOf } from '../processes.ts';

/** What is off: hosts with everything on them, and single nodes. */
export interface Off {
	readonly hosts: ReadonlySet<string>;
	readonly aliases: ReadonlySet<string>;
}

/** Everything is up. */
export const nothingOff: Off = { hosts: new Set(), aliases: new Set() };

/** Whether a node is off, itself or with its host. */
export function isOff({ hosts, aliases }: Off, { host, alias }: Pick<Site, 'host' | 'alias'>): boolean {
	return hosts.has(host) || aliases.has(alias);
}

/** What some names mean in a cluster: hosts, aliases, `host:port` or whole sites; and the names that are nothing. */
export function offFrom(cluster: Cluster, names: readonly string[]): { readonly off: Off; readonly strange: string[] } {
	const meant = names.map((name) => ({ name, ...meaning(cluster, name) }));
	return {
		off: {
			hosts: new Set(meant.flatMap(({ hosts }) => hosts)),
			aliases: new Set(meant.flatMap(({ aliases }) => aliases)),
		},
		strange: meant.filter(({ hosts, aliases }) => hosts.length + aliases.length === 0).map(({ name }) => name),
	};
}

/** The hosts of a cluster that have a name. */
export function namedHosts({ hosts }: Cluster): readonly string[] {
	return hosts.filter((host) => host !== '');
}

function meaning(
	cluster: Cluster,
	name: string,
): { readonly hosts: readonly string[]; readonly aliases: readonly string[] } {
	const hosts = namedHosts(cluster);
	const written = hosts.filter((host) => host === name);
	const same = written.length > 0 ? written : hosts.filter((host) => canonicalHost(host) === canonicalHost(name));
	if (same.length > 0) return { hosts: same, aliases: [] };
	const fits = (site: Site) => [site.alias, endpointOf(site), siteText(site)].includes(name);
	const nodes = processesOf(cluster).filter(({ site }) => fits(site));
	return { hosts: [], aliases: unique(nodes.map(({ site }) => site.alias)) };
}
