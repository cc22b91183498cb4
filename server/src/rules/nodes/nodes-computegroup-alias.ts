import { say } from '../../base/message.ts';
import { sitePartAt } from '../../model/files/site.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';
import { isReadableRow } from '../votes.ts';

export default defineClusterRule({
	code: 'nodes-computegroup-alias',
	severity: 'info',
	reads: SITES,
	title: { en: 'Alias without the name of its compute group', zh: '别名未以计算组名开头' },
	why: {
		en: 'Settings written for the group do not reach the node, and the web console cannot edit it.',
		zh: '按组书写的配置不会对该节点生效，Web 管理界面也无法编辑它。',
	},
	behaviour: {
		en: 'In cluster.cfg the nodes of a group are named by a pattern over aliases, such as `orca%.…`. The web console demands aliases that fit.',
		zh: '在 cluster.cfg 中，计算组的节点以别名通配符表示，如 `orca%.…`；Web 管理界面要求别名与之相符。',
	},
	source: '[W] NodeTable rule; [SCS] note — certain (UI)',
	since: ['3.00.2'],
	*check(cluster) {
		for (const row of cluster.rows) {
			if (row.mode !== 'computenode' || !isReadableRow(row) || row.alias.startsWith(row.computeGroup)) continue;
			yield {
				at: sitePartAt(row.site, 'alias'),
				message: say(
					{
						en: 'Alias {alias} should start with {group}, the name of its compute group.',
						zh: '别名 {alias} 应以计算组名 {group} 开头。',
					},
					{ alias: row.alias, group: row.computeGroup },
				),
			};
		}
	},
});
