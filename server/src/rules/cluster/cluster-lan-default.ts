import { unique } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { canonicalHost } from '../../model/files/hosts.ts';
import { fileAt } from '../places.ts';
import { defineClusterRule } from '../rule.ts';
import { partsOf, partsRead, setEverywhere } from './parts.ts';

export default defineClusterRule({
	code: 'cluster-lan-default',
	severity: 'info',
	reads: partsRead(['lanCluster']),
	title: { en: 'Default UDP heartbeats in a cluster of several hosts', zh: '多主机集群使用默认的 UDP 心跳' },
	why: {
		en: 'In clouds, containers and routed networks UDP packets often get lost; nodes then seem to be offline although they run.',
		zh: '在云平台、容器和跨网段环境中，UDP 报文常会丢失，节点明明在运行却显示离线。',
	},
	behaviour: {
		en: 'lanCluster is true by default: heartbeats use UDP within one LAN. With lanCluster=0 they use TCP.',
		zh: 'lanCluster 默认为 true，在同一局域网内用 UDP 发送心跳；设为 0 时改用 TCP。',
	},
	source: '[HA] FAQ 6.6; [FC] — certain',
	*check(cluster) {
		if (!hasSeveralHosts(cluster)) return;
		const files = cluster.packages.flatMap((pkg) => [pkg.controller, pkg.agent, pkg.cluster]).filter((file) => file);
		const parts = partsOf(cluster, 'lanCluster', true);
		const first = parts.find(({ file }) => file.kind === 'controller'); // fragments of a cluster may lack it
		// One that sets it makes the others differ, which cluster-lan-inconsistent reports.
		if (!first || parts.some(({ entry }) => entry) || files.some((file) => file?.entries.some(isAboutLan))) return;
		yield {
			at: fileAt(first.file),
			message: say({
				en: 'Heartbeats use UDP; set lanCluster=0 for cloud or routed networks.',
				zh: '心跳使用 UDP；云平台或跨网段部署请设置 lanCluster=0。',
			}),
			fixes: () => [
				{
					title: say({ en: 'Set lanCluster=0 everywhere', zh: '统一设置 lanCluster=0' }),
					changes: setEverywhere(cluster, { names: ['lanCluster'], value: '0', isOn: false }),
				},
			],
		};
	},
});

function hasSeveralHosts({ rows, controllers }: Cluster): boolean {
	const hosts = [...rows, ...controllers].map(({ host }) => host).filter((host) => host !== '');
	return unique(hosts.map(canonicalHost)).length > 1;
}

const isAboutLan = ({ name }: { readonly name: string }) => name.toLowerCase() === 'lancluster';
