import { groupBy } from '../../base/collections.ts';
import { effectiveValue } from '../../model/effective.ts';
import type { Placement, PlanProblem } from '../plan.ts';
import { generalProblem, targetProblem } from '../problem.ts';
import { registeredAgents, withMode, workers } from '../processes.ts';
import type { Source } from '../source.ts';
import { removedNodes, type Wanted } from '../wanted.ts';

/** What is wrong with the nodes of the new layout together: addresses, agents, the group of controllers. */
export function memberProblems(source: Source, wanted: Wanted, size: GroupSize): PlanProblem[] {
	return [
		...sharedAddresses(wanted.placements),
		...twoAgents(wanted.placements),
		...noAgent(source, wanted.placements),
		...(size === 'final' ? controllerCount(wanted) : []),
		...tooFewDataNodes(source, wanted),
	];
}

function sharedAddresses(placements: readonly Placement[]): PlanProblem[] {
	const groups = groupBy(placements, ({ host, port }) => `${host}:${port}`);
	return [...groups].flatMap(([address, [first, ...others]]) =>
		others.map((other) =>
			targetProblem(
				`nodes.${other.alias}.port`,
				{
					en: '{address} would belong to {a} and to {b}. Give one of them another port or host.',
					zh: '{address} 会被 {a} 和 {b} 同时使用，请为其中之一更换端口或主机。',
				},
				{ address, a: first?.alias ?? '', b: other.alias },
			),
		),
	);
}

function twoAgents(placements: readonly Placement[]): PlanProblem[] {
	const groups = groupBy(registeredAgents(placements), ({ host }) => host);
	return [...groups].flatMap(([host, [first, second]]) =>
		first && second
			? [
					targetProblem(
						`nodes.${second.alias}.registered`,
						{
							en: '{host} would have two registered agents, {a} and {b}; a host has one. Set "registered": false for one of them.',
							zh: '{host} 上会有两个已登记的代理节点 {a} 和 {b}，每台主机只能有一个。请将其一设为 "registered": false。',
						},
						{ host, a: first.alias, b: second.alias },
					),
				]
			: [],
	);
}

function noAgent(source: Source, placements: readonly Placement[]): PlanProblem[] {
	const withAgent = new Set(registeredAgents(placements).map(({ host }) => host));
	const groups = groupBy(workers(placements), ({ host }) => host);
	return [...groups]
		.filter(([host]) => !withAgent.has(host))
		.map(([host, nodes]) => {
			const was = registeredAgents(source.placements).find((agent) => agent.host === host);
			if (was && !placements.some(({ alias }) => alias === was.alias)) return neededAgent(was, nodes);
			const dormant = placements.filter(({ mode, registered }) => mode === 'agent' && !registered);
			const here = dormant.find((agent) => agent.host === host);
			if (here) return dormantHere(here, nodes);
			const [other] = dormant;
			if (!other) return noAgentAnywhere(host, nodes, placements);
			return targetProblem(
				`nodes.${nodes[0]?.alias}.host`,
				{
					en: '{host} would run {nodes} without a registered agent. Move an agent there, too: "nodes": {"{example}": {"host": "{host}"}}, or add one.',
					zh: '{host} 将运行 {nodes}，但没有已登记的代理节点。请同时迁移一个代理节点："nodes": {"{example}": {"host": "{host}"}}，或新增一个。',
				},
				{ host, nodes: nodes.map(({ alias }) => alias).join(', '), example: other.alias },
			);
		});
}

function neededAgent({ alias, host }: Placement, nodes: readonly Placement[]): PlanProblem {
	return targetProblem(
		`nodes.${alias}`,
		{
			en: '{alias} cannot leave: {host} would still run {nodes}, which only an agent of that host can start. Move or remove them, too.',
			zh: '{alias} 不能移除：{host} 仍运行 {nodes}，只有该主机的代理节点才能启动它们。请同时迁移或移除这些节点。',
		},
		{ alias, host, nodes: nodes.map((one) => one.alias).join(', ') },
	);
}

function dormantHere({ alias, host }: Placement, nodes: readonly Placement[]): PlanProblem {
	return targetProblem(
		`nodes.${nodes[0]?.alias}.host`,
		{
			en: '{host} would run {nodes} without a registered agent: {agent} is there, but without a row in cluster.nodes. Name it under "nodes" without "registered": false.',
			zh: '{host} 将运行 {nodes}，但没有已登记的代理节点：{agent} 在该主机上，但未写入 cluster.nodes。请在 "nodes" 中列出它，且不要设置 "registered": false。',
		},
		{ host, nodes: nodes.map((one) => one.alias).join(', '), agent: alias },
	);
}

/** All agents are needed where they are, so one has to be added. */
function noAgentAnywhere(host: string, nodes: readonly Placement[], placements: readonly Placement[]): PlanProblem {
	const taken = new Set(placements.map(({ alias }) => alias));
	const numbers = Array.from({ length: taken.size + 1 }, (_, at) => at + 1);
	const example = numbers.map((number) => `agent${number}`).find((alias) => !taken.has(alias));
	return targetProblem(
		`nodes.${nodes[0]?.alias}.host`,
		{
			en: '{host} would run {nodes} without a registered agent, and only an agent of the host can start them. Add one: "nodes": {"{example}": {"mode": "agent", "host": "{host}", "port": …, "package": …}}, or move one there.',
			zh: '{host} 将运行 {nodes}，但没有已登记的代理节点，只有该主机的代理节点才能启动它们。请新增一个："nodes": {"{example}": {"mode": "agent", "host": "{host}", "port": …, "package": …}}，或迁移一个代理节点到该主机。',
		},
		{ host, nodes: nodes.map(({ alias }) => alias).join(', '), example: example ?? '' },
	);
}

/** Whether the group of controllers stays as it is, or a further plan follows: only then may its size be even. */
export type GroupSize = 'final' | 'between';

/** M7; that every plan on the way is safe (M6) is for `verify` to see. */
function controllerCount(wanted: Wanted): PlanProblem[] {
	const size = withMode(wanted.placements, 'controller').length;
	if (size % 2 === 1 && size !== 1) return [];
	return [
		generalProblem(
			{
				en: 'The new layout has {size} controllers. It takes an odd number of at least three: an even one tolerates no more failures than the odd one below. Add or leave out one.',
				zh: '新布局有 {size} 个控制节点。控制节点应为不少于三个的奇数：偶数个并不比少一个时容忍更多故障。请增减一个。',
			},
			{ size },
		),
	];
}

/** Replicas of a chunk lie on different data nodes. */
function tooFewDataNodes({ cluster, placements }: Source, wanted: Wanted): PlanProblem[] {
	const leaving = withMode(removedNodes({ placements }, wanted), 'datanode');
	const left = withMode(wanted.placements, 'datanode').length;
	const [controller] = withMode(placements, 'controller');
	const replicas = Number(effectiveValue(cluster, controller?.alias ?? '', 'dfsReplicationFactor')?.value ?? 1);
	if (leaving.length === 0 || left >= Math.max(1, replicas)) return [];
	return [
		targetProblem(
			`nodes.${leaving[0]?.alias}`,
			{
				en: 'Without {leaving}, {left} data nodes are left, but chunks have {replicas} replicas (dfsReplicationFactor). Keep as many data nodes.',
				zh: '移除 {leaving} 后只剩 {left} 个数据节点，而每个分区有 {replicas} 个副本（dfsReplicationFactor）。请保留足够的数据节点。',
			},
			{ leaving: leaving.map(({ alias }) => alias).join(', '), left, replicas },
		),
	];
}
