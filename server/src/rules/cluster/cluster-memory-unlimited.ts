import { groupBy } from '../../base/collections.ts';
import { say, type Template } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import { canonicalHost } from '../../model/files/hosts.ts';
import { type NodeRow, rowAt } from '../../model/files/nodes-file.ts';
import { checkedAt, isEllipsis } from '../cfg/settings.ts';
import { appendLines, replaceAt } from '../edits.ts';
import { fileAt } from '../places.ts';
import { NODE_SETTINGS, reading } from '../reads.ts';
import { defineClusterRule, type FileChange, type Finding, type Fix } from '../rule.ts';
import { listed } from '../votes.ts';
import { clusterFiles, copiesOf } from './copies.ts';
import { breaksShares } from './divide-memory.ts';
import { declaredMemory, memoryLimit, memoryText, sharedCfg, USABLE_SHARE, workersOf } from './memory.ts';

export default defineClusterRule({
	code: 'cluster-memory-unlimited',
	severity: 'info', // the package and the manual have such clusters
	reads: reading(NODE_SETTINGS, { controller: ['maxMemSize'], agent: ['maxMemSize'], cluster: ['excerpt'] }),
	title: { en: 'Nodes without a memory limit share a host', zh: '共用主机的节点没有内存上限' },
	why: {
		en: 'A single query can take the memory of all other nodes on the host, until the operating system kills a process.',
		zh: '单个查询可能占用同一主机上其他节点的内存，直至操作系统终止进程。',
	},
	behaviour: {
		en: 'maxMemSize=0, the default, means no limit; only the limit of the licence remains.',
		zh: 'maxMemSize 默认为 0，表示不限制；此时只受授权的内存上限约束。',
	},
	source: '[FC] maxMemSize — certain',
	*check(cluster) {
		const file = sharedCfg(cluster);
		if (!file || file.tree.lines.some((line) => line.kind === 'error' && isEllipsis(line.content.text))) return;
		const shared = [...groupBy(workersOf(cluster), ({ host }) => canonicalHost(host)).values()].filter(
			(rows) => rows.length > 1,
		);
		const unlimited = shared.flat().flatMap((row) => {
			const limit = memoryLimit(cluster, row.alias);
			return limit?.gb === 0 ? [{ row, entry: limit.entry }] : [];
		});
		for (const [entry, nodes] of groupBy(unlimited, (node) => node.entry)) {
			yield finding(
				cluster,
				file,
				entry,
				nodes.map(({ row }) => row),
			);
		}
	},
});

/** One line, or one missing line, leaves nodes without limit. */
function finding(cluster: Cluster, file: CfgFile, entry: Entry | undefined, rows: readonly NodeRow[]): Finding {
	return {
		at: entry ? checkedAt(entry) : fileAt(file),
		message: say(rows.length === 1 ? ONE : SEVERAL, { aliases: listed(rows.map(({ alias }) => alias)) }),
		related: rows.slice(0, 3).map((row) => ({
			at: rowAt(row),
			message: say({ en: '{alias} runs here.', zh: '{alias} 运行于此。' }, { alias: row.alias }),
		})),
		fixes: () => fixes(cluster, entry, rows),
	};
}

const ONE: Template = {
	en: '{aliases} has no memory limit on a shared host.',
	zh: '{aliases} 与其他节点共用主机，却没有内存上限。',
};

const SEVERAL: Template = {
	en: '{aliases} have no memory limit on shared hosts.',
	zh: '{aliases} 与其他节点共用主机，却没有内存上限。',
};

/** A limit is proposed where the memory of all the hosts is known. */
function* fixes(cluster: Cluster, entry: Entry | undefined, rows: readonly NodeRow[]): Iterable<Fix> {
	const gb = roomPerNode(cluster, rows);
	if (gb === undefined || gb < 1) return;
	const value = memoryText(gb);
	if (
		breaksShares(
			cluster,
			rows.map(({ alias }) => alias),
			Number(value),
		)
	)
		return;
	yield {
		title: say({ en: 'Set maxMemSize to {value}', zh: '将 maxMemSize 设为 {value}' }, { value }),
		changes: entry
			? copiesOf(cluster, entry).map((copy) => replaceAt(checkedAt(copy.entry), value))
			: clusterFiles(cluster).flatMap((file) => addition(file, value)),
	};
}

function addition(file: CfgFile, value: string): FileChange[] {
	return file.common.has('maxMemSize') ? [] : [appendLines(file, [`maxMemSize=${value}`])];
}

/** What each of these nodes may have where all nodes of its host, controllers and agents too, share what is left. */
function roomPerNode(cluster: Cluster, rows: readonly NodeRow[]): number | undefined {
	const memory = declaredMemory(cluster);
	const all = [...cluster.rowsByAlias.values()];
	const byHost = groupBy(all, ({ host }) => canonicalHost(host));
	const open = new Set(rows);
	const rooms = [...new Set(rows.map(({ host }) => canonicalHost(host)))].map((host) => {
		const limits = (byHost.get(host) ?? []).map(({ alias }) => memoryLimit(cluster, alias)?.gb ?? 0);
		const isFree = (byHost.get(host) ?? []).filter((row, at) => limits[at] === 0 && open.has(row)).length;
		const given = limits.reduce((sum, gb) => sum + gb, 0);
		return ((memory.get(host) ?? Number.NaN) * USABLE_SHARE - given) / isFree;
	});
	const least = Math.min(...rooms);
	return Number.isNaN(least) ? undefined : least;
}
