import { uniqueBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { isPublic } from '../../model/files/hosts.ts';
import { sitePartAt } from '../../model/files/site.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';

export default defineClusterRule({
	code: 'site-public-address',
	severity: 'info', // also with lanCluster: clusters in public address space are known to run
	reads: SITES,
	title: { en: 'Address outside the private ranges', zh: '地址不属于内网地址段' },
	why: {
		en: 'Connections over public addresses may be slower, and heartbeats may not get through.',
		zh: '经公网地址通信时，连接可能更慢，心跳也可能不通。',
	},
	behaviour: {
		en: 'The deployment guide recommends addresses of the internal network. With lanCluster=1 nodes send heartbeats by UDP, and the vendor’s inspection demands private addresses.',
		zh: '部署教程建议使用内网地址。lanCluster=1 时节点以 UDP 发送心跳，官方巡检要求使用内网地址。',
	},
	source: '[HA] §1 preparation; [WI] lanCluster — certain (recommendation)',
	*check(cluster) {
		const sites = [...cluster.rows.map(({ site }) => site), ...cluster.mentions.map(({ site }) => site)];
		for (const site of uniqueBy(sites, ({ host }) => host)) {
			if (!isPublic(site.host)) continue;
			yield {
				at: sitePartAt(site, 'host'),
				message: say({ en: '{host} is not a private address.', zh: '{host} 不是内网地址。' }, { host: site.host }),
			};
		}
	},
});
