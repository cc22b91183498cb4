import { assertNever } from '../base/assert.ts';
import { unique } from '../base/collections.ts';
import { type Message, say, type Template } from '../base/message.ts';
import { checkedPart } from '../catalog/values.ts';
import type { Cluster } from './cluster.ts';
import { parameterValue } from './files/cfg-file.ts';
import { isWorker } from './files/nodes-file.ts';
import { type Tolerance, toleranceOf } from './survival/limits.ts';
import { isHarmless, outcomeOf } from './survival/outcome.ts';
import { type Placement, placementOf } from './survival/placement.ts';

/** A Raft group of controllers: how much it and its data can lose. */
interface RaftFacts {
	readonly placement: Placement;
	readonly tolerance: Tolerance;
	/** How many of the controller.cfg files set dfsHAMode=Raft; all have to. */
	readonly raft: 'all' | 'some' | 'none';
}

/** How a cluster is deployed, with what the mode says about it. */
export type DeploymentMode =
	| { readonly kind: 'standalone' }
	/** No controller is known. */
	| { readonly kind: 'incomplete' }
	/** One controller and at most one worker on one host: the single node of the tutorial. */
	| { readonly kind: 'single-node'; readonly host: string }
	| { readonly kind: 'pseudo-distributed'; readonly host: string; readonly workers: number }
	| { readonly kind: 'ordinary'; readonly hosts: number; readonly controllerHost: string }
	| ({
			readonly kind: 'pseudo-ha';
			readonly controllerHosts: number;
			/** The hosts that may fail alone, and those that must not. */
			readonly mayFail: readonly string[];
			readonly mustNotFail: readonly string[];
	  } & RaftFacts)
	| ({
			readonly kind: 'ha';
			/** Data are kept once only, so that metadata alone are highly available. */
			readonly metadataOnly: boolean;
	  } & RaftFacts);

/** Finds out how a cluster is deployed. Several controllers without dfsHAMode count as a Raft group all the same. */
export function deploymentMode(cluster: Cluster): DeploymentMode {
	if (cluster.isStandalone) return { kind: 'standalone' };
	const [first, ...others] = cluster.controllers;
	if (!first) return { kind: 'incomplete' };
	return others.length === 0 ? oneController(cluster, first.host) : severalControllers(cluster);
}

function oneController(cluster: Cluster, host: string): DeploymentMode {
	const workers = cluster.rows.filter(isWorker).length;
	const hosts = hostsOf(cluster).length;
	if (hosts > 1) return { kind: 'ordinary', hosts, controllerHost: host };
	return workers > 1 ? { kind: 'pseudo-distributed', host, workers } : { kind: 'single-node', host };
}

function severalControllers(cluster: Cluster): DeploymentMode {
	const placement = placementOf(cluster);
	const facts: RaftFacts = { placement, tolerance: toleranceOf(placement), raft: raftOf(cluster) };
	const controllerHosts = placement.hosts.filter(({ controllers }) => controllers > 0).length;
	if (controllerHosts === placement.controllers) {
		return { kind: 'ha', metadataOnly: placement.replicas === 1 && !placement.perZone, ...facts };
	}
	const fails = (kept: boolean) =>
		placement.hosts.filter((load) => isHarmless(outcomeOf(placement, [load])) === kept).map(({ host }) => host);
	return { kind: 'pseudo-ha', controllerHosts, mayFail: fails(true), mustNotFail: fails(false), ...facts };
}

/** The hosts of controllers, agents and workers; of agents as their own files say where there is no cluster.nodes. */
function hostsOf({ controllers, rows, packages }: Cluster): readonly string[] {
	const agents = rows.length > 0 ? [] : packages.flatMap(({ agent }) => agent?.localSite?.site ?? []);
	return unique([...controllers, ...rows, ...agents].map(({ host }) => host));
}

function raftOf(cluster: Cluster): RaftFacts['raft'] {
	const files = cluster.packages.flatMap(({ controller }) => controller ?? []);
	const set = files.filter((file) => /^raft$/i.test(checkedPart(parameterValue(file, 'dfsHAMode') ?? '')));
	if (set.length === 0) return 'none';
	return set.length === files.length ? 'all' : 'some';
}

/** The names of the modes. */
export const modeNames: Readonly<Record<DeploymentMode['kind'], Template>> = {
	standalone: { en: 'standalone', zh: '单节点（独立模式）' },
	incomplete: { en: 'incomplete', zh: '不完整' },
	'single-node': { en: 'single node', zh: '单节点' },
	'pseudo-distributed': { en: 'pseudo-distributed', zh: '伪分布式' },
	ordinary: { en: 'ordinary cluster', zh: '普通（多机）集群' },
	'pseudo-ha': { en: 'pseudo-HA', zh: '伪高可用' },
	ha: { en: 'HA', zh: '高可用' },
};

/** What a mode means for the service, in one sentence. */
export function describeMode(mode: DeploymentMode): Message {
	switch (mode.kind) {
		case 'standalone':
			return say({ en: 'Standalone server: no redundancy.', zh: '独立单节点：没有冗余。' });
		case 'incomplete':
			return say({
				en: 'No controller is known: controller.cfg is missing.',
				zh: '没有找到控制节点：缺少 controller.cfg。',
			});
		case 'single-node':
			return say({
				en: 'One controller and one worker on one host: any failure stops the service.',
				zh: '一台主机上一个控制节点和一个工作节点：任一故障都会中断服务。',
			});
		case 'pseudo-distributed':
			return say(
				{
					en: 'One controller, {workers} workers on {host}: the host and the controller are single points of failure.',
					zh: '{host} 上一个控制节点、{workers} 个工作节点：主机与控制节点均为单点。',
				},
				{ host: mode.host, workers: mode.workers },
			);
		case 'ordinary':
			return say(
				{
					en: 'One controller for {hosts} hosts: losing {controllerHost} stops the cluster.',
					zh: '{hosts} 台主机共用一个控制节点：{controllerHost} 宕机即全集群不可用。',
				},
				{ hosts: mode.hosts, controllerHost: mode.controllerHost },
			);
		case 'pseudo-ha':
			return describePseudoHa(mode);
		case 'ha':
			return describeHa(mode);
		default:
			return assertNever(mode);
	}
}

function describePseudoHa(mode: DeploymentMode & { kind: 'pseudo-ha' }): Message {
	return say(
		{
			en: '{n} controllers on {hosts}: survives {processes}; hosts that may fail: {ok}; must not fail: {bad}.',
			zh: '{n} 个控制节点分布在{hosts}：可承受 {processes}故障；可宕机主机：{ok}；不可宕机主机：{bad}。',
		},
		{
			n: mode.placement.controllers,
			hosts: countedHosts(mode.controllerHosts),
			processes: countedControllers(mode.tolerance.controllers),
			ok: listed(mode.mayFail),
			bad: listed(mode.mustNotFail),
		},
	);
}

function describeHa({ placement, tolerance, metadataOnly }: DeploymentMode & { kind: 'ha' }): Message {
	const values = {
		n: placement.controllers,
		metadata: countedHosts(tolerance.metadataHosts),
		data: countedHosts(tolerance.dataHosts),
	};
	const kept: Template = {
		en: '{n} controllers on {n} hosts: metadata survives {metadata}, data {data}.',
		zh: '{n} 个控制节点分布在 {n} 台主机：元数据可承受{metadata}、数据可承受{data}故障。',
	};
	const once: Template = {
		en: '{n} controllers on {n} hosts: metadata survives {metadata}; data are kept once and are not highly available.',
		zh: '{n} 个控制节点分布在 {n} 台主机：元数据可承受{metadata}故障；数据只有一个副本，没有高可用。',
	};
	const unknown: Template = {
		en: '{n} controllers on {n} hosts: metadata survives {metadata}; there are no data nodes.',
		zh: '{n} 个控制节点分布在 {n} 台主机：元数据可承受{metadata}故障；没有数据节点。',
	};
	const zoned: Template = {
		en: '{n} controllers on {n} hosts: metadata survives {metadata}; replicas are counted by zone.',
		zh: '{n} 个控制节点分布在 {n} 台主机：元数据可承受{metadata}故障；副本数按区域配置。',
	};
	if (placement.dataNodes === 0) return say(unknown, values);
	return say(placement.perZone ? zoned : metadataOnly ? once : kept, values);
}

/** `1 host`, `3 hosts`. */
export function countedHosts(n: number): Message {
	return say(n === 1 ? { en: '{n} host', zh: ' {n} 台主机' } : { en: '{n} hosts', zh: ' {n} 台主机' }, { n });
}

/** `1 controller process`, `2 controller processes`. */
export function countedControllers(n: number): Message {
	return n === 1
		? say({ en: '{n} controller process', zh: '{n} 个控制节点进程' }, { n })
		: say({ en: '{n} controller processes', zh: '{n} 个控制节点进程' }, { n });
}

/** Lists longer than this end in a number. */
const LONGEST_LIST = 6;

/** Names in a row, of many only the first: `h1, h2 and 7 more`. */
export function listed(
	names: readonly string[],
	what: 'hosts' | 'nodes' = 'hosts',
	separator: Template = { en: ', ', zh: '、' },
): Message {
	if (names.length === 0) return say({ en: 'none', zh: '无' });
	const row = (between: string) => names.slice(0, LONGEST_LIST).join(between);
	const rest = names.length - LONGEST_LIST;
	// Names are data: they go in as values, so that braces in them are not taken for placeholders.
	const list: Message = {
		template: { en: '{en}', zh: '{zh}' },
		values: { en: row(separator.en), zh: row(separator.zh) },
	};
	if (rest <= 0) return list;
	const unit = what === 'hosts' ? '台' : '个';
	return say({ en: '{list} and {rest} more', zh: `{list} 等，另有 {rest} ${unit}` }, { list, rest });
}
