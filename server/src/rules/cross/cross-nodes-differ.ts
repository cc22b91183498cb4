import { say } from '../../base/message.ts';
import { rowsKey } from '../../model/agreed-nodes.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type NodeRow, type NodesFile, rowAt } from '../../model/files/nodes-file.ts';
import { textOf } from '../../syntax/tree.ts';
import { fileAt } from '../places.ts';
import { defineClusterRule, type Finding } from '../rule.ts';
import { listed, namesApart } from '../votes.ts';
import { differingNodes, type NodesDifference } from './compare-nodes.ts';
import { copyFixes, takeOverBytes } from './copies.ts';

export default defineClusterRule({
	code: 'cross-nodes-differ',
	severity: 'error',
	title: { en: 'cluster.nodes differs between packages', zh: '各软件包的 cluster.nodes 不一致' },
	why: {
		en: 'All controllers must have the same cluster.nodes; with different lists they disagree about who belongs to the cluster and where.',
		zh: '所有控制节点的 cluster.nodes 必须完全相同；清单不同时，它们对集群成员及其地址的认识不一致。',
	},
	source: '[HA] note; attachment of the tutorial; DEFECTS D-03 — certain',
	*check(cluster) {
		for (const difference of differingNodes(cluster)) {
			if (difference.sameRows) yield onlyLayout(cluster, difference.file);
			else if (difference.here.length + difference.there.length > 0) yield differs(cluster, difference);
		}
	},
});

function differs(cluster: Cluster, { file, here, there }: NodesDifference): Finding {
	const agreed = cluster.agreedNodes as NodesFile; // nothing differs without one
	const [a, b] = namesApart(cluster, agreed.id, file.id);
	const [first] = here;
	return {
		at: first ? rowAt(first) : fileAt(file),
		message: say(
			{ en: '{a} and {b} differ: {rows}.', zh: '{a} 与 {b} 不一致：{rows}。' },
			{
				a,
				b,
				rows: listed(
					[...here, ...there].map(({ alias }) => alias),
					5,
				),
			},
		),
		related: there.slice(0, 5).map((row) => ({
			at: rowAt(row),
			message: say({ en: 'Row in {a}', zh: '{a} 中的行' }, { a }),
		})),
		fixes: () =>
			copyFixes(cluster, file, agreed, {
				others: cluster.nodesFiles.filter((other) => rowsKey(other) !== rowsKey(file)),
				right: rightSide(confirmed(cluster, there) - confirmed(cluster, here)),
				isMinority: holders(cluster, file) < holders(cluster, agreed),
			}),
	};
}

const rightSide = (more: number) => (more === 0 ? undefined : more > 0 ? 'agreed' : 'own');

/** How many packages have a file with these rows. */
const holders = (cluster: Cluster, file: NodesFile) =>
	cluster.packages.filter(({ nodes }) => nodes && rowsKey(nodes) === rowsKey(file)).length;

/** How many of some rows the localSite of the process itself confirms. */
function confirmed(cluster: Cluster, rows: readonly NodeRow[]): number {
	const own = new Set(cluster.mentions.filter(({ place }) => place === 'localSite').map(({ site }) => site.text));
	return rows.filter(({ site }) => own.has(site.text)).length;
}

function onlyLayout(cluster: Cluster, file: NodesFile): Finding {
	const agreed = cluster.agreedNodes as NodesFile; // nothing differs without one
	const [a, b] = namesApart(cluster, agreed.id, file.id);
	return {
		at: fileAt(file),
		severity: 'info',
		message: say(
			{
				en: '{a} and {b} have the same rows, but in another order or with other blanks, empty columns or line ends.',
				zh: '{a} 与 {b} 的行相同，但顺序、空白、空列或换行符不同。',
			},
			{ a, b },
		),
		fixes: () =>
			copyFixes(cluster, file, agreed, {
				others: cluster.nodesFiles.filter((other) => textOf(other.tree) !== textOf(file.tree)),
				right: undefined,
				isMinority: false,
				copy: takeOverBytes,
			}),
	};
}
