import type { CfgFile } from '../../model/files/cfg-file.ts';
import { isPattern, reachedBy } from '../../rules/cluster/qualifiers.ts';
import type { HoverContext } from './hover.ts';
import { code, codes, facts, paragraphs } from './markdown.ts';
import { nodeText } from './node-text.ts';

/** About what stands before the dot of a key: a node, a pattern with the nodes that it fits, or a zone. */
export function qualifierText(qualifier: string, file: CfgFile, context: HoverContext): string {
	const { cluster, speak } = context;
	const named = (what: string) => `**${code(qualifier)}** — ${what}`;
	if (file.kind === 'controller') {
		const members = cluster.rows.filter(({ zone }) => zone === qualifier).map(({ alias }) => alias);
		return paragraphs([named(speak({ en: 'zone', zh: '区域' })), nodesText(members, context)]);
	}
	if (isPattern(qualifier)) {
		return paragraphs([
			named(speak({ en: 'pattern for aliases', zh: '别名通配模式' })),
			speak({
				en: '% stands for any characters, ? for exactly one. A line for an alias is stronger than one for a pattern.',
				zh: '% 代表任意个字符，? 代表恰好一个字符。针对别名的行优先于针对通配模式的行。',
			}),
			nodesText(reachedBy(cluster, qualifier), context),
		]);
	}
	if (cluster.mentionsByAlias.has(qualifier)) return nodeText(qualifier, undefined, context);
	return paragraphs([
		named(speak({ en: 'unknown node', zh: '未知的节点' })),
		speak({
			en: 'No node has this alias: the line has no effect.',
			zh: '没有节点使用该别名，该行不会生效。',
		}),
	]);
}

function nodesText(aliases: readonly string[], { speak }: HoverContext): string {
	if (aliases.length === 0) return speak({ en: 'Fits no node of this cluster.', zh: '本集群中没有匹配的节点。' });
	return facts([
		speak({ en: 'Nodes ({n}): {list}', zh: '节点（{n} 个）：{list}' }, { n: aliases.length, list: codes(aliases, 12) }),
	]);
}
