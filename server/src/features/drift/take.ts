import type { FileId } from '../../base/span.ts';
import type { Cell, Row } from '../../drift/compare.ts';
import type { Place } from '../../drift/places.ts';
import { entryName, type Said } from '../../drift/settings.ts';
import type { CfgFile } from '../../model/files/cfg-file.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { type NodesFile, rowAt } from '../../model/files/nodes-file.ts';
import { setValue } from '../../rules/cluster-edits.ts';
import { appendLines, deleteEntry, deleteLines, replaceAt } from '../../rules/edits.ts';
import type { FileChange } from '../../rules/rule.ts';
import { textOf } from '../../syntax/tree.ts';
import { textChanges } from '../fix-all/text-changes.ts';

/** Whether the workspace can take over what a host has. Nobody but a person or a migration puts files on hosts. */
export function isTakeable({ what }: Row, { state, place, there }: Cell): boolean {
	if (!place) return false;
	if (what === 'file') return state === 'extra' || state === 'text' || state === 'differs';
	if (state !== 'differs') return false;
	// A row that stands glued to another one, or broken in two, is nothing to copy.
	return what !== 'order' && what !== 'columns' && (what !== 'node' || there === undefined || there.isWhole);
}

/**
 * The changes that make the workspace say what a host says. What all hosts share (cluster.nodes and cluster.cfg) is
 * changed in every package of the cluster, what belongs to one process in its own file.
 */
export function take(row: Row, cell: Cell, host: ConfigFile | undefined): FileChange[] {
	if (!isTakeable(row, cell) || !cell.place) return [];
	const isShared = row.kind === 'nodes' || row.kind === 'cluster';
	const places = isShared
		? row.cells.flatMap(({ place, state }) => (place && state !== 'unreadable' ? [place] : []))
		: [cell.place];
	if (row.what === 'file') return host ? takeFile(cell.place, host) : [];
	const files = new Map(places.flatMap(({ file }) => (file ? [[file.id, file] as const] : [])));
	return [...files.values()].flatMap((file) => takeSaid(file, row, cell.there));
}

/** A whole file goes into the one place that it belongs to. */
function takeFile({ file, home }: Place, host: ConfigFile): FileChange[] {
	const before = new Map<FileId, string>(file ? [[file.id, textOf(file.tree)]] : []);
	return textChanges(before, new Map([[home, textOf(host.tree)]]));
}

function takeSaid(file: ConfigFile, { name }: Row, there: Said | undefined): FileChange[] {
	return file.kind === 'nodes' ? takeRow(file, name, there) : takeSetting(file, name, there);
}

function takeSetting(file: CfgFile, name: string, there: Said | undefined): FileChange[] {
	const lines = file.entries.filter((entry) => entryName(entry) === name);
	const last = lines.at(-1);
	if (!there) return lines.map((entry) => deleteEntry(file, entry));
	if (!last) return [appendLines(file, [`${name}=${there.value}`])];
	return last.value === there.value ? [] : [setValue(last, there.value)];
}

function takeRow(file: NodesFile, alias: string, there: Said | undefined): FileChange[] {
	const rows = file.rows.filter((row) => row.alias === alias);
	const [first] = rows;
	if (!there) return rows.map(({ line }) => deleteLines(file, line));
	if (!first) return [appendLines(file, [there.value])];
	return first.repair ? [] : [replaceAt(rowAt(first), there.value)];
}
