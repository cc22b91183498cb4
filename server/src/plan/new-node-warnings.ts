import { type Message, say } from '../base/message.ts';
import type { Blueprint } from './blueprint.ts';
import type { Placement } from './plan.ts';
import { withMode, workers } from './processes.ts';
import type { LicensedNodes } from './questions.ts';
import type { Wanted } from './wanted.ts';

/** What the operator should know about nodes that are added. */
export function newNodes(blueprint: Blueprint): Message[] {
	return [...emptyDataNodes(blueprint), ...licence(blueprint), ...withoutOutage(blueprint)];
}

/** The nodes that count for the licence; RULES calls it an open question whether agents do. */
export function licensedNodes({ source, wanted }: Blueprint): LicensedNodes {
	const count = (all: readonly Placement[]) => withMode(all, 'controller', 'datanode', 'computenode').length;
	return { today: count(source.placements), wanted: count(wanted.placements) };
}

function emptyDataNodes({ source, wanted }: Blueprint): Message[] {
	const fresh = withMode(wanted.placements, 'datanode').filter(({ alias }) => !source.placementOf.has(alias));
	if (fresh.length === 0) return [];
	return [
		say(
			{
				en: '{aliases} will start empty. DolphinDB does not move data there by itself: after the release, rebalanceChunksAmongDataNodes() on the leader shows what would move, and rebalanceChunksAmongDataNodes(true) moves it. That takes time, disks and network, so choose a quiet time.',
				zh: '{aliases} 启动时没有数据，DolphinDB 不会自动将已有数据迁移过去：交付之后，可在 leader 上执行 rebalanceChunksAmongDataNodes() 查看将要迁移的分区，执行 rebalanceChunksAmongDataNodes(true) 进行迁移。迁移会占用时间、磁盘和网络，请选择空闲时段。',
			},
			{ aliases: fresh.map(({ alias }) => alias).join(', ') },
		),
	];
}

/** P-10: nothing in the files tells what the licence allows. */
function licence(blueprint: Blueprint): Message[] {
	const { today, wanted } = licensedNodes(blueprint);
	if (wanted <= today) return [];
	return [
		say(
			{
				en: 'The licence has to allow {wanted} controllers, data and compute nodes; today there are {today}. Ask license() for maxNodes: nodes beyond it may not start. The community edition allows 3 nodes.',
				zh: '授权须允许 {wanted} 个控制节点、数据节点和计算节点，目前共 {today} 个。请用 license() 查看 maxNodes，超出上限的节点可能无法启动；社区版最多 3 个节点。',
			},
			{ today, wanted },
		),
	];
}

/** DolphinDB can add such nodes to a running cluster; a plan stops it, as it does for everything else. */
function withoutOutage(blueprint: Blueprint): Message[] {
	const { source, wanted } = blueprint;
	const added = wanted.placements.filter(({ alias }) => !source.placementOf.has(alias));
	const onlyWorkers = workers(added).length > 0 && withMode(added, 'controller').length === 0;
	if (!onlyWorkers || source.addresses.size > 0 || source.placements.some((one) => isChanged(one, wanted))) return [];
	return [
		say({
			en: 'This plan stops the cluster, as every plan does. DolphinDB can also add data and compute nodes while it runs (web console, addNode); then lines of cluster.cfg, folders and the agent are up to you.',
			zh: '与其他计划一样，本计划会停止集群。DolphinDB 也支持在集群运行时在线新增数据节点和计算节点（Web 管理界面、addNode），但 cluster.cfg 的配置、目录和代理节点须自行准备。',
		}),
	];
}

function isChanged({ alias, host, port, package: path }: Placement, { placementOf }: Wanted): boolean {
	const to = placementOf.get(alias);
	return to?.host !== host || to.port !== port || to.package !== path;
}
