import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type Entry, valueAt } from '../../model/files/cfg-file.ts';
import { checkedAt, isSetting } from '../cfg/settings.ts';
import { replaceAt } from '../edits.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { ALIAS_MACRO, misspeltMacro } from './alias-macro.ts';
import { CACHE_DIRS, lacksMacro } from './cache-dirs.ts';
import { clusterFiles, copiesOf } from './copies.ts';
import { ownValue } from './dir-lines.ts';
import { withOwnFolder } from './dir-paths.ts';
import { elementsAt, elementsOf } from './directories.ts';
import { isPattern, rememberedByFile } from './qualifiers.ts';

export default defineClusterRule({
	code: 'cluster-compute-cache-macro',
	severity: 'error',
	reads: { cluster: CACHE_DIRS },
	title: {
		en: '<ALIAS> missing or misplaced in a cache directory of compute nodes',
		zh: '计算节点缓存目录缺少或误用 <ALIAS>',
	},
	why: {
		en: 'Without the macro, all compute nodes that the line is for share one cache directory. With it on a line for one node, the cluster does not start.',
		zh: '缺少宏时，该行针对的所有计算节点会共用一个缓存目录；在针对单个节点的行中使用宏，集群无法启动。',
	},
	behaviour: {
		en: 'For computeNodeCacheDir and computeNodeCacheMeta the manual requires <ALIAS> on a line for all nodes or for a pattern, and forbids it on a line for one alias. The web console refuses anything else.',
		zh: '对于 computeNodeCacheDir 与 computeNodeCacheMeta，手册规定：针对所有节点或通配符的行必须包含 <ALIAS>，针对单个别名的行不能包含。Web 管理界面会拒绝其他写法。',
	},
	since: ['3.00.2'],
	source: '[FC] separation of storage and compute; [W] validate_config — certain',
	*check(cluster) {
		for (const file of clusterFiles(cluster)) {
			for (const { entry, lacking } of mistakes(file)) {
				yield {
					at: lacking.length > 0 ? elementsAt(entry, lacking) : valueAt(entry),
					message: say(
						lacking.length > 0
							? {
									en: '{key} is for several nodes and must contain <ALIAS>.',
									zh: '{key} 针对多个节点，必须包含 <ALIAS>。',
								}
							: {
									en: '{key} is for one node and must not contain <ALIAS>.',
									zh: '{key} 针对单个节点，不能包含 <ALIAS>。',
								},
						{ key: entry.syntax.key.text },
					),
					fixes: () => [fix(cluster, entry, lacking)],
				};
			}
		}
	},
});

/** A line that has the macro where it must not, or lacks it in some elements. */
interface Mistake {
	readonly entry: Entry;
	readonly lacking: readonly number[];
}

const mistakes = rememberedByFile((file) =>
	file.entries.flatMap((entry): Mistake | [] => {
		if (!CACHE_DIRS.includes(entry.name) || !isSetting(entry) || misspeltMacro(entry.value)) return [];
		const lacking = [...elementsOf(entry).keys()].filter((element) => lacksMacro(entry, element));
		return lacking.length > 0 || hasForbidden(entry) ? { entry, lacking } : [];
	}),
);

function hasForbidden({ qualifier, value }: Entry): boolean {
	return Boolean(qualifier) && !isPattern(qualifier ?? '') && value.includes(ALIAS_MACRO);
}

function fix(cluster: Cluster, entry: Entry, lacking: readonly number[]): Fix {
	const { qualifier = '', value } = entry;
	const copies = copiesOf(cluster, entry);
	if (lacking.length === 0) {
		return {
			title: say({ en: 'Replace <ALIAS> by {alias}', zh: '将 <ALIAS> 替换为 {alias}' }, { alias: qualifier }),
			changes: copies.map((copy) =>
				replaceAt(
					valueAt(copy.entry),
					value.replaceAll(ALIAS_MACRO, () => qualifier),
				),
			),
			preferred: true,
		};
	}
	return {
		title: say({ en: 'Append /<ALIAS>', zh: '追加 /<ALIAS>' }),
		changes: copies.map((copy) => {
			const own = ownValue(copy.entry, new Set(lacking), ALIAS_MACRO, withOwnFolder);
			return replaceAt(checkedAt(copy.entry), own);
		}),
		preferred: true,
	};
}
