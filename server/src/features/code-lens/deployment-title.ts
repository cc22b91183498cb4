import { type Message, say, type Template } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type DeploymentMode, listed, modeNames } from '../../model/deployment-mode.ts';
import { metadataSinglePoints, outcomeOf, type Placement, survives, toleranceOf } from '../../model/survive.ts';

/** How a cluster is deployed and what it survives, in a few words: what matters most comes first. */
export function deploymentTitle(mode: DeploymentMode, cluster: Cluster): Message {
	if (mode.kind === 'incomplete') return say({ en: 'No controller is known', zh: '没有找到控制节点' });
	const n = cluster.hosts.length;
	const values = { name: say(longNames[mode.kind] ?? modeNames[mode.kind]), n, survival: survivalOf(mode) };
	return say(
		n === 1
			? { en: '{name} on {n} host · {survival}', zh: '{name}（{n} 台主机） · {survival}' }
			: { en: '{name} over {n} hosts · {survival}', zh: '{name}（{n} 台主机） · {survival}' },
		values,
	);
}

/** At the beginning of a line there is room for whole words. */
const longNames: Partial<Record<DeploymentMode['kind'], Template>> = {
	'single-node': { en: 'Single node', zh: '单节点' },
	'pseudo-distributed': { en: 'Pseudo-distributed', zh: '伪分布式' },
	ordinary: { en: 'Ordinary cluster', zh: '普通（多机）集群' },
	'pseudo-ha': { en: 'Pseudo-HA', zh: '伪高可用' },
	ha: { en: 'High availability', zh: '高可用' },
};

function survivalOf(mode: DeploymentMode): Message {
	if ('placement' in mode) return raftSurvival(mode.placement);
	if (mode.kind === 'ordinary') return stopsIf([mode.controllerHost], mode.hosts);
	return 'host' in mode ? stopsIf([mode.host], 1) : say({ en: 'no redundancy', zh: '没有冗余' });
}

function raftSurvival(placement: Placement): Message {
	const vital = metadataSinglePoints(placement).map(({ host }) => host);
	if (vital.length > 0) return stopsIf(vital, placement.hosts.length);
	const risky = placement.hosts.filter((load) => !survives(outcomeOf(placement, [load]))).map(({ host }) => host);
	if (risky.length > 0) {
		return say(
			risky.length === 1
				? { en: 'some data unavailable if {list} fails', zh: '{list} 宕机后部分数据不可用' }
				: { en: 'some data unavailable if any of {list} fails', zh: '{list} 任一宕机后部分数据不可用' },
			{ list: listed(risky) },
		);
	}
	const { metadataHosts, expectedDataHosts } = toleranceOf(placement);
	const n = Math.min(metadataHosts, expectedDataHosts);
	return say(
		metadataHosts > expectedDataHosts
			? {
					en: 'survives any {n} of {hosts} hosts (metadata: any {metadata})',
					zh: '可承受 {hosts} 台主机中任意 {n} 台宕机（元数据：任意 {metadata} 台）',
				}
			: { en: 'survives any {n} of {hosts} hosts', zh: '可承受 {hosts} 台主机中任意 {n} 台宕机' },
		{ n, hosts: placement.hosts.length, metadata: metadataHosts },
	);
}

function stopsIf(hosts: readonly string[], all: number): Message {
	const values = { list: listed(hosts) };
	if (hosts.length === 1) return say({ en: 'stops if {list} fails', zh: '{list} 宕机即不可用' }, values);
	return hosts.length === all
		? say({ en: 'stops if any host fails', zh: '任一主机宕机即不可用' })
		: say({ en: 'stops if any of {list} fails', zh: '{list} 任一宕机即不可用' }, values);
}
