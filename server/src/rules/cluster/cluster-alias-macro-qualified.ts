import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { keyAt, valueAt } from '../../model/files/cfg-file.ts';
import { replaceAt } from '../edits.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { ALIAS_MACRO } from './alias-macro.ts';
import { CACHE_DIRS } from './cache-dirs.ts';
import { clusterFiles, copiesOf } from './copies.ts';
import { isPattern, type QualifiedEntry, qualifiedEntries, rememberedByFile } from './qualifiers.ts';

export default defineClusterRule({
	code: 'cluster-alias-macro-qualified',
	severity: 'error',
	reads: { cluster: ['settings'] },
	title: { en: 'The macro <ALIAS> in a setting for one node', zh: '针对单个节点的设置中使用了宏 <ALIAS>' },
	why: {
		en: 'A single such line keeps the controller, and with it the whole cluster, from starting.',
		zh: '只要有一行这样的设置，控制节点乃至整个集群都无法启动。',
	},
	behaviour: {
		en: 'The macro stands for the alias of each node and belongs on lines without a qualifier. With an alias as the qualifier, the controller or the node does not start. The manual does not show the macro on lines for a pattern, except for computeNodeCacheDir and computeNodeCacheMeta, which cluster-compute-cache-macro checks.',
		zh: '宏代表各节点自己的别名，应写在不带限定前缀的行中。以别名作限定前缀时，控制节点或该节点无法启动。对于通配符，手册没有给出与宏同用的写法，但 computeNodeCacheDir 与 computeNodeCacheMeta 除外（由 cluster-compute-cache-macro 检查）。',
	},
	source: '[CM] note 3; [MM] FAQ 5.1; [WI] checkALIAS — certain',
	*check(cluster) {
		for (const file of clusterFiles(cluster)) {
			for (const entry of withMacro(file)) {
				const forMany = isPattern(entry.qualifier);
				yield {
					at: keyAt(entry),
					// The manual forbids the macro behind an alias only, and asks for it behind a pattern in cache directories.
					...(forMany && { severity: 'info' }),
					message: say(
						forMany
							? {
									en: '{key} combines a pattern with the macro <ALIAS>, which the manual shows for compute node caches only.',
									zh: '{key} 同时使用了通配符与宏 <ALIAS>，手册仅在计算节点缓存目录的配置中这样写。',
								}
							: {
									en: '{key} combines an alias with the macro <ALIAS>; the controller will not start.',
									zh: '{key} 同时使用了节点别名与宏 <ALIAS>，控制节点将无法启动。',
								},
						{ key: entry.syntax.key.text },
					),
					fixes: () => fixes(cluster, entry),
				};
			}
		}
	},
});

const withMacro = rememberedByFile((file) =>
	qualifiedEntries(file).filter(({ name, value }) => value.includes(ALIAS_MACRO) && !CACHE_DIRS.includes(name)),
);

function* fixes(cluster: Cluster, entry: QualifiedEntry): Iterable<Fix> {
	const { qualifier, name, value } = entry;
	const copies = copiesOf(cluster, entry);
	if (!isPattern(qualifier)) {
		const own = value.replaceAll(ALIAS_MACRO, () => qualifier);
		yield {
			title: say({ en: 'Replace <ALIAS> by {alias}', zh: '将 <ALIAS> 替换为 {alias}' }, { alias: qualifier }),
			changes: copies.map((copy) => replaceAt(valueAt(copy.entry), own)),
			preferred: true,
		};
	}
	// Nodes that have other lines of this parameter would get a second one.
	if (copies.some(({ file }) => file.entries.some((other) => other.name === name && other.qualifier !== qualifier)))
		return;
	yield {
		title: say(
			{ en: 'Drop the qualifier {qualifier}, for all nodes', zh: '去掉限定前缀 {qualifier}，对所有节点生效' },
			{ qualifier },
		),
		changes: copies.map((copy) => replaceAt(keyAt(copy.entry), name)),
	};
}
