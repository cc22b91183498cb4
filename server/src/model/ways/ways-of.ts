import { groupBy, unique } from '../../base/collections.ts';
import type { Cluster } from '../cluster.ts';
import { effectiveValue } from '../effective.ts';
import { canonicalHost, isHost } from '../files/hosts.ts';
import { portNumber } from '../files/site.ts';
import { beatsByUdp } from '../heartbeats.ts';
import type { Installation } from '../installation.ts';
import { mayOpenSubPorts, subPortOf } from '../sub-ports.ts';
import { type Listener, listenersOf, type Part } from './listeners.ts';
import type { Way, Why } from './way.ts';

/** Who talks to whom within a cluster. */
const TALKS: readonly { readonly why: Why; readonly from: Part; readonly to: Part }[] = [
	{ why: 'raft', from: 'controller', to: 'controller' },
	{ why: 'agent-reports', from: 'agent', to: 'controller' },
	{ why: 'node-reports', from: 'worker', to: 'controller' },
	{ why: 'agent-commands', from: 'controller', to: 'agent' },
	{ why: 'node-tasks', from: 'controller', to: 'worker' },
	{ why: 'node-data', from: 'worker', to: 'worker' },
];

/** Parameters that name a port outside, and the processes that connect to it. */
const OUTWARD: readonly { readonly name: string; readonly why: Why; readonly parts: readonly Part[] }[] = [
	{ name: 'clusterReplicationMasterCtl', why: 'replication', parts: ['controller'] },
	{ name: 'masterOfMasterSite', why: 'many-clusters', parts: ['controller'] },
	{ name: 'licenseServerSite', why: 'licence', parts: ['controller', 'agent', 'worker'] },
];

/**
 * Every port that has to be reachable from other hosts, for a cluster to work: in the order of its processes, what others
 * of the cluster need, what those outside need, and last what its processes need elsewhere. Processes of one host reach
 * one another without a firewall between them.
 */
export function waysOf(cluster: Cluster, installation: Installation): readonly Way[] {
	const listeners = listenersOf(cluster);
	const others = hostsBeside(listeners);
	const isUdp = listeners.some(({ alias }) => beatsByUdp(cluster, alias));
	const inward = listeners.flatMap((to) => [
		...TALKS.filter((talk) => talk.to === to.part).map(({ why, from }) => way(to, why, others(to.host, from))),
		...subscriptionWay(cluster, installation, to, others(to.host, 'worker')),
		...(isUdp ? [{ ...way(to, 'heartbeats', others(to.host)), protocol: 'udp' as const }] : []),
	]);
	const inner = inward.filter(({ from }) => from.length > 0);
	return [...inner, ...listeners.flatMap(outerWays), ...outwardWays(cluster, listeners)];
}

function way({ host: to, port, alias }: Listener, why: Why, from: readonly string[]): Way {
	return { why, from, to, port, protocol: 'tcp', alias };
}

/** The hosts with processes of a part, or with any, but for one host. Nodes of a host share the lists. */
function hostsBeside(listeners: readonly Listener[]): (host: string, part?: Part) => readonly string[] {
	const known = new Map<string, readonly string[]>();
	const hosts = (part?: Part) =>
		unique(listeners.filter((one) => part === undefined || one.part === part).map(({ host }) => host));
	const byPart = { controller: hosts('controller'), agent: hosts('agent'), worker: hosts('worker'), all: hosts() };
	return (host, part) => {
		const key = `${part} ${host}`;
		const found = known.get(key) ?? byPart[part ?? 'all'].filter((one) => one !== host);
		known.set(key, found);
		return found;
	};
}

function subscriptionWay(
	cluster: Cluster,
	installation: Installation,
	to: Listener,
	from: readonly string[],
): readonly Way[] {
	const entry = to.part === 'worker' && mayOpenSubPorts(installation) ? subPortOf(cluster, to.alias) : undefined;
	return entry ? [{ ...way(to, 'subscriptions', from), port: Number(entry.value) }] : [];
}

function outerWays(to: Listener): Way[] {
	if (to.part === 'agent') return [];
	return [...(to.part === 'worker' ? [way(to, 'clients', [])] : []), way(to, 'web', [])];
}

/** Ways to what is no part of the cluster; where it is a process of this one, it is reachable anyway. */
function outwardWays(cluster: Cluster, listeners: readonly Listener[]): Way[] {
	const own = new Set(listeners.map(({ host, port }) => `${host}:${port}`));
	return OUTWARD.flatMap(({ name, why, parts }) => {
		const from = listeners.filter(({ part }) => parts.includes(part));
		const named = from.map(({ alias, host }) => ({ host, site: effectiveValue(cluster, alias, name)?.value ?? '' }));
		return [...groupBy(named, ({ site }) => site)].flatMap(([site, those]) => {
			const [, host = '', port = ''] = /^([^:]+):(\d+)$/.exec(site.trim()) ?? [];
			const to = canonicalHost(host);
			const number = portNumber(port);
			if (number === undefined || !isHost(host) || own.has(`${to}:${number}`)) return [];
			const hosts = unique(those.map((one) => one.host)).filter((one) => one !== to);
			return hosts.length > 0
				? [{ why, from: hosts, to, port: number, protocol: 'tcp' as const, alias: undefined }]
				: [];
		});
	});
}
