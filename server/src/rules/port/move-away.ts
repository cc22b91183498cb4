import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { canonicalHost } from '../../model/files/hosts.ts';
import { endpointOf, portNumber, type Site } from '../../model/files/site.ts';
import { nextFreePort, setEndpoint } from '../cluster-edits.ts';
import type { Fix } from '../rule.ts';
import { agreedEndpoint } from '../votes.ts';

type Place = Pick<Site, 'host' | 'port' | 'alias'>;

/** One text for all ways to write a port of a host: those of one socket have the same. */
export function socketOf({ host, port }: Pick<Site, 'host' | 'port'>): string {
	return `${canonicalHost(host)}:${portNumber(port) ?? port}`;
}

/** Whether most files give another address to the alias of a site. */
export function isAstray(cluster: Cluster, site: Place): boolean {
	const agreed = agreedEndpoint(cluster, site.alias);
	return agreed !== undefined && agreed !== endpointOf(site);
}

/** Gives a node the address that most files have for it, else the next free port of its host, in all files. */
export function moveAway(cluster: Cluster, site: Place): Fix[] {
	const { host, port, alias } = site;
	const free = nextFreePort(cluster, host, port);
	const beside = free === undefined ? undefined : `${host}:${free}`;
	const endpoint = isAstray(cluster, site) ? agreedEndpoint(cluster, alias) : beside;
	if (endpoint === undefined || isOnTwoRows(cluster, alias)) return [];
	return [
		{
			title: say({ en: 'Move {alias} to {endpoint}', zh: '将 {alias} 改到 {endpoint}' }, { alias, endpoint }),
			changes: setEndpoint(cluster, alias, endpoint),
		},
	];
}

/** Whether one file has two rows of an alias: then it is open which of them would have to move. */
function isOnTwoRows(cluster: Cluster, alias: string): boolean {
	const rows = (cluster.mentionsByAlias.get(alias) ?? []).filter(({ place }) => place === 'row');
	return new Set(rows.map(({ site }) => site.file)).size < rows.length;
}
