import { groupBy, unique } from '../base/collections.ts';
import type { FileId } from '../base/span.ts';
import { type FileKind, fileKinds } from '../catalog/file-kinds.ts';
import type { ConfigFile } from '../model/files/config-file.ts';
import { textOf } from '../syntax/tree.ts';
import type { Place } from './places.ts';
import { type Said, sayingsOf } from './settings.ts';

/** What was found on the host at a place: the file, none, or nothing that could be compared. */
export type Live = { readonly state: 'fetched'; readonly file: ConfigFile } | { readonly state: Unknown | 'missing' };

/**
 * Why nothing is known of a file: its host did not answer, was not asked, nobody can read the file, or the copy is not
 * what was fetched any more.
 */
export type Unknown = 'not-reached' | 'not-fetched' | 'unreadable' | 'edited';

/** How a host and the workspace stand to each other in one thing. */
export type CellState =
	/** They agree; of a file, to the byte. */
	| 'same'
	/** They say different things, or one of them says nothing. */
	| 'differs'
	/** The files say the same in other words: comments, order, blanks, line ends. */
	| 'text'
	/** Only the workspace has the file. */
	| 'missing'
	/** Only the host has the file. */
	| 'extra'
	/** Neither has it. */
	| 'none'
	| Unknown;

/** One thing on one host, beside what the workspace says for that host. */
export interface Cell {
	readonly state: CellState;
	readonly place: Place | undefined;
	readonly here: Said | undefined;
	readonly there: Said | undefined;
	/** The copy of the host's file. */
	readonly copy: FileId | undefined;
}

/** A file as a whole, or something that files of a kind say, on all hosts. */
export interface Row {
	/** The same for the same thing, however often files are compared. */
	readonly id: string;
	readonly kind: FileKind;
	readonly what: 'file' | Said['what'];
	readonly name: string;
	/** One for each column. */
	readonly cells: readonly Cell[];
	readonly differs: boolean;
}

/** A package on a host. */
export interface Column {
	readonly host: string;
	readonly package: string;
	/** Why nothing is known of the host, if so. */
	readonly unknown: 'not-reached' | 'not-fetched' | undefined;
}

/** The same for the same package, whatever others there are. */
export function columnId({ host, package: folder }: Pick<Column, 'host' | 'package'>): string {
	return `${host}:${folder}`;
}

/** A cluster as it is in the workspace and on its hosts. */
export interface Grid {
	readonly columns: readonly Column[];
	readonly rows: readonly Row[];
}

/** Which rows are made. */
export type WantedRows = 'differing' | 'all';

/** A place with what was found there. */
export interface Compared {
	readonly place: Place;
	readonly live: Live;
}

/**
 * Compares the files of the workspace with those of the hosts. Rows are made of what differs, else there would be as many
 * as all nodes of a cluster times all its hosts; others are made when they are asked for.
 */
export function compare(places: readonly Compared[], wanted: WantedRows = 'differing'): Grid {
	const sayings = new Sayings();
	const byColumn = groupBy(places, ({ place }) => columnId(place));
	const columns = [...byColumn.values()].map(
		(own) => new Map(own.map((one) => [one.place.kind, sided(one, sayings)] as const)),
	);
	return {
		columns: columns.map(columnOf),
		rows: fileKinds.flatMap((kind) =>
			rowsOf(
				kind,
				columns.map((column) => column.get(kind)),
				wanted,
			),
		),
	};
}

/** A place with what both sides say. */
interface Sided extends Compared {
	readonly here: Saying;
	readonly there: Saying;
}

/** What files of one text say; many hosts have the same. */
interface Saying {
	readonly text: string;
	readonly said: ReadonlyMap<string, Said>;
	/** By what the other side says: the keys of what differs. */
	readonly differing: Map<Saying, ReadonlySet<string>>;
}

class Sayings {
	readonly #known = new Map<string, Saying>();

	of(file: ConfigFile): Saying {
		const text = textOf(file.tree);
		const key = `${file.kind} ${text}`;
		const saying = this.#known.get(key) ?? { text, said: sayingsOf(file), differing: new Map() };
		this.#known.set(key, saying);
		return saying;
	}
}

const NOTHING: Saying = { text: '', said: new Map(), differing: new Map() };

function sided({ place, live }: Compared, sayings: Sayings): Sided {
	const here = place.file ? sayings.of(place.file) : NOTHING;
	return { place, live, here, there: live.state === 'fetched' ? sayings.of(live.file) : NOTHING };
}

function columnOf(column: ReadonlyMap<FileKind, Sided>): Column {
	const sides = [...column.values()];
	const unknown = (['not-reached', 'not-fetched'] as const).find((state) =>
		sides.every(({ live }) => live.state === state),
	);
	return { host: sides[0]?.place.host ?? '', package: sides[0]?.place.package ?? '', unknown };
}

function rowsOf(kind: FileKind, sides: readonly (Sided | undefined)[], wanted: WantedRows): Row[] {
	const known = sides.filter((side) => side !== undefined);
	if (known.length === 0) return [];
	const differing = new Set(known.filter(isComparable).flatMap((side) => [...differingKeys(side)]));
	const sayings = unique(known.flatMap(({ here, there }) => [here.said, there.said]));
	const said = new Map(sayings.flatMap((one) => [...one]).filter(([key]) => wanted === 'all' || differing.has(key)));
	const rows = [...said].map(([key, { what, name }]): Row => {
		const cells = sides.map((side) => (side ? sayingCell(side, key) : NO_CELL));
		return { id: `${kind} ${key}`, kind, what, name, cells, differs: differing.has(key) };
	});
	const file = fileRow(kind, sides);
	return wanted === 'all' || file.differs ? [file, ...rows] : rows;
}

/** Whether both sides have the file; else that is all there is to say. */
function isComparable({ place, live }: Sided): boolean {
	return place.file !== undefined && live.state === 'fetched';
}

const NONE: ReadonlySet<string> = new Set();

function differingKeys({ here, there }: Sided): ReadonlySet<string> {
	if (here === there) return NONE;
	const keys = here.differing.get(there) ?? new Set(keysThatDiffer(here.said, there.said));
	here.differing.set(there, keys);
	return keys;
}

function keysThatDiffer(here: Saying['said'], there: Saying['said']): string[] {
	const keys = unique([...here.keys(), ...there.keys()]);
	return keys.filter((key) => sayingState(here.get(key), there.get(key)) === 'differs');
}

const NO_CELL: Cell = { state: 'none', place: undefined, here: undefined, there: undefined, copy: undefined };

function fileRow(kind: FileKind, sides: readonly (Sided | undefined)[]): Row {
	const cells = sides.map(
		(side): Cell =>
			side ? { ...NO_CELL, state: fileState(side), place: side.place, copy: copyOf(side.live) } : NO_CELL,
	);
	const differs = cells.some(({ state }) => !AGREED.has(state));
	return { id: `${kind} file`, kind, what: 'file', name: '', cells, differs };
}

/** A host as a whole that was not reached is told of once, at the head of its column. */
const AGREED: ReadonlySet<CellState> = new Set(['same', 'none', 'not-reached', 'not-fetched']);

function fileState(side: Sided): CellState {
	const { place, live, here, there } = side;
	if (live.state === 'missing') return place.file ? 'missing' : 'none';
	if (live.state !== 'fetched') return live.state;
	if (!place.file) return 'extra';
	if (here.text === there.text) return 'same';
	return differingKeys(side).size > 0 ? 'differs' : 'text';
}

function sayingCell({ place, live, here, there }: Sided, key: string): Cell {
	const both = { place, here: here.said.get(key), there: there.said.get(key), copy: copyOf(live) };
	if (live.state !== 'fetched') return { ...both, state: live.state };
	return { ...both, state: place.file ? sayingState(both.here, both.there) : 'extra' };
}

function copyOf(live: Live): FileId | undefined {
	return live.state === 'fetched' ? live.file.id : undefined;
}

function sayingState(here: Said | undefined, there: Said | undefined): CellState {
	if (!here && !there) return 'none';
	if (here?.value === there?.value) return 'same';
	const said = here ?? there;
	return said?.what === 'order' && !isReordered(here, there) ? 'none' : 'differs';
}

/** Patterns that only one side has are told of by themselves; an order differs where both have the same ones. */
function isReordered(here: Said | undefined, there: Said | undefined): boolean {
	const sorted = (said: Said | undefined) => said?.value.split(', ').sort().join(', ');
	return sorted(here) === sorted(there);
}

/** Whether anything differs, or could not be compared. */
export function hasDrift({ columns, rows }: Grid): boolean {
	return rows.some(({ differs }) => differs) || columns.some(({ unknown }) => unknown !== undefined);
}
