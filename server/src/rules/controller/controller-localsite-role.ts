import { say } from '../../base/message.ts';
import { modeAt } from '../../model/files/nodes-file.ts';
import { sitePartAt } from '../../model/files/site.ts';
import { fileName } from '../places.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';
import { isReadable } from '../votes.ts';
import { controllerPackages, controllerRows } from './controllers.ts';

export default defineClusterRule({
	code: 'controller-localsite-role',
	severity: 'error',
	reads: SITES,
	title: { en: 'A controller has another mode in cluster.nodes', zh: '控制节点在 cluster.nodes 中是其他节点类型' },
	why: {
		en: 'The cluster lacks a controller, and waits for another kind of node that does not run.',
		zh: '集群缺少一个控制节点，同时在等待一个并未运行的其他类型的节点。',
	},
	behaviour: {
		en: 'The cluster takes a process for what its row in cluster.nodes says, while the process itself starts as its own file says.',
		zh: '集群按 cluster.nodes 中的节点类型识别进程，而进程按自身配置文件中的类型启动。',
	},
	source: '[HA] — certain',
	*check(cluster) {
		const listed = new Set(controllerRows(cluster).map(({ alias }) => alias));
		for (const { controller } of controllerPackages(cluster)) {
			const site = controller.localSite?.site;
			if (!site || !isReadable(site) || listed.has(site.alias)) continue;
			const row = cluster.rowsByAlias.get(site.alias);
			if (!row?.mode) continue;
			yield {
				at: sitePartAt(site, 'alias'),
				message: say(
					{
						en: '{alias} has the mode {mode} in cluster.nodes but is the controller of {file}.',
						zh: '{alias} 在 cluster.nodes 中的节点类型是 {mode}，在 {file} 中却是控制节点。',
					},
					{
						alias: site.alias,
						mode: row.mode,
						file: fileName(controller.id),
					},
				),
				related: [{ at: modeAt(row), message: say({ en: 'Its row.', zh: '对应的行。' }) }],
			};
		}
	},
});
