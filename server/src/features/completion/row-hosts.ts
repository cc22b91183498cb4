import { unique } from '../../base/collections.ts';
import { type Mode, nodesFileModes } from '../../catalog/roles.ts';
import type { Cluster } from '../../model/cluster.ts';
import { canonicalHost, isHost, isIpv4 } from '../../model/files/hosts.ts';
import { parseSite } from '../../syntax/site.ts';
import type { RowPlace } from './place.ts';

/** A host that may get a node. */
export interface RowHost {
	readonly host: string;
	readonly hasAgent: boolean;
}

/** The hosts of the cluster, and before them one that is being written. */
export function rowHosts(place: RowPlace): readonly RowHost[] {
	const { cluster, file, line, text, fields } = place;
	const written = fields[0] ? parseSite(text, fields[0]).host.text : '';
	const known = file.rows.filter((row) => row.line !== line).map(({ host }) => host);
	const others = cluster.hosts.filter((host) => host !== written); // it may be half an address
	const hosts = unique([...(isIpv4(written) ? [written] : []), ...known, ...others]).filter(isHost);
	const withAgent = agentHosts(place);
	return hosts.map((host) => ({ host, hasAgent: withAgent.has(canonicalHost(host)) }));
}

/** The hosts with an agent, in the spelling that equal hosts share. */
function agentHosts({ cluster, file, line }: RowPlace): ReadonlySet<string> {
	const rows = file.rows.filter((row) => row.mode === 'agent' && row.line !== line).map(({ host }) => host);
	const named = cluster.mentions.flatMap(({ role, place, site }) =>
		role === 'agent' && (place !== 'row' || site.file !== file.id) ? [site.host] : [],
	);
	return new Set(unique([...rows, ...named]).map(canonicalHost));
}

/** A host has one agent, which comes before the workers that it starts, where the cluster has agents at all. */
export function hostsFor(mode: Mode, hosts: readonly RowHost[]): string[] {
	const areAgents = hosts.some(({ hasAgent }) => hasAgent);
	const fitting = hosts.filter(({ hasAgent }) => {
		if (mode === 'agent') return !hasAgent;
		return mode === 'controller' || hasAgent || !areAgents;
	});
	return fitting.map(({ host }) => host);
}

/** What can be added by a row alone: a second controller takes a Raft group, which is more than that. */
export function newModes({ controllers, isHa }: Cluster): readonly Mode[] {
	return isHa || controllers.length === 0 ? nodesFileModes : nodesFileModes.filter((mode) => mode !== 'controller');
}
