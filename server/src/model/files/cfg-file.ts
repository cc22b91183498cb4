import type { FileId, Location } from '../../base/span.ts';
import type { FileKind } from '../../catalog/file-kinds.ts';
import type { CfgEntryLine, CfgTree } from '../../syntax/cfg.ts';
import { splitToken, type Token, tokenBetween } from '../../syntax/lines.ts';
import { parseSite } from '../../syntax/site.ts';
import { changedLines, type LineRange } from '../../syntax/tree.ts';
import { firstFrom, movedBy } from './by-line.ts';
import { type GluedEntries, gapsBetween, unglued } from './cfg-repairs.ts';
import { type CutLines, lastLineOf } from './cut-lines.ts';
import { place, readSite, type Site } from './site.ts';

/** The kinds of files that hold `name=value` lines. */
export type CfgKind = Exclude<FileKind, 'nodes'>;

/** A `[qualifier.]name=value` line. */
export interface Entry {
	readonly file: FileId;
	readonly line: number;
	readonly syntax: CfgEntryLine;
	/** The text before the first dot of the key: an alias, a pattern, or in controller.cfg a zone. */
	readonly qualifier: string | undefined;
	readonly name: string;
	readonly value: string;
	/** The slip that was mended to read this entry, if any: then it is not the only text on its line. */
	readonly repair: GluedEntries | undefined;
}

/** A parameter whose value is one site. */
export interface SiteEntry {
	readonly entry: Entry;
	readonly site: Site;
}

/**
 * The `sites` parameter of an agent. Empty elements are there, with empty parts. Where carriage returns cut the list,
 * elements stand on lines below that of the entry.
 */
export interface SitesEntry {
	readonly entry: Entry;
	readonly elements: readonly Site[];
}

/** What a settings file says. Built even from a broken file; the tree has what is missing here. */
export interface CfgFile {
	readonly id: FileId;
	readonly kind: CfgKind;
	readonly tree: CfgTree;
	readonly entries: readonly Entry[];
	/** Unqualified entries by name. Of several, vendor tools let the last one win. */
	readonly common: ReadonlyMap<string, Entry>;
	readonly localSite: SiteEntry | undefined;
	readonly controllerSite: SiteEntry | undefined;
	readonly sites: SitesEntry | undefined;
	/** Settings that stood glued together on a line, and are read as they were meant. */
	readonly repairs: readonly GluedEntries[];
	/** Settings that carriage returns cut. Of their entries, `sites` alone has the elements behind them as well. */
	readonly cuts: readonly CutLines[];
}

/** Reads a settings file; what stands unchanged in its previous version is taken over. */
export function readCfgFile(id: FileId, kind: CfgKind, tree: CfgTree, previous?: CfgFile): CfgFile {
	const { entries, repairs, cuts } = (previous && readChanges(previous, tree)) ?? readAll(id, tree);
	const common = new Map<string, Entry>();
	for (const entry of entries) if (entry.qualifier === undefined) common.set(entry.name, entry);
	return {
		id,
		kind,
		tree,
		entries,
		common,
		localSite: siteEntry(common.get('localSite')),
		controllerSite: siteEntry(common.get('controllerSite')),
		sites: sitesEntry(common.get('sites'), tree, cuts),
		repairs,
		cuts,
	};
}

type Content = Pick<CfgFile, 'entries' | 'repairs' | 'cuts'>;

function readAll(id: FileId, tree: CfgTree): Content {
	return readLines(id, tree, { from: 0, to: tree.lines.length });
}

/** Reads what has changed. Where lines are glued together or cut, their neighbours may have a part in it: then nothing. */
function readChanges(previous: CfgFile, tree: CfgTree): Content | undefined {
	if (previous.repairs.length > 0 || previous.cuts.length > 0) return undefined;
	const { old, new: lines } = changedLines(previous.tree, tree);
	const between = readLines(previous.id, tree, { from: Math.max(0, lines.from - 1), to: lines.to });
	if (between.repairs.length > 0 || between.cuts.length > 0) return undefined;
	const above = previous.entries.slice(0, firstFrom(previous.entries, Math.max(0, lines.from - 1)));
	const below = movedBy(previous.entries.slice(firstFrom(previous.entries, old.to)), lines.to - old.to);
	return { ...between, entries: [...above, ...between.entries, ...below] };
}

function readLines(id: FileId, { lines }: CfgTree, { from, to }: LineRange): Content {
	const entries: Entry[] = [];
	const repairs: GluedEntries[] = [];
	const cuts: CutLines[] = [];
	for (let line = from; line < to; line++) {
		const syntax = lines[line];
		if (syntax?.kind !== 'entry') continue;
		const last = lastLineOf(lines, line);
		if (last > line) cuts.push({ first: line, last });
		const glued = unglued(syntax);
		const gaps = glued && gapsBetween(line, glued);
		if (!gaps) {
			entries.push(readEntry(id, line, syntax, undefined));
			continue;
		}
		for (const [at, one] of glued.entries()) entries.push(readEntry(id, line, one, gaps[at] ?? gaps[at - 1]));
		for (const gap of gaps) repairs.push(gap); // too many for arguments where a line is huge
	}
	return { entries, repairs, cuts };
}

function readEntry(file: FileId, line: number, syntax: CfgEntryLine, repair: GluedEntries | undefined): Entry {
	return {
		file,
		line,
		syntax,
		qualifier: syntax.qualifier?.text,
		name: syntax.name.text,
		value: syntax.value.text,
		repair,
	};
}

/** The settings on some lines, in their order. */
export function entriesOn({ entries }: CfgFile, { from, to }: LineRange): readonly Entry[] {
	return entries.slice(firstFrom(entries, from), firstFrom(entries, to));
}

/** The value of an unqualified parameter. */
export function parameterValue(file: CfgFile | undefined, name: string): string | undefined {
	return file?.common.get(name)?.value;
}

/** The place of the key of an entry, qualifier included. */
export function keyAt(entry: Entry): Location {
	return place(entry.file, entry.line, entry.syntax.key);
}

/** The place of the parameter name of an entry, without the qualifier. */
export function nameAt(entry: Entry): Location {
	return place(entry.file, entry.line, entry.syntax.name);
}

/** The place of the qualifier of an entry; of the whole key where it has none. */
export function qualifierAt(entry: Entry): Location {
	return place(entry.file, entry.line, entry.syntax.qualifier ?? entry.syntax.key);
}

/** The place of the value of an entry. */
export function valueAt(entry: Entry): Location {
	return place(entry.file, entry.line, entry.syntax.value);
}

function siteEntry(entry: Entry | undefined): SiteEntry | undefined {
	if (!entry) return undefined;
	const { text, value } = entry.syntax;
	return { entry, site: readSite(entry.file, entry.line, parseSite(text, value)) };
}

function sitesEntry(entry: Entry | undefined, tree: CfgTree, cuts: readonly CutLines[]): SitesEntry | undefined {
	if (!entry) return undefined;
	const { text, value } = entry.syntax;
	const isLast = tokenBetween(text, value.start, text.length).end === value.end; // on a line of several settings
	const cut = isLast ? cuts.find(({ first }) => first === entry.line) : undefined;
	const lines = tree.lines.slice(entry.line + 1, (cut?.last ?? 0) + 1);
	const rest = lines.map((below, at) =>
		sitesIn(entry.file, entry.line + 1 + at, below.text, tokenBetween(below.text, 0, below.text.length)),
	);
	return { entry, elements: joined(sitesIn(entry.file, entry.line, text, value), rest) };
}

function sitesIn(file: FileId, line: number, text: string, list: Token): readonly Site[] {
	return splitToken(text, list, ',').map((token) => readSite(file, line, parseSite(text, token)));
}

/** The parts of one list. Where one ends, or the next begins, with a comma, an empty element is none. */
function joined(first: readonly Site[], rest: readonly (readonly Site[])[]): readonly Site[] {
	const all = [...first];
	for (const part of rest) {
		const isEnded = all.at(-1)?.text === '';
		if (isEnded) all.pop();
		for (const site of isEnded ? part : part.slice(1)) all.push(site); // too many for arguments where a line is huge
	}
	return all;
}
