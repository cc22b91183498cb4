import { groupBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { valueAt } from '../../model/files/cfg-file.ts';
import { rowAt } from '../../model/files/nodes-file.ts';
import { defineClusterRule } from '../rule.ts';

export default defineClusterRule({
	code: 'controller-reliability-uneven',
	severity: 'warning',
	title: { en: 'Replicas spread unevenly over the data nodes', zh: '副本在数据节点间分布不均' },
	why: {
		en: 'With level 1 the replicas of a chunk lie on different hosts. Where one host has more data nodes than another, the nodes of the smaller host get more replicas each and fill first. It works; the vendor’s inspection reports it.',
		zh: '级别为 1 时，同一分区的副本必须位于不同主机。各主机数据节点数不同时，节点少的主机上每个节点承担更多副本，会先写满。集群可以工作，但厂商的巡检会报告此项。',
	},
	source: '[WI] dfsReplicaReliabilityLevel; arithmetic — certain (vendor check), judgement (reason)',
	*check(cluster) {
		const hosts = groupBy(
			cluster.rows.filter((row) => row.mode === 'datanode'),
			(row) => row.host,
		);
		const counts = new Set([...hosts.values()].map((rows) => rows.length));
		if (counts.size < 2) return; // as many everywhere is even, however many
		const [host, rows] = [...hosts].reduce((fullest, one) => (one[1].length > fullest[1].length ? one : fullest));
		const entry = cluster.packages
			.map(({ controller }) => controller?.common.get('dfsReplicaReliabilityLevel'))
			.find((one) => one?.value === '1'); // a fact of the whole cluster is told once
		if (!entry) return;
		yield {
			at: valueAt(entry),
			message: say(
				{
					en: 'With dfsReplicaReliabilityLevel=1, {host} has {n} data nodes, so replicas spread unevenly.',
					zh: 'dfsReplicaReliabilityLevel=1 时，{host} 上有 {n} 个数据节点，副本分布会不均衡。',
				},
				{ host, n: rows.length },
			),
			related: rows.map((row) => ({
				at: rowAt(row),
				message: say({ en: 'On {host}.', zh: '位于 {host}。' }, { host }),
			})),
		};
	},
});
