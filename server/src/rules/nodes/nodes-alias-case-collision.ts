import { groupBy, uniqueBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { sitePartAt } from '../../model/files/site.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';

export default defineClusterRule({
	code: 'nodes-alias-case-collision',
	severity: 'warning',
	reads: SITES,
	title: { en: 'Aliases that differ only in letter case', zh: '别名仅大小写不同' },
	why: {
		en: 'Settings and directories of the two nodes are easily mixed up, and some file systems do not tell them apart.',
		zh: '两个节点的配置和目录容易混淆，某些文件系统也无法区分。',
	},
	behaviour: {
		en: 'Aliases are case-sensitive, so this is legal: these are two nodes, and directories made from `<ALIAS>` differ in letter case only.',
		zh: '别名区分大小写，这种写法合法：它们是两个节点，由 `<ALIAS>` 生成的目录仅大小写不同。',
	},
	source: '[HA] note (case-sensitive) — judgement',
	*check(cluster) {
		const rows = uniqueBy(cluster.rows, (row) => row.alias);
		for (const [first, ...others] of groupBy(rows, (row) => row.alias.toLowerCase()).values()) {
			if (!first) continue;
			for (const row of others) {
				yield {
					at: sitePartAt(row.site, 'alias'),
					message: say(
						{ en: 'Aliases {a} and {b} differ only in letter case.', zh: '别名 {a} 与 {b} 仅大小写不同。' },
						{ a: first.alias, b: row.alias },
					),
					related: [
						{
							at: sitePartAt(first.site, 'alias'),
							message: say({ en: '{a} stands here.', zh: '{a} 在此处。' }, { a: first.alias }),
						},
					],
				};
			}
		}
	},
});
