import { type Message, say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { siteText } from '../../model/files/site.ts';
import { attempts, isEmpty } from '../cfg/settings.ts';
import { insertLines } from '../edits.ts';
import { fileAt, fileName } from '../places.ts';
import { WHOLE } from '../reads.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { type ControllerPackage, controllerPackages, unusedControllers } from './controllers.ts';

export default defineClusterRule({
	code: 'controller-localsite-missing',
	severity: 'error',
	reads: { controller: ['dfsHAMode', ...WHOLE] },
	title: { en: 'controller.cfg without localSite', zh: 'controller.cfg 缺少 localSite' },
	why: {
		en: 'The controller has no address, port and alias, so no other process can find it.',
		zh: '控制节点没有地址、端口和别名，其他进程无法找到它。',
	},
	behaviour: {
		en: 'localSite is the one parameter that the manual requires of every controller, in its file or on the command line. A default is documented for standalone servers only.',
		zh: '手册要求控制节点必须在配置文件或命令行中设置 localSite，这是唯一的必填配置项；手册只为单节点给出了默认值。',
	},
	source: '[HA]; [SM] 5.1; [FC] — certain',
	*check(cluster) {
		for (const pkg of controllerPackages(cluster)) {
			const file = pkg.controller;
			if (isEmpty(file) || attempts(file, 'localSite')) continue;
			// Without a role too it may be a part that some tool puts into the files of several hosts.
			const isPart = !attempts(file, 'mode') && !attempts(file, 'dfsHAMode');
			yield {
				at: fileAt(file),
				...(isPart && { severity: 'info' }),
				message: say({ en: '{file} has no localSite.', zh: '{file} 缺少 localSite。' }, { file: fileName(file.id) }),
				fixes: () => (isPart ? [] : fixes(cluster, pkg)),
			};
		}
	},
});

/** More than this is no help. */
const MOST_FIXES = 8;

function fixes(cluster: Cluster, pkg: ControllerPackage): Fix[] {
	const file = pkg.controller;
	const mode = file.common.get('mode');
	const sites = unusedControllers(cluster, pkg);
	return sites.slice(0, MOST_FIXES).map((site) => ({
		title: title(siteText(site)),
		changes: [insertLines(file, mode ? mode.line + 1 : 0, [`localSite=${siteText(site)}`])],
		preferred: sites.length === 1 && pkg.host === site.host,
	}));
}

function title(site: string): Message {
	return say({ en: 'Insert localSite={site}', zh: '插入 localSite={site}' }, { site });
}
