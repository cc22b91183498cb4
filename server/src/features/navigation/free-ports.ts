import { unique } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { effectiveValue } from '../../model/effective.ts';
import { canonicalHost } from '../../model/files/hosts.ts';
import { isWorker } from '../../model/files/nodes-file.ts';
import { portNumber } from '../../model/files/site.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { namesOf } from './names.ts';
import type { Refusal } from './renaming.ts';

/** A node and the ports it has, or shall have. */
export interface Mover {
	readonly alias: string;
	readonly ports: readonly number[];
}

/** A node with the ports that it has now, that for subscriptions included. */
export function asItIs(snapshot: Snapshot, cluster: Cluster, alias: string): Mover {
	const places = namesOf(snapshot, cluster).byAlias.get(alias) ?? [];
	const ports = places.map(({ place }) => place.port && portNumber(place.port.text));
	return { alias, ports: unique([...ports, subPort(cluster, alias)].filter((port) => port !== undefined)) };
}

/** Why nodes cannot be on a host, with these ports: another node there has one of them, or there would be two agents. */
export function obstacleOn(
	snapshot: Snapshot,
	cluster: Cluster,
	host: string,
	movers: readonly Mover[],
): Refusal | undefined {
	const moving = new Set(movers.map(({ alias }) => alias));
	const used = portsOn(snapshot, cluster, host, moving);
	for (const { alias, ports } of movers) {
		for (const port of ports) {
			const other = used.get(port);
			if (other !== undefined) return portTaken(`${host}:${port}`, other, alias);
		}
	}
	return secondAgent(cluster, host, moving);
}

function portTaken(address: string, other: string, alias: string): Refusal {
	return {
		refusal: say(
			{
				en: '{address} is used by {other}, so {alias} cannot have it.',
				zh: '{address} 已被 {other} 使用，不能用于 {alias}。',
			},
			{ address, other, alias },
		),
	};
}

/** The ports in use on a host and who uses them, some nodes left out. */
function portsOn(
	snapshot: Snapshot,
	cluster: Cluster,
	host: string,
	without: ReadonlySet<string>,
): Map<number, string> {
	const used = new Map<number, string>();
	const add = (port: number | undefined, alias: string) => {
		if (port !== undefined && !used.has(port)) used.set(port, alias);
	};
	for (const { place, alias } of namesOf(snapshot, cluster).byHost.get(canonicalHost(host)) ?? []) {
		if (alias === undefined || without.has(alias)) continue;
		add(portNumber(place.port?.text ?? ''), alias);
		add(subPort(cluster, alias), alias);
	}
	return used;
}

/** The port that servers before 2.00.9 open for subscriptions, where it is set. */
function subPort(cluster: Cluster, alias: string): number | undefined {
	const row = cluster.rowsByAlias.get(alias);
	if (!row || !isWorker(row)) return undefined;
	return portNumber(effectiveValue(cluster, alias, 'subPort')?.entry?.value ?? '');
}

function secondAgent({ rows }: Cluster, host: string, moving: ReadonlySet<string>): Refusal | undefined {
	const agents = rows.filter(({ mode }) => mode === 'agent');
	const mover = agents.find(({ alias }) => moving.has(alias));
	const there = agents.find((row) => !moving.has(row.alias) && canonicalHost(row.host) === canonicalHost(host));
	if (!mover || !there) return undefined;
	return {
		refusal: say(
			{
				en: '{host} has the agent {there}, so {mover} cannot be there as well.',
				zh: '{host} 上已有代理节点 {there}，不能再有 {mover}。',
			},
			{ host, there: there.alias, mover: mover.alias },
		),
	};
}
