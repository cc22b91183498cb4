import { say } from '../../base/message.ts';
import { siteAt } from '../../model/files/site.ts';
import { controllerRows } from '../agent/agents.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';
import { isReadable, showsSeveralHosts } from '../votes.ts';

export default defineClusterRule({
	code: 'cross-controller-cfg-absent',
	severity: 'info',
	reads: SITES,
	title: { en: 'Controller without its controller.cfg', zh: '未找到控制节点的 controller.cfg' },
	why: {
		en: 'The cluster may be in order, but whatever needs that file is not checked for this controller.',
		zh: '集群本身可能没有问题，只是无法对该控制节点进行需要该文件的检查。',
	},
	behaviour: {
		en: 'This concerns the workspace only: each controller reads the controller.cfg of its own package.',
		zh: '这只与工作区有关：每个控制节点读取自己安装包中的 controller.cfg。',
	},
	source: 'nothing can be checked that is not there — judgement',
	*check(cluster) {
		if (!showsSeveralHosts(cluster)) return;
		const files = cluster.packages.flatMap(({ controller }) => (controller ? [controller.localSite?.site] : []));
		// A controller.cfg that does not say whose it is may be any.
		if (files.length === 0 || files.some((site) => !site || !isReadable(site))) return;
		const found = new Set(files.map((site) => site?.alias));
		for (const row of controllerRows(cluster)) {
			if (found.has(row.alias)) continue;
			yield {
				at: siteAt(row.site),
				message: say(
					{
						en: 'No controller.cfg found for {alias}; some checks are skipped.',
						zh: '未找到 {alias} 的 controller.cfg，部分检查已跳过。',
					},
					{ alias: row.alias },
				),
			};
		}
	},
});
