import { uniqueBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { sitePartAt } from '../../model/files/site.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { renameAlias } from './rename-alias.ts';

export default defineClusterRule({
	code: 'site-alias-dot',
	severity: 'warning',
	reads: SITES,
	title: { en: 'Alias with a dot', zh: '别名含有点号' },
	why: {
		en: 'A setting for this node alone may not reach it, and no message says so.',
		zh: '只针对该节点的配置可能不会生效，而且没有任何提示。',
	},
	behaviour: {
		en: 'In cluster.cfg the text before the first dot names the node, so `a.b.volumes` is read as parameter `b.volumes` of node `a`.',
		zh: '在 cluster.cfg 中，第一个点号之前的文本表示节点，因此 `a.b.volumes` 会被读作节点 `a` 的配置项 `b.volumes`。',
	},
	source: '[W] load_configs (first dot); [SCS] §4.1 note — judgement',
	*check(cluster) {
		const rows = [...cluster.rows, ...cluster.nodesFiles.flatMap((file) => file.rows)];
		const dotted = rows.filter(({ alias }) => alias.includes('.'));
		for (const { alias, site } of uniqueBy(dotted, (row) => row.alias)) {
			yield {
				at: sitePartAt(site, 'alias'),
				message: say(
					{
						en: 'Alias {alias} contains a dot and cannot be addressed in cluster.cfg.',
						zh: '别名 {alias} 含有点号，无法在 cluster.cfg 中引用。',
					},
					{ alias },
				),
				fixes: () => fixes(cluster, alias),
			};
		}
	},
});

function fixes(cluster: Cluster, alias: string): Fix[] {
	const names = ['_', '-'].map((char) => alias.replaceAll('.', char));
	return names
		.filter((name) => !cluster.mentionsByAlias.has(name))
		.map((name) => ({
			title: say({ en: 'Rename to {name} in all files', zh: '在所有文件中改名为 {name}' }, { name }),
			changes: renameAlias(cluster, alias, name),
		}));
}
