import { say } from '../../base/message.ts';
import { sitePartAt } from '../../model/files/site.ts';
import { defineClusterRule } from '../rule.ts';

export default defineClusterRule({
	code: 'nodes-computegroup-alias',
	severity: 'info',
	title: { en: 'Alias without the name of its compute group', zh: '别名未以计算组名开头' },
	why: {
		en: 'The web console cannot edit such a node, and settings for the group (`group%.…`) do not reach it.',
		zh: 'Web 管理界面无法编辑这样的节点，按组书写的配置（group%.…）也不会对它生效。',
	},
	source: '[W] NodeTable rule; [SCS] note — certain (UI)',
	*check(cluster) {
		for (const row of cluster.rows) {
			if (row.mode !== 'computenode' || row.alias.startsWith(row.computeGroup)) continue;
			yield {
				at: sitePartAt(row.site, 'alias'),
				message: say(
					{
						en: 'Alias {alias} should start with its compute group name {group}.',
						zh: '别名 {alias} 应以计算组名 {group} 开头。',
					},
					{ alias: row.alias, group: row.computeGroup },
				),
			};
		}
	},
});
