import { say } from '../../base/message.ts';
import { isHost } from '../../model/files/hosts.ts';
import { siteAt, sitePartAt } from '../../model/files/site.ts';
import type { Finding } from '../rule.ts';
import { defineSiteRule, hasItsParts, isIpv6, useAgreedPart, type WrittenSite } from './sites.ts';

export default defineSiteRule({
	code: 'site-bad-host',
	severity: 'error',
	title: { en: 'Host that is neither an IPv4 address nor a name', zh: '主机既不是 IPv4 地址也不是主机名' },
	why: {
		en: 'The node cannot listen on such an address, and no other node can reach it.',
		zh: '节点无法监听这样的地址，其他节点也无法连接它。',
	},
	behaviour: {
		en: 'Processes listen on and connect to the host as it is written. Colons separate the parts of a site, so an IPv6 address cannot be written at all.',
		zh: '进程按所写的主机监听和连接。站点以冒号分隔各部分，因此无法书写 IPv6 地址。',
	},
	source: '[W] host rule `^\\S+$`; [WI] isLanIp — certain (syntax), judgement (IPv6)',
	*check(written) {
		const { site } = written;
		if (isIpv6(written)) yield ipv6Finding(written);
		if (!hasItsParts(written) || isHost(site.host)) return;
		yield {
			at: sitePartAt(site, 'host'),
			message:
				site.host === ''
					? say({ en: '{site} has no host.', zh: '{site} 缺少主机。' }, { site: site.text })
					: say(
							{ en: '{host} is not a valid IPv4 address or host name.', zh: '{host} 不是合法的 IPv4 地址或主机名。' },
							{ host: site.host },
						),
			fixes: (cluster) => useAgreedPart(cluster, site, 'host', isHost),
		};
	},
});

function ipv6Finding({ site }: WrittenSite): Finding {
	return {
		at: siteAt(site),
		message: say(
			{
				en: '{site} has an IPv6 address, which a site cannot hold: use an IPv4 address or a host name.',
				zh: '{site} 含有 IPv6 地址，站点不支持这种写法：请使用 IPv4 地址或主机名。',
			},
			{ site: site.text },
		),
	};
}
