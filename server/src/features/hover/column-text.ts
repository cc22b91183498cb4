import { isMode, modeFacts, nearestMode, nodesFileModes } from '../../catalog/roles.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import type { HoverContext } from './hover.ts';
import { code, codes, facts, paragraphs } from './markdown.ts';
import { columnText } from './parameter-text.ts';

/** About a field of a row: the mode, or a column with the nodes that have the same in it. */
export function cellText(
	row: NodeRow,
	name: string | undefined,
	column: number,
	context: HoverContext,
): string | undefined {
	if (column === 1) return modeText(row.modeText, context);
	const about = name === undefined ? undefined : columnText(name, context.speak);
	const value = row.syntax.fields[column]?.text ?? '';
	if (about === undefined || value === '') return about;
	const alike = context.cluster.rows.filter(({ syntax }) => syntax.fields[column]?.text === value);
	return paragraphs([about, membersText(value, alike, context)]);
}

/** About the role of a process as a row or a site writes it. */
export function modeText(text: string, { cluster, speak }: HoverContext): string {
	if (!isMode(text)) return unknownMode(text, speak);
	const { name, summary } = modeFacts(text);
	return paragraphs([`**${code(text)}** — ${speak(name)}`, speak(summary), countText(cluster, text, speak)]);
}

function countText(cluster: Cluster, mode: string, speak: HoverContext['speak']): string {
	const rows = cluster.rows.filter((row) => row.mode === mode);
	const values = { n: rows.length, list: codes(rows.map(({ alias }) => alias)) };
	return facts([
		rows.length > 0 && speak({ en: 'In this cluster: {n} ({list})', zh: '本集群共 {n} 个（{list}）' }, values),
	]);
}

function unknownMode(text: string, speak: HoverContext['speak']): string {
	const guess = nearestMode(text, nodesFileModes);
	const allowed = speak({ en: 'Modes are {list}', zh: '可用的模式：{list}' }, { list: codes(nodesFileModes) });
	return paragraphs([
		`**${code(text)}** — ${speak({ en: 'unknown mode', zh: '未知的模式' })}`,
		facts([guess && speak({ en: 'Did you mean {guess}?', zh: '是否应为 {guess}？' }, { guess: code(guess) }), allowed]),
	]);
}

function membersText(value: string, rows: readonly NodeRow[], { speak }: HoverContext): string {
	const values = { value: code(value), n: rows.length, list: codes(rows.map(({ alias }) => alias)) };
	return facts([speak({ en: '{value} has {n}: {list}', zh: '{value} 共 {n} 个节点：{list}' }, values)]);
}
