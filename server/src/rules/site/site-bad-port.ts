import { say } from '../../base/message.ts';
import { portNumber, sitePartAt } from '../../model/files/site.ts';
import { defineSiteRule, hasItsParts, useAgreedPart } from './sites.ts';

export default defineSiteRule({
	code: 'site-bad-port',
	severity: 'error',
	title: { en: 'Port that is no port number', zh: '端口不是合法的端口号' },
	why: {
		en: 'The process cannot open the port and does not start.',
		zh: '进程无法打开该端口，因而无法启动。',
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
