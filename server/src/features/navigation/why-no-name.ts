import { type Message, say, type Template } from '../../base/message.ts';
import { type FileId, type Position, rangeOf, touches } from '../../base/span.ts';
import { keyAt, valueAt } from '../../model/files/cfg-file.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { modeAt, type NodesFile } from '../../model/files/nodes-file.ts';
import { place, sitePartAt } from '../../model/files/site.ts';
import { onLine } from '../../model/named-places.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import type { ClusterSymbol } from './symbol-at.ts';

/** Says why what stands at a position cannot be renamed. */
export function whyNoName(
	{ files, clusterOf }: Snapshot,
	id: FileId,
	position: Position,
	symbol: ClusterSymbol | undefined,
): Message {
	const file = files.get(id);
	if (!file || !clusterOf(id)) return say(NOT_OURS);
	if (symbol?.kind === 'pattern') return say(PATTERN, { pattern: symbol.text });
	if (symbol?.kind === 'parameter') return say(PARAMETER, { name: symbol.text });
	return say(
		...(inComment(file, position) ?? (file.kind === 'nodes' ? inNodes(file, position) : inSettings(file, position))),
	);
}

type Reason = [template: Template, values?: Message['values']];

function inComment({ tree }: ConfigFile, { line }: Position): Reason | undefined {
	return tree.lines[line]?.kind === 'comment' ? [COMMENT] : undefined;
}

function inNodes(file: NodesFile, position: Position): Reason {
	if (file.tree.lines[position.line]?.kind === 'header') return [COLUMN];
	for (const row of onLine(file.rows, position.line)) {
		if (touches(modeAt(row).span, position) && row.syntax.fields[1]) return [MODE, { mode: row.modeText }];
		const others = row.syntax.fields.slice(2);
		if (others.some((field) => touches(place(file.id, row.line, field).span, position))) return [GROUP];
	}
	return [NOTHING];
}

function inSettings(file: Exclude<ConfigFile, NodesFile>, position: Position): Reason {
	const mode = file.sites?.elements.find(
		(site) => site.syntax.mode && touches(sitePartAt(site, 'mode').span, position),
	);
	if (mode) return [MODE, { mode: mode.mode ?? '' }];
	for (const entry of onLine(file.entries, position.line)) {
		if (touches(keyAt(entry).span, position)) return [ZONE, { name: entry.syntax.key.text }];
		const { start, end } = rangeOf(valueAt(entry).span);
		const isIn = start.character <= position.character && position.character <= end.character;
		if (isIn && entry.value !== '') return [VALUE, { name: entry.name }];
	}
	return [NOTHING];
}

const NOT_OURS: Template = {
	en: 'This file belongs to no DolphinDB cluster.',
	zh: '该文件不属于任何 DolphinDB 集群。',
};
const PATTERN: Template = {
	en: '{pattern} is a pattern for several nodes: rename the nodes, or write another pattern in its place.',
	zh: '{pattern} 是匹配多个节点的通配模式：请重命名节点，或直接改写该模式。',
};
const PARAMETER: Template = {
	en: '{name} is a parameter, and its name is given by DolphinDB.',
	zh: '{name} 是配置项，其名称由 DolphinDB 规定。',
};
const COMMENT: Template = { en: 'Comments cannot be renamed.', zh: '注释不能重命名。' };
const COLUMN: Template = { en: 'The names of columns are given by DolphinDB.', zh: '列名由 DolphinDB 规定。' };
const MODE: Template = {
	en: '{mode} is a mode, not a name: write another mode in its place.',
	zh: '{mode} 是节点类型，不是名称，请直接改写。',
};
const GROUP: Template = {
	en: 'Compute groups and zones are not renamed, only aliases, hosts and ports.',
	zh: '计算组与区域不能重命名，只能重命名别名、主机与端口。',
};
const ZONE: Template = {
	en: '{name} is a setting for a zone; only aliases, hosts and ports can be renamed.',
	zh: '{name} 是针对区域的配置，只能重命名别名、主机与端口。',
};
const VALUE: Template = {
	en: 'The value of {name} is not an alias, a host or a port of this cluster.',
	zh: '{name} 的值不是该集群的别名、主机或端口。',
};
const NOTHING: Template = {
	en: 'Only aliases, hosts and ports can be renamed.',
	zh: '只能重命名别名、主机与端口。',
};
