import { groupBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { rowAt } from '../../model/files/nodes-file.ts';
import { REPLICAS } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';
import { dataNodes, reliabilityLevels, replicationFactors, settingAt, usesZones } from './replication.ts';

export default defineClusterRule({
	code: 'controller-reliability-uneven',
	severity: 'warning',
	reads: REPLICAS,
	title: { en: 'Replicas spread unevenly over the data nodes', zh: '副本在数据节点间分布不均' },
	why: {
		en: 'Nodes on a host with fewer data nodes get more replicas each and fill first.',
		zh: '数据节点较少的主机上，每个节点承担更多副本，会先写满。',
	},
	behaviour: {
		en: 'At level 1 the server puts the replicas of a partition on different hosts, however many data nodes these have. The cluster works; the vendor’s inspection reports it.',
		zh: '级别为 1 时，服务器把同一分区的副本放在不同主机上，不论主机上有多少数据节点。集群可以工作，但官方巡检会报告此项。',
	},
	source: '[WI] dfsReplicaReliabilityLevel; arithmetic — certain (vendor check), judgement (reason)',
	*check(cluster) {
		const hosts = groupBy(dataNodes(cluster) ?? [], ({ host }) => host);
		const counts = new Set([...hosts.values()].map((rows) => rows.length));
		if (counts.size < 2 || usesZones(cluster)) return; // as many everywhere is even, however many
		const [host, rows] = [...hosts].reduce((fullest, one) => (one[1].length > fullest[1].length ? one : fullest));
		// A single replica has nothing to be apart from; too few hosts are controller-reliability-unsatisfiable.
		const fits = replicationFactors(cluster).some(({ value }) => value > 1 && value <= hosts.size);
		const level = reliabilityLevels(cluster).find(({ value }) => value === 1); // told once for the whole cluster
		if (!level || !fits) return;
		yield {
			at: settingAt(level),
			message: say(
				{
					en: 'With dfsReplicaReliabilityLevel=1 replicas spread unevenly: {host} has {n} data nodes, some other hosts have fewer.',
					zh: 'dfsReplicaReliabilityLevel=1 时副本分布不均：{host} 有 {n} 个数据节点，多于其他部分主机。',
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
