import { say } from '../../base/message.ts';
import { qualifierAt } from '../../model/files/cfg-file.ts';
import { NODE_SETTINGS } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';
import { clusterFiles } from './copies.ts';
import { isPattern, qualifiedEntries, reachedBy, rememberedByFileAndNodes } from './qualifiers.ts';

export default defineClusterRule({
	code: 'cluster-qualifier-unmatched',
	severity: 'warning',
	reads: NODE_SETTINGS,
	title: { en: 'A pattern that matches no node', zh: '通配符没有匹配到任何节点' },
	why: {
		en: 'The line has no effect; the nodes that were meant use the value for all nodes or the default.',
		zh: '该行不起作用，原本要配置的节点会使用针对所有节点的值或默认值。',
	},
	behaviour: {
		en: 'In a qualifier, % stands for any number of characters, including none, and ? for exactly one; capitals matter. Nodes whose alias does not match do not use the line.',
		zh: '限定前缀中的 % 匹配任意个（包括零个）字符，? 匹配一个字符，区分大小写；别名不匹配的节点不使用该行。',
	},
	source: '[CM] method 2 — certain',
	*check(cluster) {
		// A row without an alias may be the one that is meant.
		if (cluster.rows.length === 0 || cluster.rows.some(({ alias }) => alias === '')) return;
		for (const file of clusterFiles(cluster)) {
			for (const entry of unmatched(file, cluster)) {
				yield {
					at: qualifierAt(entry),
					message: say(
						{
							en: 'Pattern {qualifier} matches no data or compute node.',
							zh: '通配符 {qualifier} 没有匹配到任何数据节点或计算节点。',
						},
						{ qualifier: entry.qualifier },
					),
				};
			}
		}
	},
});

const unmatched = rememberedByFileAndNodes((file, cluster) =>
	qualifiedEntries(file).filter(({ qualifier }) => isPattern(qualifier) && reachedBy(cluster, qualifier).length === 0),
);
