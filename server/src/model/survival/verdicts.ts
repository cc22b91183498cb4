import { groupBy, unique } from '../../base/collections.ts';
import type { FailureReport, RaftGroupReport, UnstartableNode } from '../../protocol/failure.ts';
import { listed } from '../deployment-mode.ts';
import { dataVerdicts } from './data-verdicts.ts';
import { limitVerdicts } from './limit-verdicts.ts';
import { unknownVerdicts } from './unknown-verdicts.ts';
import { type Verdict, verdict } from './verdict.ts';

/** What a report says, in sentences: what happens, what more may fail, and what that rests on. */
export function verdictsOf(report: FailureReport): Verdict[] {
	return [...consequencesOf(report), ...limitVerdicts(report), ...unknownVerdicts(report)];
}

/** What happens because of what is off; the worst comes first. */
export function consequencesOf(report: FailureReport): Verdict[] {
	const { controllers, raftGroups, unstartable } = report;
	return [
		...controllerVerdicts(report),
		...(controllers.hasMajority === false ? [] : dataVerdicts(report)),
		...raftGroups.flatMap(groupVerdicts),
		...[...groupBy(unstartable, ({ host }) => host)].flatMap(([host, nodes]) => unstartableVerdicts(host, nodes)),
	];
}

function controllerVerdicts({ controllers, isStandalone, off }: FailureReport): Verdict[] {
	const { members, left, needed, hasMajority } = controllers;
	if (hasMajority === null) return [];
	const values = { n: members.length, left: left.length, needed, list: listed(members, 'nodes') };
	if (!hasMajority)
		return [verdict('bad', isStandalone ? SERVER_OFF : members.length === 1 ? ONLY_OFF : MINORITY, values)];
	return off.nodes.length > 0 && members.length > 1 ? [verdict('good', MAJORITY, values)] : [];
}

const SERVER_OFF = {
	en: 'Nothing works: the standalone server {list} is off.',
	zh: '单节点 {list} 已离线，服务不可用。',
};
const ONLY_OFF = {
	en: 'The cluster stops: its only controller {list} is off.',
	zh: '集群不可用：唯一的控制节点 {list} 已离线。',
};
const MINORITY = {
	en: 'The cluster stops: {left} of {n} controllers up, {needed} needed.',
	zh: '集群不可用：{n} 个控制节点中只剩 {left} 个，至少需要 {needed} 个。',
};
const MAJORITY = {
	en: 'The controllers keep their majority: {left} of {n} up, {needed} needed.',
	zh: '控制节点仍保持多数：{n} 个中剩 {left} 个，至少需要 {needed} 个。',
};

function groupVerdicts({ id, parameter, members, left, needed, hasMajority, unknown }: RaftGroupReport): Verdict[] {
	const values = { id, parameter, n: members.length, left: left.length, needed };
	if (hasMajority === null) {
		return [
			verdict(
				'note',
				{
					en: 'Whether Raft group {id} ({parameter}) has its majority is not known: {list} is not in cluster.nodes.',
					zh: '无法确定 Raft 组 {id}（{parameter}）是否有多数：cluster.nodes 中没有 {list}。',
				},
				{ ...values, list: listed(unknown, 'nodes') },
			),
		];
	}
	if (hasMajority) return [];
	return [
		verdict(
			'caution',
			{
				en: 'Raft group {id} ({parameter}) loses its majority: {left} of {n} nodes up, {needed} needed. Its tables cannot be written, and may not be readable.',
				zh: 'Raft 组 {id}（{parameter}）失去多数：{n} 个节点中只剩 {left} 个，至少需要 {needed} 个。该组的表无法写入，也可能无法读取。',
			},
			values,
		),
	];
}

function unstartableVerdicts(host: string, nodes: readonly UnstartableNode[]): Verdict[] {
	const agents = listed(unique(nodes.flatMap((one) => one.agents)), 'nodes');
	const of = (isOff: boolean) => nodes.filter((one) => one.isOff === isOff).map(({ node }) => node);
	const told = (names: readonly string[], template: typeof DOWN) =>
		names.length === 0 ? [] : [verdict('caution', template, { host, agents, list: listed(names, 'nodes') })];
	return [...told(of(true), DOWN), ...told(of(false), RUNNING)];
}

const DOWN = {
	en: 'Nobody can start {list} on {host} from the console: the agent {agents} is off.',
	zh: '无法从控制台启动 {host} 上的 {list}：代理节点 {agents} 已离线。',
};
const RUNNING = {
	en: 'On {host}, {list} can no longer be started from the console once stopped: the agent {agents} is off.',
	zh: '{host} 上的 {list} 继续运行，但停止后无法从控制台启动：代理节点 {agents} 已离线。',
};
