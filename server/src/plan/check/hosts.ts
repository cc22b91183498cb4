import { groupBy, unique } from '../../base/collections.ts';
import type { PlanProblem } from '../plan.ts';
import { targetProblem } from '../problem.ts';
import type { Source } from '../source.ts';
import type { Target } from '../target-layout.ts';

/** Hosts that the target does not know, or knows twice. */
export function hostProblems(source: Source, target: Target): PlanProblem[] {
	return [...missingHosts(source, target), ...unknownHosts(target), ...twins(target)];
}

function missingHosts(source: Source, target: Target): PlanProblem[] {
	if (target.kind === 'deploy') return [];
	const today = unique([...source.packages, ...source.placements].map(({ host }) => host));
	return today
		.filter((host) => !Object.hasOwn(target.hosts, host))
		.map((host) =>
			targetProblem(
				`hosts.${host}`,
				{
					en: 'hosts has no entry for {host}, which runs nodes today. Add "{host}": {} and, where needed, how ssh reaches it.',
					zh: 'hosts 中没有 {host}，而它目前运行着节点。请添加 "{host}": {}，必要时填写 ssh 连接方式。',
				},
				{ host },
			),
		);
}

function unknownHosts(target: Target): PlanProblem[] {
	return Object.entries(target.nodes).flatMap(([alias, node]) => {
		const host = node?.host;
		if (host === undefined || Object.hasOwn(target.hosts, host)) return [];
		return [
			targetProblem(
				`nodes.${alias}.host`,
				{
					en: 'nodes.{alias}.host is {host}, which is not in hosts. Add it there, or correct the address.',
					zh: 'nodes.{alias}.host 为 {host}，但 hosts 中没有该主机。请添加或更正地址。',
				},
				{ alias, host },
			),
		];
	});
}

/** Two names for one machine: a folder would be copied onto itself. */
function twins(target: Target): PlanProblem[] {
	const doors = groupBy(Object.entries(target.hosts), ([host, { sshAddress = host, port, jump = '' }]) =>
		[sshAddress, port, jump].join('\n'),
	);
	return [...doors.values()].flatMap(([first, second]) =>
		first && second
			? [
					targetProblem(
						`hosts.${second[0]}.sshAddress`,
						{
							en: 'hosts.{a} and hosts.{b} are one machine: both are reached at {address}. A node cannot move onto itself; correct one of them.',
							zh: 'hosts.{a} 与 hosts.{b} 是同一台机器：ssh 地址均为 {address}。节点不能迁移到自身，请更正其中之一。',
						},
						{ a: first[0], b: second[0], address: first[1].sshAddress ?? first[0] },
					),
				]
			: [],
	);
}
