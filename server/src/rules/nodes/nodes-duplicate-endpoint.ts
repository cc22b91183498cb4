import { groupBy, unique, uniqueBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { NodeRow, NodesFile } from '../../model/files/nodes-file.ts';
import { endpointAt, endpointOf, isComplete } from '../../model/files/site.ts';
import { nextFreePort, setEndpoint } from '../cluster-edits.ts';
import { defineClusterRule, type Finding, type Fix } from '../rule.ts';

export default defineClusterRule({
	code: 'nodes-duplicate-endpoint',
	severity: 'error',
	title: { en: 'Two rows share host and port', zh: '两行使用同一主机和端口' },
	why: {
		en: 'Two processes cannot listen on one port: the second one does not start. The web console refuses such a row.',
		zh: '两个进程不能监听同一端口，后启动的一个会失败；Web 管理界面会拒绝这样的行。',
	},
	source: '[W] save_node_impl; [HA] FAQ 6.1 — certain',
	*check(cluster) {
		const seen = new Set<string>();
		for (const file of unique([...(cluster.agreedNodes ? [cluster.agreedNodes] : []), ...cluster.nodesFiles])) {
			for (const [first, second] of collisions(file)) {
				const fact = `${endpointOf(first)} ${first.alias} ${second.alias}`;
				if (!seen.has(fact)) yield finding(cluster, first, second);
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
	for (const group of groupBy(rows, endpointOf).values()) {
		const [first, ...others] = uniqueBy(group, (row) => row.alias);
		if (first) for (const other of others) yield [first, other];
	}
}

function finding(cluster: Cluster, first: NodeRow, second: NodeRow): Finding {
	return {
		at: endpointAt(second.site),
		message: say(
			{ en: '{endpoint} is assigned to both {a} and {b}.', zh: '{endpoint} 同时分配给了 {a} 与 {b}。' },
			{ endpoint: endpointOf(second), a: first.alias, b: second.alias },
		),
		related: [
			{ at: endpointAt(first.site), message: say({ en: '{a} stands here.', zh: '{a} 在此处。' }, { a: first.alias }) },
		],
		fixes: () => [nextPort(cluster, second)],
	};
}

function nextPort(cluster: Cluster, { host, port, alias }: NodeRow): Fix {
	const free = nextFreePort(cluster, host, port);
	return {
		title: say({ en: 'Use port {free} for {alias}', zh: '{alias} 改用端口 {free}' }, { free, alias }),
		changes: setEndpoint(cluster, alias, `${host}:${free}`),
	};
}
