import { type Message, say, type Template } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type DeploymentMode, listed, modeNames } from '../../model/deployment-mode.ts';
import { anyHosts } from '../../model/survival/limit-verdicts.ts';
import { limitsOf, mayFail } from '../../model/survival/limits.ts';
import type { Placement } from '../../model/survival/placement.ts';
import type { FatalSets } from '../../protocol/failure.ts';

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
	const limits = limitsOf(placement);
	if (limits.stops === null) return say({ en: 'hosts of controllers not known', zh: '控制节点所在主机未知' });
	if (limits.stops.size === 1) return stopsIf(hostsIn(limits.stops), limits.hosts);
	if (limits.data?.size === 1) return dataIf(hostsIn(limits.data));
	const metadata = mayFail(limits.stops, limits.hosts);
	const n = anyHosts(limits);
	const values = { n, hosts: limits.hosts, metadata };
	if (placement.perZone) return say(METADATA_ONLY, values);
	return say(metadata > n ? LESS_DATA : ANY, values);
}

const ANY: Template = { en: 'survives any {n} of {hosts} hosts', zh: '可承受 {hosts} 台主机中任意 {n} 台宕机' };
const LESS_DATA: Template = {
	en: 'survives any {n} of {hosts} hosts (metadata: any {metadata})',
	zh: '可承受 {hosts} 台主机中任意 {n} 台宕机（元数据：任意 {metadata} 台）',
};
const METADATA_ONLY: Template = {
	en: 'metadata survives any {metadata} of {hosts} hosts; replicas are counted by zone',
	zh: '元数据可承受 {hosts} 台主机中任意 {metadata} 台宕机；副本数按区域配置',
};

/** The hosts any one of which is fatal. */
function hostsIn({ always, among }: FatalSets): readonly string[] {
	return [...always, ...among];
}

function dataIf(hosts: readonly string[]): Message {
	return say(
		hosts.length === 1
			? { en: 'some data unavailable if {list} fails', zh: '{list} 宕机后部分数据不可用' }
			: { en: 'some data unavailable if any of {list} fails', zh: '{list} 任一宕机后部分数据不可用' },
		{ list: listed(hosts) },
	);
}

function stopsIf(hosts: readonly string[], all: number): Message {
	const values = { list: listed(hosts) };
	if (hosts.length === 1) return say({ en: 'stops if {list} fails', zh: '{list} 宕机即不可用' }, values);
	return hosts.length === all
		? say({ en: 'stops if any host fails', zh: '任一主机宕机即不可用' })
		: say({ en: 'stops if any of {list} fails', zh: '{list} 任一宕机即不可用' }, values);
}
