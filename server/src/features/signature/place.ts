import type { Template } from '../../base/message.ts';
import type { Position } from '../../base/span.ts';
import { resolveName } from '../../catalog/catalog.ts';
import { type Mode, nodesFileModes } from '../../catalog/roles.ts';
import type { CfgFile } from '../../model/files/cfg-file.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import type { NodesFile } from '../../model/files/nodes-file.ts';
import { onLine } from '../../model/named-places.ts';

/** A site or a row that is being written. */
export interface WrittenPlace {
	readonly parts: readonly { readonly name: string; readonly separator: string }[];
	/** The part that the position is in. */
	readonly active: number;
	/** The host as far as it is written. */
	readonly host: string;
	/** The modes that may stand here. */
	readonly modes: readonly Mode[];
	/** What is written here. */
	readonly summary: Template;
}

const SITE_PARTS = ['host', 'port', 'alias'];

/** The site or row at a position; nothing where there is neither, and behind its last part. */
export function placeAt(file: ConfigFile, position: Position): WrittenPlace | undefined {
	return file.kind === 'nodes' ? rowAt(file, position) : siteAt(file, position);
}

const ROW: Template = { en: 'A node of the cluster: its site and its mode.', zh: '集群中的一个节点：站点与模式。' };

function rowAt(file: NodesFile, { line, character }: Position): WrittenPlace | undefined {
	const syntax = file.tree.lines[line];
	if (line > file.tree.lines.length || syntax?.kind === 'header' || syntax?.kind === 'comment') return undefined;
	const before = withFirstHalf(file, line, (syntax?.text ?? '').slice(startOfRow(file, line, character), character));
	const columns = before.split(',');
	const names = [...SITE_PARTS, ...file.columns.slice(1)];
	const [site = ''] = columns;
	const colons = countColons(site);
	if (columns.length === 1 && colons >= SITE_PARTS.length) return undefined;
	return placeOf(names, ',', columns.length === 1 ? colons : SITE_PARTS.length + columns.length - 2, site, ROW);
}

/** Where several rows stand on one line, each begins at its own column. */
function startOfRow({ rows }: NodesFile, line: number, character: number): number {
	const starts = onLine(rows, line).map(({ syntax }) => syntax.fields[0]?.start ?? 0);
	return starts.findLast((start) => start <= character) ?? 0;
}

/** A row that is broken in two has its address on the line above. */
function withFirstHalf({ rows }: NodesFile, line: number, text: string): string {
	const [row] = onLine(rows, line - 1);
	return row?.repair?.kind === 'split' ? row.repair.first.text + text : text;
}

function siteAt(file: CfgFile, { line, character }: Position): WrittenPlace | undefined {
	// Where carriage returns cut a list, it goes on below the line of its setting.
	const cut = file.cuts.find(({ first, last }) => first < line && line <= last);
	const entry = onLine(file.entries, cut?.first ?? line).findLast(
		({ syntax, repair }) =>
			cut !== undefined || (syntax.equals < character && (!repair || character <= syntax.value.end)),
	);
	const parameter = entry && resolveName(entry.name)?.parameter;
	if (!entry || (parameter?.type !== 'site' && parameter?.type !== 'siteList')) return undefined;
	const text = file.tree.lines[line]?.text.slice(cut ? 0 : entry.syntax.equals + 1, character) ?? '';
	if (/\s(#|\/\/)/.test(text)) return undefined; // an explanation behind the value
	const isList = parameter.type === 'siteList';
	const element = isList ? text.slice(text.lastIndexOf(',') + 1) : text;
	return placeOf(isList ? [...SITE_PARTS, 'mode'] : SITE_PARTS, ':', countColons(element), element, parameter.summary);
}

function placeOf(
	names: readonly string[],
	last: string,
	active: number,
	written: string,
	summary: Template,
): WrittenPlace | undefined {
	if (active >= names.length) return undefined;
	const separator = (at: number) => (at === 0 ? '' : at < SITE_PARTS.length ? ':' : last);
	return {
		parts: names.map((name, at) => ({ name, separator: separator(at) })),
		active,
		modes: last === ',' ? nodesFileModes : ['agent', 'controller'],
		host: written.split(':', 1)[0]?.trim() ?? '',
		summary,
	};
}

function countColons(text: string): number {
	return text.split(':').length - 1;
}
