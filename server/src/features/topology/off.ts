import type { Cluster } from '../../model/cluster.ts';
import type { Off } from '../../model/survival/off.ts';
import { hostsOf } from './members.ts';

/** What is off, given by the ids of the drawing; ids of what is not there are nothing. */
export function offOf(cluster: Cluster, ids: readonly string[]): Off {
	const wanted = new Set(ids);
	const hosts = hostsOf(cluster);
	const members = hosts.flatMap(({ packages }) => packages.flatMap((pkg) => pkg.members));
	return {
		hosts: new Set(hosts.filter(({ id }) => wanted.has(id)).map(({ address }) => address)),
		aliases: new Set(members.filter(({ id }) => wanted.has(id)).map(({ site }) => site.alias)),
	};
}

/** The ids in the drawing of what is off. */
export function idsOff(cluster: Cluster, { hosts, aliases }: Off): string[] {
	return hostsOf(cluster).flatMap(({ id, address, packages }) => [
		...(hosts.has(address) ? [id] : []),
		...packages.flatMap(({ members }) => members.flatMap((one) => (aliases.has(one.site.alias) ? [one.id] : []))),
	]);
}
