import { groupBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { rowsKey } from '../../model/agreed-nodes.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { type NodeRow, type NodesFile, rowAt } from '../../model/files/nodes-file.ts';
import { fileAt } from '../places.ts';
import { reading, SITES } from '../reads.ts';
import { defineClusterRule, type Finding } from '../rule.ts';
import { listed, namesApart } from '../votes.ts';
import { compare, differingNodes, type NodesDifference } from './compare-nodes.ts';
import { copyFixes, isSound } from './copies.ts';
import { otherLayouts } from './nodes-layouts.ts';

export default defineClusterRule({
	code: 'cross-nodes-differ',
	severity: 'error',
	reads: reading(SITES, { nodes: ['text'] }),
	title: { en: 'cluster.nodes differs between packages', zh: '各安装包的 cluster.nodes 不一致' },
	why: {
		en: 'The controllers disagree about who belongs to the cluster and where; what works under one leader fails under the next.',
		zh: '控制节点对集群成员及其地址的认识不一致；在一个 leader 下正常的操作，换一个 leader 后可能失败。',
	},
	behaviour: {
		en: 'The manual requires exactly the same cluster.nodes on all controllers. Once an HA cluster has been started, the list that its Raft group has stored may hold instead.',
		zh: '手册要求所有控制节点的 cluster.nodes 完全相同。高可用集群启动过之后，可能以 Raft 组保存的节点清单为准。',
	},
	source: '[HA] note; attachment of the tutorial; DEFECTS D-03 — certain',
	*check(cluster) {
		const agreed = cluster.agreedNodes;
		const all = [...differingNodes(cluster)];
		if (!agreed || all.length === 0) return;
		const differences = all.filter((one) => !one.sameRows && one.here.length + one.there.length > 0);
		yield* otherRows(cluster, agreed, differences);
		yield* otherLayouts(cluster, agreed, new Set(all.filter(({ sameRows }) => sameRows).map(({ file }) => file)));
	},
});

/** The files with other rows than the agreed one; where as much speaks for one of them, also those that agree. */
function* otherRows(cluster: Cluster, agreed: NodesFile, differences: readonly NodesDifference[]): Iterable<Finding> {
	const evidence = evidenceIn(cluster);
	const rival = differences.find((one) => hasAsMuch(evidence, one, agreed))?.file;
	const contested = rival ? cluster.nodesFiles.filter((one) => rowsKey(one) === rowsKey(agreed)) : [];
	for (const file of contested) if (rival) yield differs(cluster, compare(file, rival), rival, evidence);
	for (const one of differences) yield differs(cluster, one, agreed, evidence);
}

/** What speaks for a cluster.nodes. */
interface Evidence {
	/** How many packages have a file with these rows. */
	readonly holders: ReadonlyMap<string, number>;
	/** The localSite of every controller and agent. */
	readonly own: ReadonlySet<string>;
}

function evidenceIn(cluster: Cluster): Evidence {
	const held = cluster.packages.flatMap(({ nodes }) => (nodes ? [nodes] : []));
	const own = cluster.mentions.filter(({ place }) => place === 'localSite').map(({ site }) => site.text);
	return {
		holders: new Map([...groupBy(held, rowsKey)].map(([key, files]) => [key, files.length])),
		own: new Set(own),
	};
}

/** Which of two files the processes themselves confirm with their localSite, by the rows in which the files differ. */
function confirmed({ own }: Evidence, { here, there }: NodesDifference): 'other' | 'own' | undefined {
	const count = (rows: readonly NodeRow[]) => rows.filter(({ site }) => own.has(site.text)).length;
	const more = count(there) - count(here);
	return more === 0 ? undefined : more > 0 ? 'other' : 'own';
}

/** Whether as much speaks for a file as for the agreed one; nothing does for one that is damaged in itself. */
function hasAsMuch(evidence: Evidence, difference: NodesDifference, agreed: NodesFile): boolean {
	const { file } = difference;
	const votes = (one: NodesFile) => evidence.holders.get(rowsKey(one)) ?? 0;
	if (votes(file) < votes(agreed) || file.hasHeader !== agreed.hasHeader || !isSound(file)) return false;
	return confirmed(evidence, difference) === undefined;
}

function differs(cluster: Cluster, difference: NodesDifference, other: NodesFile, evidence: Evidence): Finding {
	const { file, here, there } = difference;
	const [a, b] = namesApart(cluster, other.id, file.id);
	const [first] = here;
	const votes = (one: NodesFile) => evidence.holders.get(rowsKey(one)) ?? 0;
	return {
		at: first ? rowAt(first) : fileAt(file),
		message: say(
			{ en: '{a} and {b} differ in {rows}.', zh: '{a} 与 {b} 在 {rows} 上不一致。' },
			{
				a,
				b,
				rows: listed(
					[...here, ...there].map(({ alias }) => alias),
					5,
				),
			},
		),
		related: there.length > 0 ? rowsIn(there, a) : [{ at: fileAt(other), message: inOther(a) }],
		fixes: () =>
			copyFixes(cluster, file, other, {
				copies: cluster.nodesFiles,
				isSame: hasSameRows,
				right: confirmed(evidence, difference),
				isMinority: votes(file) < votes(other),
			}),
	};
}

const hasSameRows = (a: ConfigFile, b: ConfigFile) =>
	a.kind === 'nodes' && b.kind === 'nodes' && rowsKey(a) === rowsKey(b);

const rowsIn = (rows: readonly NodeRow[], name: string) =>
	rows
		.slice(0, 5)
		.map((row) => ({ at: rowAt(row), message: say({ en: 'Row in {a}.', zh: '{a} 中的行。' }, { a: name }) }));

const inOther = (name: string) => say({ en: '{a} has no such row.', zh: '{a} 中没有这样的行。' }, { a: name });
