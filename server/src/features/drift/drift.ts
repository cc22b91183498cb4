import type { Locale } from '../../base/message.ts';
import { folderOf } from '../../base/paths.ts';
import type { FileId } from '../../base/span.ts';
import { type Cell, columnId, compare, type Grid, type Row, type WantedRows } from '../../drift/compare.ts';
import { layoutName, readLayout } from '../../drift/layout-file.ts';
import { fetchedFolder } from '../../drift/manifest.ts';
import { placesOf } from '../../drift/places.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import type { DriftGrid } from '../../protocol/drift.ts';
import type { FileChange } from '../../rules/rule.ts';
import { textOf } from '../../syntax/tree.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { type Fetched, type Read, readFetched } from './read-fetched.ts';
import { driftReport } from './report.ts';
import { take } from './take.ts';

/** A cluster beside what was fetched from its hosts. */
export interface Drift {
	readonly cluster: Cluster;
	readonly fetched: Fetched;
	readonly grid: Grid;
}

/** Reads what was fetched and compares: `folder` is the one that fetch.sh lies in, or the one that it copied into. */
export async function driftOf(
	read: Read,
	folder: FileId,
	{ cluster, encodings }: Pick<Snapshot, 'encodings'> & { readonly cluster: Cluster },
	rows?: WantedRows,
): Promise<Drift> {
	const beside = folder.endsWith(`/${fetchedFolder}`) ? folderOf(folder) : folder;
	const found = await read(`${beside}/${layoutName}`);
	const layout = found && 'text' in found ? readLayout(found.text) : undefined;
	const fetched = await readFetched(read, `${beside}/${fetchedFolder}`, placesOf(cluster, layout));
	// What is not UTF-8 in the workspace is neither compared nor written as text.
	const compared = fetched.compared.map((one) =>
		encodings.has(one.place.file?.id ?? '') ? { ...one, live: UNREADABLE } : one,
	);
	return { cluster, fetched, grid: compare(compared, rows) };
}

const UNREADABLE = { state: 'unreadable' } as const;

/** The comparison as people and programs see it. */
export function reportOf(
	{ cluster, fetched, grid }: Drift,
	options: { readonly locale: Locale; readonly all: boolean; readonly show: (file: FileId) => string },
): DriftGrid {
	return driftReport(cluster.name, grid, { ...options, times: fetched.times });
}

/** A cell by the ids of its row and column. */
export function cellAt({ grid }: Drift, row: string, column: string): { row: Row; cell: Cell } | undefined {
	const found = grid.rows.find(({ id }) => id === row);
	const cell = found?.cells[grid.columns.findIndex((one) => columnId(one) === column)];
	return found && cell ? { row: found, cell } : undefined;
}

/** The changes that take over what the host has. */
export function takeAt(drift: Drift, row: string, column: string): FileChange[] {
	const found = cellAt(drift, row, column);
	return found ? take(found.row, found.cell, hostFile(drift, found.cell)) : [];
}

/** The text that the host has, of the file behind a cell. */
export function hostText(drift: Drift, cell: Cell): string | undefined {
	const file = hostFile(drift, cell);
	return file && textOf(file.tree);
}

function hostFile({ fetched }: Drift, { place }: Cell): ConfigFile | undefined {
	const live = fetched.compared.find((one) => one.place === place)?.live;
	return live?.state === 'fetched' ? live.file : undefined;
}
