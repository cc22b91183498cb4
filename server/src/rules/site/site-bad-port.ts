import { say } from '../../base/message.ts';
import { portNumber, sitePartAt } from '../../model/files/site.ts';
import { defineSiteRule, hasItsParts, useAgreedPart } from './sites.ts';

export default defineSiteRule({
	code: 'site-bad-port',
	severity: 'error',
	title: { en: 'Invalid port number', zh: '端口号无效' },
	why: {
		en: 'The node does not start, so the cluster lacks it.',
		zh: '节点无法启动，集群缺少该节点。',
	},
	behaviour: {
		en: 'A process opens the port of its site when it starts, and shuts down where it cannot.',
		zh: '进程启动时打开站点中的端口，无法打开就会退出。',
	},
	source: '[W] port field; [NP] 4.1.2 — certain',
	*check(written) {
		const { site } = written;
		if (!hasItsParts(written) || portNumber(site.port) !== undefined) return;
		yield {
			at: sitePartAt(site, 'port'),
			message:
				site.port === ''
					? say({ en: '{site} has no port.', zh: '{site} 缺少端口。' }, { site: site.text })
					: say(
							{ en: '{port} is not a port number between 1 and 65535.', zh: '{port} 不是 1 到 65535 之间的端口号。' },
							{ port: site.port },
						),
			fixes: (cluster) => useAgreedPart(cluster, site, 'port', (port) => portNumber(port) !== undefined),
		};
	},
});
