import { type Message, say } from '../../base/message.ts';
import type { FileId, Position } from '../../base/span.ts';
import { replaceAt } from '../../rules/edits.ts';
import type { FileChange } from '../../rules/rule.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { occurrencesOf } from './occurrences.ts';
import { type ClusterSymbol, symbolAt } from './symbol-at.ts';

/** Why something cannot be renamed. */
export interface Refusal {
	readonly refusal: Message;
}

/** What would be renamed, or why nothing can be. */
export function prepareRename(snapshot: Snapshot, file: FileId, position: Position): ClusterSymbol | Refusal {
	const symbol = symbolAt(snapshot, file, position);
	if (!symbol) return refuse({ en: 'Only aliases of nodes can be renamed.', zh: '只能重命名节点的别名。' });
	if (symbol.kind === 'alias') return symbol;
	return refuse({
		en: 'Addresses are not names: change them by a quick fix, or move the node with a migration plan.',
		zh: '地址不是名称：请用快速修复修改，或通过迁移计划移动节点。',
	});
}

/** Renames a node in every file of every host of its cluster, and nothing else. */
export function rename(
	snapshot: Snapshot,
	file: FileId,
	position: Position,
	to: string,
): { readonly changes: readonly FileChange[] } | Refusal {
	const symbol = prepareRename(snapshot, file, position);
	if ('refusal' in symbol) return symbol;
	const name = to.trim();
	if (!/^[^\s,:;=%?<>.|#]+$/.test(name)) {
		return refuse(
			{
				en: '“{name}” cannot be an alias: it must not be empty or contain blanks or any of , : ; = % ? < > . | #',
				zh: '“{name}” 不能用作别名：不能为空，也不能包含空格或以下字符：, : ; = % ? < > . | #',
			},
			{ name },
		);
	}
	if (name !== symbol.name && symbol.cluster.mentionsByAlias.has(name)) {
		return refuse({ en: 'The cluster has a node {name} already.', zh: '集群中已有节点 {name}。' }, { name });
	}
	return { changes: occurrencesOf(symbol).map((place) => replaceAt(place, name)) };
}

function refuse(template: Message['template'], values: Message['values'] = {}): Refusal {
	return { refusal: say(template, values) };
}
