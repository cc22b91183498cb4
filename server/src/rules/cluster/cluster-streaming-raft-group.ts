import { groupBy, unique } from '../../base/collections.ts';
import { type Message, say, type Template } from '../../base/message.ts';
import { modeFacts } from '../../catalog/roles.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { CfgFile } from '../../model/files/cfg-file.ts';
import { canonicalHost } from '../../model/files/hosts.ts';
import { isWorker, rowAt } from '../../model/files/nodes-file.ts';
import type { Token } from '../../syntax/lines.ts';
import { reading, SITES } from '../reads.ts';
import { defineClusterRule, type Finding } from '../rule.ts';
import { clusterFiles } from './copies.ts';
import { workersOf } from './memory.ts';
import { pieceAt, type RaftGroup, raftGroups } from './raft-groups.ts';

export default defineClusterRule({
	code: 'cluster-streaming-raft-group',
	severity: 'error',
	reads: reading(SITES, { cluster: ['streamingRaftGroups', 'mvccTableRaftGroups'] }),
	title: { en: 'A Raft group of data nodes is not valid or not safe', zh: '数据节点的 Raft 组无效或不可靠' },
	why: {
		en: 'HA stream tables and MVCC tables of the group cannot be created, or do not survive a failure.',
		zh: '该组的高可用流数据表与 MVCC 表无法创建，或在故障后不可用。',
	},
	behaviour: {
		en: 'A group is written id:alias:alias:alias, several are separated by commas. The id is an integer above 1, unique among streamingRaftGroups and mvccTableRaftGroups; a group needs at least three data or compute nodes, which should run on different hosts.',
		zh: '每组写作 id:别名:别名:别名，多组以逗号分隔。id 为大于 1 的整数，在 streamingRaftGroups 与 mvccTableRaftGroups 中不得重复；每组至少三个数据节点或计算节点，建议位于不同主机。',
	},
	source: '[FC] 流数据/高可用; [SH] — certain',
	*check(cluster) {
		const hosts = new Set(workersOf(cluster).map(({ host }) => canonicalHost(host))).size;
		for (const file of clusterFiles(cluster)) {
			yield* idProblems(file);
			for (const group of raftGroups(file).filter(hasNumber)) yield* memberProblems(cluster, group, hosts);
		}
	},
});

/** Without a number in front nobody knows where the members begin. */
function hasNumber({ id }: RaftGroup): boolean {
	return /^\d+$/.test(id.text);
}

function* idProblems(file: CfgFile): Iterable<Finding> {
	const groups = raftGroups(file);
	for (const group of groups) {
		if (!hasNumber(group) || Number(group.id.text) < 2) yield problem(group, group.id, BAD_ID);
	}
	for (const [first, ...others] of groupBy(groups, ({ id }) => id.text).values()) {
		if (!first || !hasNumber(first)) continue;
		for (const group of others) {
			// A line that stands twice says its groups once; cfg-duplicate-key reports it.
			if (group.entry !== first.entry && group.entry.name === first.entry.name) continue;
			yield {
				...problem(group, group.id, SAME_ID),
				related: [{ at: pieceAt(first, first.id), message: say({ en: 'First used here.', zh: '首次出现在此处。' }) }],
			};
		}
	}
}

function* memberProblems(cluster: Cluster, group: RaftGroup, hosts: number): Iterable<Finding> {
	const aliases = unique(group.members.map(({ text }) => text));
	if (aliases.length < 3) yield problem(group, group.whole, TOO_FEW, { n: aliases.length });
	for (const member of group.members) yield* roleProblem(cluster, group, member);
	const rows = aliases.flatMap((alias) => cluster.rowsByAlias.get(alias) ?? []).filter(isWorker);
	for (const [first, second] of groupBy(rows, ({ host }) => canonicalHost(host)).values()) {
		if (!first || !second) continue;
		yield {
			...problem(group, group.whole, SAME_HOST, { a: first.alias, b: second.alias, host: first.host }),
			severity: hosts >= aliases.length ? 'warning' : 'info', // where hosts are few there is no better way
			related: [first, second].map((row) => ({
				at: rowAt(row),
				message: say({ en: 'The row of {alias}.', zh: '{alias} 所在的行。' }, { alias: row.alias }),
			})),
		};
		return;
	}
}

/** An alias that cluster.nodes does not have, or has for something else. */
function* roleProblem(cluster: Cluster, group: RaftGroup, member: Token): Iterable<Finding> {
	if (cluster.rows.length === 0) return;
	const row = cluster.rowsByAlias.get(member.text);
	if (!row) yield problem(group, member, NO_ROW, { alias: member.text });
	if (!row?.mode || isWorker(row)) return;
	const { en, zh } = modeFacts(row.mode).name;
	const role = say({ en: `${row.mode === 'agent' ? 'an' : 'a'} ${en}`, zh });
	yield {
		...problem(group, member, OTHER_ROLE, { alias: member.text, role }),
		related: [{ at: rowAt(row), message: say({ en: 'Its row.', zh: '对应的行。' }) }],
	};
}

function problem(group: RaftGroup, token: Token, template: Template, values: Message['values'] = {}): Finding {
	return {
		at: pieceAt(group, token),
		message: say(
			{ en: 'Raft group {id}: {problem}.', zh: 'Raft 组 {id}：{problem}。' },
			{ id: group.id.text, problem: say(template, values) },
		),
	};
}

const BAD_ID: Template = { en: 'the id has to be an integer above 1', zh: 'id 必须是大于 1 的整数' };
const SAME_ID: Template = { en: 'another group has the same id', zh: '与另一组的 id 重复' };
const TOO_FEW: Template = {
	en: 'it needs at least three different nodes and has {n}',
	zh: '至少需要三个不同的节点，现有 {n} 个',
};
const NO_ROW: Template = { en: '{alias} is not in cluster.nodes', zh: 'cluster.nodes 中没有 {alias}' };
const OTHER_ROLE: Template = {
	en: '{alias} is {role}, not a data or compute node',
	zh: '{alias} 是{role}，不是数据节点或计算节点',
};
const SAME_HOST: Template = {
	en: '{a} and {b} share host {host} and fail together',
	zh: '{a} 与 {b} 位于同一主机 {host}，会同时失效',
};
