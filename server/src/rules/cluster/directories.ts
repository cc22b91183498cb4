import { groupBy, uniqueBy } from '../../base/collections.ts';
import type { Location } from '../../base/span.ts';
import { findParameter } from '../../catalog/catalog.ts';
import type { Cluster } from '../../model/cluster.ts';
import { expandAlias, winningEntry } from '../../model/effective.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import { canonicalHost } from '../../model/files/hosts.ts';
import { isWorker, type NodeRow } from '../../model/files/nodes-file.ts';
import { settingsFile, settingsText } from '../../model/settings-file.ts';
import { splitToken, type Token } from '../../syntax/lines.ts';
import { checkedAt, isEllipsis, isLegible, isSetting } from '../cfg/settings.ts';
import { isReadableRow } from '../votes.ts';
import { ALIAS_MACRO, misspeltMacro } from './alias-macro.ts';
import { clusterFiles } from './copies.ts';
import { type DirPlace, normalisedDir, placeFor } from './dir-paths.ts';

/** The parameters that name directories, or files in them, which belong to one node alone. */
export const OWN_DIRS: readonly string[] = [
	'volumes',
	'coldVolumes',
	'chunkMetaDir',
	'redoLogDir',
	'TSDBRedoLogDir',
	'PKEYMetaLogDir',
	'PKEYRedoLogDir',
	'persistenceDir',
	'persistenceOffsetDir',
	'persistOffsetDir',
	'streamingHALogDir',
	'streamingHADir',
	'mvccTableHADir',
	'recoverLogDir',
	'batchJobDir',
	'computeNodeCacheDir',
	'computeNodeCacheMeta',
	'clusterReplicationWorkDir',
	'IOTDBStaticTableDir',
	'IMOLTPRedoFilePath',
	'IMOLTPCheckpointFilePath',
	'tempResultsSpillDir',
];

/** A directory that a node uses. */
export interface NodeDir {
	readonly row: NodeRow;
	/** The host in the spelling that equal hosts share. */
	readonly host: string;
	/** The current name of the parameter, whichever of its names the line uses. */
	readonly name: string;
	readonly entry: Entry;
	/** Which of the elements of a list it is. */
	readonly element: number;
	/** As the node reads it. */
	readonly text: string;
	/** In the one spelling of its place on the host. */
	readonly path: string;
}

/** The copies of cluster.cfg that say the same, and the directories of the nodes that they decide for. */
export interface DirVersion {
	readonly files: readonly CfgFile[];
	/** The data and compute nodes that they decide for. */
	readonly rows: readonly NodeRow[];
	readonly dirs: readonly NodeDir[];
}

const known = new WeakMap<Cluster, readonly DirVersion[]>();

/** The directories of all data and compute nodes, by the version of cluster.cfg that says so. */
export function dirVersions(cluster: Cluster): readonly DirVersion[] {
	const versions = known.get(cluster) ?? findVersions(cluster);
	known.set(cluster, versions);
	return versions;
}

function findVersions(cluster: Cluster): DirVersion[] {
	const copies = groupBy(clusterFiles(cluster), settingsText);
	const nodes = groupBy(workers(cluster), ({ alias }) => settingsText(settingsFile(cluster, alias) as CfgFile));
	return [...nodes].flatMap(([text, rows]) => {
		const files = copies.get(text) ?? [];
		return files[0] ? [{ files, rows, dirs: rememberedDirs(files[0], rows) }] : [];
	});
}

/** The nodes that some cluster.cfg decides for, each alias once. */
function workers(cluster: Cluster): readonly NodeRow[] {
	const rows = cluster.rows.filter((row) => isWorker(row) && isReadableRow(row));
	return uniqueBy(rows, ({ alias }) => alias).filter(({ alias }) => settingsFile(cluster, alias)?.kind === 'cluster');
}

const lastDirs = new WeakMap<CfgFile, Pick<DirVersion, 'rows' | 'dirs'>>();

/** The same list again as long as the file and what rows say stay: in a large cluster most edits are elsewhere. */
function rememberedDirs(file: CfgFile, rows: readonly NodeRow[]): readonly NodeDir[] {
	const last = lastDirs.get(file);
	if (last?.rows.length === rows.length && rows.every((row, at) => saysTheSame(row, last.rows[at]))) return last.dirs;
	const dirs = dirsOf(file, rows);
	lastDirs.set(file, { rows, dirs });
	return dirs;
}

/** Whether two rows are of one node; they may stand in two copies of a file. */
function saysTheSame(row: NodeRow, other: NodeRow | undefined): boolean {
	return row === other || (row.alias === other?.alias && row.host === other.host && row.mode === other.mode);
}

/** Remembers what follows from a list of directories as long as that stays. */
export function rememberedByDirs<T>(
	find: (dirs: readonly NodeDir[]) => readonly T[],
): (version: DirVersion) => readonly T[] {
	const found = new WeakMap<readonly NodeDir[], readonly T[]>();
	return ({ dirs }) => {
		const last = found.get(dirs) ?? find(dirs);
		found.set(dirs, last);
		return last;
	};
}

function dirsOf(file: CfgFile, rows: readonly NodeRow[]): NodeDir[] {
	const written = new Set(file.entries.map(({ name }) => name.toLowerCase()));
	const places = new Map<Entry, readonly ElementPlace[]>(); // a line may be for thousands of nodes
	const hosts = rows.map((row) => ({ row, host: canonicalHost(row.host) }));
	return OWN_DIRS.filter((name) => written.has(name.toLowerCase())).flatMap((name) => {
		const parameter = findParameter(name);
		const using = hosts.filter(({ row }) => parameter?.nodeTypes.some((mode) => mode === row.mode));
		return using.flatMap(({ row, host }) => {
			const entry = winningEntry(file, row.alias, name);
			if (!entry) return [];
			const known = places.get(entry) ?? placesOf(entry);
			places.set(entry, known);
			return known.map(({ element, text, place }) => ({
				row,
				host,
				name: parameter?.sameAs ?? name,
				entry,
				element,
				text: expandAlias(text, row.alias),
				path: placeFor(place, row.alias),
			}));
		});
	});
}

/** An element of a list that leads to a place on a host. */
interface ElementPlace {
	readonly element: number;
	readonly text: string;
	readonly place: DirPlace;
}

function placesOf(entry: Entry): ElementPlace[] {
	return elementsOf(entry).flatMap(({ text }, element) => {
		const place = isJudgeable(text) ? normalisedDir(text) : undefined;
		return place ? [{ element, text, place }] : [];
	});
}

/** The elements of the list that a line sets, without an explanation behind them; none for a line that is no setting. */
export function elementsOf(entry: Entry): readonly Token[] {
	if (!isSetting(entry) || !isLegible(entry.syntax.key.text)) return [];
	const { start, end } = checkedAt(entry).span;
	const { text } = entry.syntax;
	return splitToken(text, { text: text.slice(start, end), start, end }, ',');
}

/** Whether an element is a path at all, not a placeholder or a slip that another rule reports. */
export function isJudgeable(text: string): boolean {
	const rest = text.replaceAll(ALIAS_MACRO, '');
	return text !== '' && !/[<>]|&lt;/.test(rest) && isLegible(text) && !misspeltMacro(text) && !isEllipsis(text);
}

/** The same line in a copy of its file that says the same. */
export function inCopy(files: readonly CfgFile[], copy: CfgFile, entry: Entry): Entry {
	const at = indexOf(files[0], entry);
	return copy.entries[at] ?? entry;
}

const indices = new WeakMap<CfgFile, ReadonlyMap<Entry, number>>();

function indexOf(file: CfgFile | undefined, entry: Entry): number {
	if (!file) return -1;
	const index = indices.get(file) ?? new Map(file.entries.map((one, at) => [one, at]));
	indices.set(file, index);
	return index.get(entry) ?? -1;
}

/** The place of one element of a line; of the whole value where several are meant. */
export function elementsAt(entry: Entry, elements: Iterable<number>): Location {
	const [first, ...others] = elements;
	const whole = checkedAt(entry);
	const token = others.length === 0 && first !== undefined ? elementsOf(entry)[first] : undefined;
	return token ? { file: whole.file, span: { ...whole.span, start: token.start, end: token.end } } : whole;
}
