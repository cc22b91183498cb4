import { remembering } from '../base/remember.ts';
import { resolveName } from '../catalog/catalog.ts';
import { type Entry, entriesOn } from '../model/files/cfg-file.ts';
import type { ConfigFile } from '../model/files/config-file.ts';
import { changedLines, type LineNode, type LineRange, type Tree } from '../syntax/tree.ts';
import { isEllipsis } from './cfg/settings.ts';
import type { Topic } from './reads.ts';

/** Two versions of a file and the lines in which they differ: all above and below stand in both. */
export interface FileEdit {
	readonly before: ConfigFile;
	readonly after: ConfigFile;
	/** The lines that were there before. */
	readonly old: LineRange;
	/** The lines in their place. Both ranges begin on the same line. */
	readonly new: LineRange;
	/** What the edit touches: `all`, or some topics. */
	readonly touched: 'all' | ReadonlySet<Topic>;
}

/** What is different between two versions of a file. */
export function editBetween(before: ConfigFile, after: ConfigFile): FileEdit {
	// Not remembered: whatever holds a version together with the one before it holds all versions there ever were.
	const ranges = changedLines(before.tree, after.tree);
	return { before, after, ...ranges, touched: touchedBy(before, after, ranges) };
}

type Ranges = Pick<FileEdit, 'old' | 'new'>;

function touchedBy(before: ConfigFile, after: ConfigFile, ranges: Ranges): FileEdit['touched'] {
	if (before.id !== after.id || isOdd(before) || isOdd(after)) return 'all';
	const topics = new Set<Topic>(['text']);
	if (before.kind === 'nodes' && after.kind === 'nodes') {
		if (before.hasHeader !== after.hasHeader || String(before.columns) !== String(after.columns)) return 'all';
	} else if (before.kind !== after.kind) return 'all';
	addTopics(topics, before, ranges.old);
	addTopics(topics, after, ranges.new);
	if (isOnTop(before, ranges.old) || isOnTop(after, ranges.new)) topics.add('top');
	if (endsOf(before.tree) !== 'lf' || endsOf(after.tree) !== 'lf') topics.add('ends');
	return topics;
}

/** Whether lines of a file mean something only together, or a single line makes it another file. */
function isOdd(file: ConfigFile): boolean {
	if (file.repairs.length > 0 || endsOf(file.tree) === 'cr') return true;
	return file.kind === 'nodes' ? file.rows.length === 0 : file.entries.length === 0;
}

function addTopics(topics: Set<Topic>, file: ConfigFile, range: LineRange): void {
	for (const { kind, text } of file.tree.lines.slice(range.from, range.to)) {
		if (/[^\t\x20-\x7e]/.test(text)) topics.add('foreign');
		if (kind === 'error') addBroken(topics, text.trim());
		if (kind === 'row' || kind === 'header') topics.add('rows');
	}
	if (file.kind !== 'nodes') for (const entry of entriesOn(file, range)) addEntry(topics, entry);
}

/** What is no setting may have been meant as one: rules ask whether it begins with a name. */
function addBroken(topics: Set<Topic>, text: string): void {
	if (isEllipsis(text)) topics.add('excerpt');
	const word = /^\w{0,64}/.exec(text)?.[0].toLowerCase() ?? '';
	for (let end = 1; end <= word.length; end++) topics.add(word.slice(0, end));
}

/** A rule may ask for a parameter by any of its names. */
function addEntry(topics: Set<Topic>, { name }: Entry): void {
	topics.add('settings').add(name.toLowerCase());
	const parameter = resolveName(name)?.parameter;
	if (parameter) topics.add(parameter.name.toLowerCase()).add((parameter.sameAs ?? parameter.name).toLowerCase());
}

/** Whether lines stand on top of a file, or above its first line with content. */
function isOnTop({ tree: { lines } }: ConfigFile, { from }: LineRange): boolean {
	const first = lines[0];
	return from === 0 || first === undefined || first.kind === 'blank' || first.text.startsWith('\ufeff');
}

/** How the lines of a file end: all in LF, or some in a lone CR, or otherwise. */
const endsOf = remembering(({ lines }: Tree<LineNode>): 'lf' | 'cr' | 'other' => {
	let found: 'lf' | 'other' = 'lf';
	for (const { eol } of lines) {
		if (eol === '\r') return 'cr';
		if (eol !== '\n') found = 'other';
	}
	return found;
});
