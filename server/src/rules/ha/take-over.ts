import { unique } from '../../base/collections.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { CfgFile } from '../../model/files/cfg-file.ts';
import type { NodesFile } from '../../model/files/nodes-file.ts';
import { isSetting } from '../cfg/settings.ts';
import { lineEndOf, replaceAll } from '../edits.ts';
import type { FileChange } from '../rule.ts';
import { isReadableRow } from '../votes.ts';
import { type Answer, answeredNodes, answeredSettings, areEqual, plainRowOf } from './live-answers.ts';

/** Makes cluster.nodes say what the running cluster does, in all packages; not where controllers answer differently. */
export function takeOverRows(cluster: Cluster, live: Answer): FileChange[] | undefined {
	const files = cluster.nodesFiles;
	if (answeredNodes(cluster).some((other) => !areEqual(other.live, live))) return undefined;
	return files.every((file) => canHold(file, live)) ? files.map((file) => withRows(file, live)) : undefined;
}

/** Whether each row stands on a line of its own, and the header has a name for each column. */
function canHold(file: NodesFile, live: Answer): boolean {
	const columns = Math.max(0, ...[...live.values()].map((row) => row.split(',').length));
	return file.hasHeader && file.repairs.length === 0 && columns <= file.columns.length;
}

function withRows(file: NodesFile, live: Answer): FileChange {
	const left = new Map(live);
	const rows = new Map(file.rows.map((row) => [row.line, row]));
	const padded = (row: string) => row + ','.repeat(Math.max(0, file.columns.length - row.split(',').length));
	const texts = file.tree.lines.map(({ text }, line) => {
		const row = rows.get(line);
		if (!row) return text;
		const wanted = left.get(row.alias);
		left.delete(row.alias);
		if (wanted === undefined) return isReadableRow(row) ? undefined : text; // other rules speak of the rest
		return plainRowOf(row) === wanted ? text : padded(wanted);
	});
	return rewritten(file, texts, [...left.values()].map(padded));
}

/** Makes cluster.cfg say what the running cluster does, in all packages; not where controllers answer differently. */
export function takeOverSettings(cluster: Cluster, live: Answer): FileChange[] | undefined {
	if (answeredSettings(cluster).some((other) => !areEqual(other.live, live))) return undefined;
	const files = unique(cluster.packages.flatMap((pkg) => pkg.cluster ?? []));
	const isPlain = files.every(({ repairs }) => repairs.length === 0);
	return isPlain ? files.map((file) => withSettings(file, live)) : undefined;
}

function withSettings(file: CfgFile, live: Answer): FileChange {
	const left = new Map(live);
	const entries = new Map(file.entries.filter(isSetting).map((entry) => [entry.line, entry]));
	const texts = file.tree.lines.map(({ text }, line) => {
		const entry = entries.get(line);
		if (!entry) return text;
		const wanted = left.get(entry.syntax.key.text);
		left.delete(entry.syntax.key.text);
		if (wanted === undefined) return undefined;
		const { start, end } = entry.syntax.value;
		return entry.value === wanted ? text : text.slice(0, start) + wanted + text.slice(end);
	});
	return rewritten(
		file,
		texts,
		[...left].map(([key, value]) => `${key}=${value}`),
	);
}

/** The file with these texts in place of its lines, the lines that are gone left out, and more lines below the last. */
function rewritten(
	file: NodesFile | CfgFile,
	texts: readonly (string | undefined)[],
	more: readonly string[],
): FileChange {
	const lines = texts.flatMap((text, at) =>
		text === undefined ? [] : [{ text, eol: file.tree.lines[at]?.eol ?? '' }],
	);
	const blank = lines.findLastIndex(({ text }) => text.trim() !== '') + 1;
	lines.splice(blank, 0, ...more.map((text) => ({ text, eol: lineEndOf(file) })));
	const isEnded = file.tree.lines.at(-1)?.eol !== '';
	return replaceAll(
		file,
		lines
			.map(({ text, eol }, at) => {
				const isLast = at === lines.length - 1;
				return text + (isLast && !isEnded ? '' : eol || lineEndOf(file));
			})
			.join(''),
	);
}
