import { groupBy, unique, uniqueBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { NodeRow, NodesFile } from '../../model/files/nodes-file.ts';
import { endpointAt, endpointOf, isComplete } from '../../model/files/site.ts';
import { isAstray, moveAway, socketOf } from '../port/move-away.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule, type Finding } from '../rule.ts';
import { machineTest } from '../votes.ts';

export default defineClusterRule({
	code: 'nodes-duplicate-endpoint',
	severity: 'error',
	reads: SITES,
	title: { en: 'Two rows share host and port', zh: '两行使用同一主机和端口' },
	why: {
		en: 'Of the two nodes, the one that is started second does not come up.',
		zh: '两个节点中，后启动的一个无法启动。',
	},
	behaviour: {
		en: 'The second process logs `Failed to bind the socket on port … with error code 98` and shuts down. The web console refuses such a row.',
		zh: '第二个进程会记录 `Failed to bind the socket on port … with error code 98` 并退出；Web 管理界面会拒绝这样的行。',
	},
	source: '[W] save_node_impl; [HA] FAQ 6.1 — certain',
	*check(cluster) {
		const isMachine = machineTest(cluster); // else site-loopback
		const seen = new Set<string>();
		for (const file of unique([...(cluster.agreedNodes ? [cluster.agreedNodes] : []), ...cluster.nodesFiles])) {
			for (const [first, second] of collisions(file)) {
				const fact = `${socketOf(first)} ${first.alias} ${second.alias}`;
				if (!seen.has(fact) && isMachine(first.host)) yield finding(cluster, first, second);
				seen.add(fact); // the copies of cluster.nodes say the same
			}
		}
	},
});

const remembered = new WeakMap<NodesFile, readonly Pair[]>();

type Pair = readonly [NodeRow, NodeRow];

function collisions(file: NodesFile): readonly Pair[] {
	const known = remembered.get(file) ?? [...collide(file)];
	remembered.set(file, known);
	return known;
}

function* collide(file: NodesFile): Iterable<Pair> {
	const rows = file.rows.filter(({ site }) => isComplete(site));
	for (const group of groupBy(rows, socketOf).values()) {
		const [first, ...others] = group.length > 1 ? uniqueBy(group, (row) => row.alias) : [];
		if (first) for (const other of others) yield [first, other];
	}
}

function finding(cluster: Cluster, { site: first }: NodeRow, { site: second }: NodeRow): Finding {
	// Said of the one whose address other files contradict.
	const isFirst = isAstray(cluster, first) && !isAstray(cluster, second);
	const [other, site] = isFirst ? [second, first] : [first, second];
	return {
		at: endpointAt(site),
		message: say(
			{ en: '{endpoint} is assigned to both {a} and {b}.', zh: '{endpoint} 同时分配给了 {a} 与 {b}。' },
			{ endpoint: endpointOf(site), a: other.alias, b: site.alias },
		),
		related: [
			{ at: endpointAt(other), message: say({ en: '{a} stands here.', zh: '{a} 在此处。' }, { a: other.alias }) },
		],
		fixes: () => moveAway(cluster, site),
	};
}
