import { type Message, say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { rowAt } from '../../model/files/nodes-file.ts';
import { REPLICAS } from '../reads.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import {
	canHold,
	dataNodes,
	hostsOf,
	type NumberSetting,
	reliabilityLevels,
	replicationFactors,
	setInControllers,
	settingAt,
	usesZones,
} from './replication.ts';

export default defineClusterRule({
	code: 'controller-reliability-unsatisfiable',
	severity: 'error',
	reads: REPLICAS,
	title: { en: 'Reliability level 1 with fewer hosts than replicas', zh: '副本可靠性级别为 1，但主机数少于副本数' },
	why: {
		en: 'Each replica of a partition needs a host of its own, and there are not enough hosts: no partition can be created.',
		zh: '同一分区的每个副本都需要一台单独的主机；主机数量不足，无法创建分区。',
	},
	behaviour: {
		en: 'With dfsReplicaReliabilityLevel=1 the server never puts two replicas of a partition on one host.',
		zh: 'dfsReplicaReliabilityLevel=1 时，服务器不会把同一分区的两个副本放在同一台主机上。',
	},
	source: '[FC] level definition — certain (arithmetic)',
	*check(cluster) {
		const nodes = dataNodes(cluster);
		if (!nodes || usesZones(cluster)) return;
		const hosts = hostsOf(nodes);
		const level = strictWith(cluster, hosts.length + 1, nodes.length);
		if (!level) return;
		yield {
			at: settingAt(level.setting),
			message: say(
				{
					en: 'dfsReplicaReliabilityLevel=1 needs {rf} hosts with data nodes, found {h}.',
					zh: 'dfsReplicaReliabilityLevel=1 需要 {rf} 台部署了数据节点的主机，当前只有 {h} 台。',
				},
				{ rf: level.replicas, h: hosts.length },
			),
			related: nodes.slice(0, 5).map((row) => ({
				at: rowAt(row),
				message: say({ en: 'Data node on {host}.', zh: '{host} 上的数据节点。' }, { host: row.host }),
			})),
			fixes: () => fixes(cluster, hosts.length),
		};
	},
});

/** The first file with level 1 and a number of replicas within bounds; what exceeds the nodes is told elsewhere. */
function strictWith(cluster: Cluster, least: number, most: number): Strict | undefined {
	const factors = new Map(replicationFactors(cluster).map(({ file, value }) => [file, value]));
	for (const setting of reliabilityLevels(cluster)) {
		const replicas = factors.get(setting.file) ?? 0;
		if (setting.value === 1 && replicas >= least && replicas <= most) return { setting, replicas };
	}
	return undefined;
}

interface Strict {
	readonly setting: NumberSetting;
	readonly replicas: number;
}

function* fixes(cluster: Cluster, h: number): Iterable<Fix> {
	yield set(cluster, 'dfsReplicaReliabilityLevel', 2);
	if (canHold(cluster, h)) yield set(cluster, 'dfsReplicationFactor', h);
}

function set(cluster: Cluster, name: string, value: number): Fix {
	const title: Message = say(
		{ en: 'Set {name}={value} in every controller.cfg', zh: '在所有 controller.cfg 中设置 {name}={value}' },
		{ name, value },
	);
	return { title, changes: setInControllers(cluster, name, String(value)) };
}
