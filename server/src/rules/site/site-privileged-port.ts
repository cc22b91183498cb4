import { say } from '../../base/message.ts';
import { portNumber, sitePartAt } from '../../model/files/site.ts';
import { defineSiteRule, hasItsParts } from './sites.ts';

export default defineSiteRule({
	code: 'site-privileged-port',
	severity: 'hint',
	title: { en: 'Port below 1024', zh: '端口小于 1024' },
	why: {
		en: 'On Linux only root, or a program with a capability for it, can open a port below 1024.',
		zh: '在 Linux 上，只有 root 或被授予相应能力的程序才能打开小于 1024 的端口。',
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
