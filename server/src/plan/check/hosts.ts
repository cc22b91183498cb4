import { groupBy, unique } from '../../base/collections.ts';
import type { PlanProblem } from '../plan.ts';
import { targetProblem } from '../problem.ts';
import type { Source } from '../source.ts';
import { entryOf, type Target } from '../target-layout.ts';

/** Hosts that the target does not know, or knows twice. */
export function hostProblems(source: Source, target: Target): PlanProblem[] {
	return [
		...missingHosts(source, target),
		...unknownHosts(target),
		...twins(target),
		...takenAddresses(source, target),
		...unreachable(source, target),
	];
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

/** A new address must be free, and one machine gets one. */
function takenAddresses({ cluster }: Source, { hosts }: Target): PlanProblem[] {
	const isUsed = (host: string) => cluster.hosts.includes(host);
	return Object.entries(hosts).flatMap(([host, { was }]) => {
		if (was === undefined || was === host) return [];
		const rival = Object.entries(hosts).find(
			([other, entry]) => other !== host && (other === was || entry.was === was),
		);
		if (!rival && !(isUsed(host) && isUsed(was))) return [];
		return [
			targetProblem(
				`hosts.${host}.was`,
				{
					en: 'hosts.{host}.was is {was}: that would give one address to two machines, or two to one. Name every machine once, by its new address.',
					zh: 'hosts.{host}.was 为 {was}：会使两台机器共用一个地址，或一台机器有两个地址。请按新地址列出每台机器，且只列一次。',
				},
				{ host, was },
			),
		];
	});
}

/** The scripts have to reach a machine before and after it changes its address. */
function unreachable({ addresses }: Source, { hosts }: Target): PlanProblem[] {
	return [...addresses]
		.filter(([, host]) => entryOf(hosts, host)?.sshAddress === undefined)
		.map(([was, host]) =>
			targetProblem(
				`hosts.${host}.sshAddress`,
				{
					en: 'hosts.{host}.sshAddress is missing: {was} becomes {host} in the midst of the work, so the scripts need an address that reaches the machine before and after, for example a second one that it has for that time.',
					zh: '缺少 hosts.{host}.sshAddress：执行过程中 {was} 会变为 {host}，脚本需要一个更换前后都能连接到该机器的地址，例如临时配置的第二个地址。',
				},
				{ host, was },
			),
		);
}
