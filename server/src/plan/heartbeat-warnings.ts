import { unique } from '../base/collections.ts';
import { type Message, say } from '../base/message.ts';
import { beatsByUdp } from '../model/heartbeats.ts';
import type { Blueprint } from './blueprint.ts';
import { wantedCluster } from './wanted-cluster.ts';

/** P-18: nothing answers to a datagram, so no script can try whether firewalls let heartbeats through to new hosts. */
export function heartbeatsToNewHosts({ source, wanted, files }: Blueprint): Message[] {
	const known = new Set(source.placements.map(({ host }) => host));
	const fresh = unique(wanted.placements.map(({ host }) => host)).filter((host) => !known.has(host));
	if (fresh.length === 0) return [];
	const cluster = wantedCluster(files);
	if (!wanted.placements.some(({ alias }) => beatsByUdp(cluster, alias))) return [];
	return [
		say(
			{
				en: 'Heartbeats use UDP as long as lanCluster is on, and the scripts can only try TCP. Let firewalls pass UDP on the ports of all nodes between {hosts} and the other hosts, in both directions, or set lanCluster=0 everywhere first.',
				zh: 'lanCluster 开启时心跳使用 UDP，而脚本只能检查 TCP。请在防火墙上双向放行 {hosts} 与其他主机之间所有节点端口的 UDP，或先将 lanCluster 统一设为 0。',
			},
			{ hosts: fresh.join(', ') },
		),
	];
}
