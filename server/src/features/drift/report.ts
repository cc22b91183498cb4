import { groupBy } from '../../base/collections.ts';
import { type Locale, render, say } from '../../base/message.ts';
import type { FileId } from '../../base/span.ts';
import { canonicalFileNames } from '../../catalog/file-kinds.ts';
import { shownValue } from '../../catalog/secrets.ts';
import { type Cell, type Column, columnId, type Grid, hasDrift, type Row } from '../../drift/compare.ts';
import type { Said } from '../../drift/settings.ts';
import type { DriftCell, DriftGrid, DriftRow, DriftSide } from '../../protocol/drift.ts';
import { isTakeable } from './take.ts';
import { stateWords, whatWords } from './words.ts';

/** What a report shows, and how. */
export interface ReportOptions {
	readonly locale: Locale;
	/** Hosts that agree in everything, too. */
	readonly all: boolean;
	/** A file id as it is shown. */
	readonly show: (file: string) => string;
	readonly times: ReadonlyMap<string, string>;
}

/** A comparison as people and programs see it: secrets are masked, and hosts that agree in everything are left out. */
export function driftReport(name: string, grid: Grid, options: ReportOptions): DriftGrid {
	const { columns, rows } = grid;
	const wanted = columns.map((column, at) => options.all || column.unknown || rows.some((row) => speaks(row, at)));
	const shown = columns.flatMap((_, at) => (wanted[at] ? [at] : []));
	return {
		name,
		differs: hasDrift(grid),
		columns: columnReports(columns, shown, options),
		alike: columns.length - shown.length,
		rows: rows.map((row) => rowReport(row, shown, options)),
	};
}

/** Whether a host has something to say in a row that others do not say as well. */
function speaks({ cells }: Row, at: number): boolean {
	const state = cells[at]?.state;
	return state !== 'same' && state !== 'none';
}

function columnReports(columns: readonly Column[], shown: readonly number[], options: ReportOptions) {
	const packages = groupBy(columns, ({ host }) => host);
	return shown.flatMap((at) => {
		const column = columns[at];
		return column ? [columnReport(column, packages.get(column.host)?.length === 1, options)] : [];
	});
}

function columnReport(column: Column, isOne: boolean, { locale, times }: ReportOptions): DriftGrid['columns'][0] {
	const { host, package: folder, unknown } = column;
	const state = unknown ?? 'fetched';
	return {
		id: columnId(column),
		host,
		package: folder,
		title: isOne ? host : `${host}:${folder}`,
		state,
		words: unknown ? render(say(stateWords[unknown]), locale) : '',
		time: times.get(host) ?? '',
	};
}

function rowReport(row: Row, shown: readonly number[], options: ReportOptions): DriftRow {
	const { id, kind, what, name, cells, differs } = row;
	return {
		id,
		file: canonicalFileNames[kind],
		what,
		name,
		title: what === 'setting' || what === 'node' ? name : render(say(whatWords[what], { name }), options.locale),
		differs,
		workspace: commonValue(row, options),
		cells: shown.map((at) => cellReport(row, cells[at] as Cell, options)), // there is a cell for each column
	};
}

/** What all packages of the workspace say; nothing where they differ, as their own files do. */
function commonValue({ cells }: Row, options: ReportOptions): string | null {
	const said = cells.filter(({ place }) => place?.file).map(({ here }) => here);
	const values = new Set(said.map((one) => one?.value));
	const [first] = said;
	return values.size === 1 && first ? shownOf(first, options) : null;
}

function cellReport(row: Row, cell: Cell, options: ReportOptions): DriftCell {
	const { state, place } = cell;
	const workspace = cell.here && place?.file ? sideOf(cell.here, place.file.id, options) : null;
	const host = cell.there && cell.copy ? sideOf(cell.there, cell.copy, options) : null;
	const isSaid = state === 'same' || (state === 'differs' && workspace?.value !== host?.value); // secrets look alike
	return {
		state,
		words: isSaid ? '' : render(say(stateWords[state]), options.locale),
		workspace,
		host,
		takeable: isTakeable(row, cell),
		path: place?.path ?? '',
		file: place?.file ? options.show(place.file.id) : null,
	};
}

function sideOf(said: Said, file: FileId, options: ReportOptions): DriftSide {
	return { value: shownOf(said, options), file: options.show(file), line: said.at.line, lines: said.lines };
}

function shownOf({ what, name, value }: Said, { locale }: ReportOptions): string {
	if (what === 'setting') return shownValue(name.slice(name.indexOf('.') + 1), value);
	return value === '' ? render(say(stateWords.none), locale) : value;
}
