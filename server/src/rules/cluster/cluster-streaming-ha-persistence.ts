import { unique } from '../../base/collections.ts';
import { say, type Template } from '../../base/message.ts';
import { checkedPart } from '../../catalog/values.ts';
import type { Cluster } from '../../model/cluster.ts';
import { matchesPattern } from '../../model/effective.ts';
import { type CfgFile, type Entry, keyAt } from '../../model/files/cfg-file.ts';
import { appendLines } from '../edits.ts';
import { defineClusterRule, type Finding, type Fix } from '../rule.ts';
import { listed } from '../votes.ts';
import { clusterFiles } from './copies.ts';
import { raftGroups } from './raft-groups.ts';

export default defineClusterRule({
	code: 'cluster-streaming-ha-persistence',
	severity: 'error', // clusters run this way, but their highly available stream tables cannot be created
	reads: { cluster: ['streamingHAMode', 'streamingRaftGroups', 'persistenceDir'] },
	title: { en: 'HA stream tables without persistenceDir', zh: '高可用流数据表缺少 persistenceDir' },
	why: {
		en: 'HA stream tables are kept on disk; without a directory for them they cannot be created.',
		zh: '高可用流数据表必须持久化到磁盘；没有流表持久化目录则无法创建。',
	},
	behaviour: {
		en: 'persistenceDir has no default. The manual requires it on the nodes that hold HA stream tables; clusters are known to start without it.',
		zh: 'persistenceDir 没有默认值。手册要求在使用高可用流数据表的节点上设置；已知有集群在未设置时仍可启动。',
	},
	source: '[FC] note; [SH] — certain',
	*check(cluster) {
		for (const file of clusterFiles(cluster)) {
			const cause = causeIn(file);
			const missing = cause && lacking(file);
			if (cause && missing) yield finding(cluster, file, cause, missing);
		}
	},
});

/** The line that switches HA streaming on, or implies that it is. */
function causeIn({ common }: CfgFile): Entry | undefined {
	const mode = common.get('streamingHAMode');
	if (mode) return checkedPart(mode.value).toLowerCase() === 'raft' ? mode : undefined;
	return common.get('streamingRaftGroups');
}

/** The members without a directory; an empty list where there are no members and nobody has one. */
function lacking(file: CfgFile): readonly string[] | undefined {
	const lines = file.entries.filter(({ name, value }) => name === 'persistenceDir' && checkedPart(value) !== '');
	const groups = raftGroups(file).filter(({ entry }) => entry.name === 'streamingRaftGroups');
	const members = unique(groups.flatMap((group) => group.members.map(({ text }) => text)));
	if (members.length === 0) return lines.length === 0 ? [] : undefined;
	const missing = members.filter((alias) => !lines.some(({ qualifier = '%' }) => matchesPattern(qualifier, alias)));
	return missing.length > 0 ? missing : undefined;
}

function finding(cluster: Cluster, file: CfgFile, cause: Entry, missing: readonly string[]): Finding {
	return {
		at: keyAt(cause),
		message: say(missing.length > 1 ? SEVERAL : missing.length === 1 ? ONE : NOBODY, { aliases: listed(missing) }),
		fixes: () => fixes(cluster, file, missing),
	};
}

const SEVERAL: Template = {
	en: 'HA stream tables cannot be created: {aliases} have no persistenceDir.',
	zh: '高可用流数据表无法创建：{aliases} 未配置 persistenceDir。',
};

const ONE: Template = {
	en: 'HA stream tables cannot be created: {aliases} has no persistenceDir.',
	zh: '高可用流数据表无法创建：{aliases} 未配置 persistenceDir。',
};

const NOBODY: Template = {
	en: 'HA stream tables cannot be created: no node has a persistenceDir.',
	zh: '高可用流数据表无法创建：没有节点配置 persistenceDir。',
};

/** A directory beside those that the file already names, in every copy of it. */
function* fixes(cluster: Cluster, file: CfgFile, missing: readonly string[]): Iterable<Fix> {
	const lines = proposal(file, missing);
	const isEmpty = (one: CfgFile) => one.entries.some(({ name, value }) => name === 'persistenceDir' && value === '');
	const copies = clusterFiles(cluster).filter((one) => lacking(one));
	if (copies.some(isEmpty)) return; // what is meant there, nobody knows
	yield {
		title: say({ en: 'Add {line}', zh: '添加 {line}' }, { line: listed(lines) }),
		changes: copies.map((one) => appendLines(one, lines)),
	};
}

/** Like the line of another node, with the other alias; else one line for all. */
function proposal(file: CfgFile, missing: readonly string[]): readonly string[] {
	const model = file.entries.find(
		({ name, value, qualifier }) => name === 'persistenceDir' && qualifier && value.split('/').includes(qualifier),
	);
	if (!model || missing.length === 0) return [`persistenceDir=${besideOthers(file)}persistence/<ALIAS>`];
	return missing.map((alias) => {
		const path = model.value.split('/').map((part) => (part === model.qualifier ? alias : part));
		return `${alias}.persistenceDir=${path.join('/')}`;
	});
}

/** The folder that holds `redoLog/<ALIAS>` or the like; nothing where no line says one: then the home of the node. */
function besideOthers(file: CfgFile): string {
	const paths = file.entries.flatMap(({ value }) => /^(\/(?:[^,]*\/)?)[^/,]+\/<ALIAS>$/.exec(value)?.[1] ?? []);
	return paths[0] ?? '';
}
