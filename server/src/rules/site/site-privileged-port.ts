import { say } from '../../base/message.ts';
import { portNumber, sitePartAt } from '../../model/files/site.ts';
import { defineSiteRule, hasItsParts } from './sites.ts';

export default defineSiteRule({
	code: 'site-privileged-port',
	severity: 'hint',
	title: { en: 'Port below 1024', zh: '端口小于 1024' },
	why: {
		en: 'A server that runs as an ordinary user does not start.',
		zh: '以普通用户身份运行的服务器无法启动。',
	},
	behaviour: {
		en: 'DolphinDB opens the port with the rights of the user that starts it. On Linux ports below 1024 usually take root, or a capability for it.',
		zh: 'DolphinDB 以启动用户的权限打开端口。在 Linux 上，小于 1024 的端口通常需要 root 权限或相应的 capability。',
	},
	source: 'operating system rule — judgement',
	*check(written) {
		const port = hasItsParts(written) ? portNumber(written.site.port) : undefined;
		if (port === undefined || port >= 1024) return;
		yield {
			at: sitePartAt(written.site, 'port'),
			message: say(
				{ en: 'Port {port} is privileged and needs root rights.', zh: '端口 {port} 为特权端口，需要 root 权限。' },
				{ port },
			),
		};
	},
});
