import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { keyAt, valueAt } from '../../model/files/cfg-file.ts';
import { replaceAt } from '../edits.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { clusterFiles, copiesOf } from './copies.ts';
import { isPattern, type QualifiedEntry, qualifiedEntries, rememberedByFile } from './qualifiers.ts';

/** For these a pattern together with the macro is the documented way; cluster-compute-cache-macro looks after them. */
const CACHE_DIRS: readonly string[] = ['computeNodeCacheDir', 'computeNodeCacheMeta'];

export default defineClusterRule({
	code: 'cluster-alias-macro-qualified',
	severity: 'error',
	title: { en: 'The macro <ALIAS> in a setting for one node', zh: '单个节点的设置中使用了宏 <ALIAS>' },
	why: {
		en: 'The macro stands for “every node its own”; on a line for one alias the controller refuses to start.',
		zh: '宏 <ALIAS> 表示“每个节点各自的别名”；用在只针对一个别名的行中时，控制节点无法启动。',
	},
	source: '[CM] note 3; [MM] FAQ 5.1; [WI] checkALIAS — certain',
	*check(cluster) {
		for (const file of clusterFiles(cluster)) {
			for (const entry of withMacro(file)) {
				const forMany = isPattern(entry.qualifier);
				yield {
					at: keyAt(entry),
					...(forMany && { severity: 'warning' }),
					message: say(
						forMany
							? {
									en: '{key} combines a pattern with the macro <ALIAS>; use the macro without a qualifier.',
									zh: '{key} 同时使用了通配符与宏 <ALIAS>；宏应用于不带限定前缀的配置项。',
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

const MACRO = '<ALIAS>';

const withMacro = rememberedByFile((file) =>
	qualifiedEntries(file).filter(({ name, value }) => value.includes(MACRO) && !CACHE_DIRS.includes(name)),
);

function* fixes(cluster: Cluster, entry: QualifiedEntry): Iterable<Fix> {
	const { qualifier, name, value } = entry;
	const copies = copiesOf(cluster, entry);
	if (!isPattern(qualifier)) {
		const own = value.replaceAll(MACRO, () => qualifier);
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
			{ en: 'Use it for all nodes, without {qualifier}', zh: '去掉 {qualifier}，对所有节点生效' },
			{ qualifier },
		),
		changes: copies.map((copy) => replaceAt(keyAt(copy.entry), name)),
	};
}
