import { groupBy } from '../../base/collections.ts';
import type { Placement, PlanProblem } from '../plan.ts';
import { generalProblem, targetProblem } from '../problem.ts';
import { registeredAgents, withMode, workers } from '../processes.ts';
import { isOrderedStartSafe, largestExtension } from '../quorum.ts';
import type { Source } from '../source.ts';
import type { Target } from '../target-layout.ts';
import type { Wanted } from '../wanted.ts';

/** What is wrong with the nodes of the new layout together: addresses, agents, the group of controllers. */
export function memberProblems(source: Source, target: Target, wanted: Wanted): PlanProblem[] {
	return [
		...sharedAddresses(wanted.placements),
		...twoAgents(wanted.placements),
		...noAgent(wanted.placements),
		...controllerCount(source, target, wanted),
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

function noAgent(placements: readonly Placement[]): PlanProblem[] {
	const withAgent = new Set(registeredAgents(placements).map(({ host }) => host));
	const groups = groupBy(workers(placements), ({ host }) => host);
	return [...groups]
		.filter(([host]) => !withAgent.has(host))
		.map(([host, nodes]) =>
			targetProblem(
				`nodes.${nodes[0]?.alias}.host`,
				{
					en: '{host} would run {nodes} without a registered agent. Move an agent there, too, or add one: "nodes": {"{example}": {"host": "{host}"}}.',
					zh: '{host} 将运行 {nodes}，但没有已登记的代理节点。请同时迁移或新增一个代理节点："nodes": {"{example}": {"host": "{host}"}}。',
				},
				{ host, nodes: nodes.map(({ alias }) => alias).join(', '), example: agentFor(placements) },
			),
		);
}

/** The agent that most likely should have moved: one that is dormant. */
function agentFor(placements: readonly Placement[]): string {
	return placements.find(({ mode, registered }) => mode === 'agent' && !registered)?.alias ?? 'agent2';
}

/** M6 and M7. */
function controllerCount(source: Source, target: Target, wanted: Wanted): PlanProblem[] {
	const controllers = withMode(wanted.placements, 'controller');
	const old = withMode(source.placements, 'controller').length;
	const size = controllers.length;
	const values = { size, old, odd: size + 1, first: largestExtension(old) };
	const added = controllers.filter(({ alias }) => !source.placementOf.has(alias));
	if (size % 2 === 0 || size === 1) {
		return [
			generalProblem(
				{
					en: 'The new layout has {size} controllers. It takes an odd number of at least three: an even one tolerates no more failures than the odd one below. Add or leave out one.',
					zh: '新布局有 {size} 个控制节点。控制节点应为不少于三个的奇数：偶数个并不比少一个时容忍更多故障。请增减一个。',
				},
				values,
			),
		];
	}
	if (target.kind === 'deploy' || isOrderedStartSafe({ old, removed: 0, added: added.length })) return [];
	return [
		generalProblem(
			{
				en: 'From {old} to {size} controllers in one step is not safe: the old ones are no majority of the new, so empty ones could elect a leader without the metadata. Plan {first} first, carry it out and verify it, then plan again.',
				zh: '一次从 {old} 个控制节点扩展到 {size} 个不安全：原有节点不构成新的多数派，空节点可能选出没有元数据的 leader。请先扩展到 {first} 个，执行并验证后再继续。',
			},
			values,
		),
	];
}
