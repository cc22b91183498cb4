import type { FileId, Position } from '../base/span.ts';
import { splitLines } from '../syntax/lines.ts';
import type { FileChange } from './rule.ts';

/**
 * Carries out changes on texts: for `check --fix`, plans and tests. Edits of one file must not overlap. A file that is
 * there already is not created anew, nor is another one moved over it: a rule does not see files that are not ours.
 */
export function applyChanges(texts: ReadonlyMap<FileId, string>, changes: readonly FileChange[]): Map<FileId, string> {
	const result = new Map(texts);
	for (const change of changes) {
		if (change.kind === 'create' && !result.has(change.file)) result.set(change.file, change.text);
		if (change.kind !== 'rename' || result.has(change.to)) continue;
		result.set(change.to, result.get(change.from) ?? '');
		result.delete(change.from);
	}
	for (const [file, text] of texts) {
		const edits = changes.filter((change) => change.kind === 'edit' && change.file === file);
		if (edits.length > 0) result.set(file, applyEdits(text, edits as Edit[])); // the filter lets only edits through
	}
	return result;
}

type Edit = Extract<FileChange, { kind: 'edit' }>;

/** Applies edits to a text. Throws where two overlap: that is a mistake in a fix. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
	const starts = lineStarts(text);
	const offset = ({ line, character }: Position) => Math.min((starts[line] ?? text.length) + character, text.length);
	const spans = edits.map((edit) => ({ from: offset(edit.range.start), to: offset(edit.range.end), edit }));
	spans.sort((a, b) => a.from - b.from || a.to - b.to);
	let result = '';
	let at = 0;
	for (const { from, to, edit } of spans) {
		if (from < at) throw new Error(`edits overlap in ${edit.file} at offset ${from}`);
		result += text.slice(at, from) + edit.newText;
		at = to;
	}
	return result + text.slice(at);
}

function lineStarts(text: string): number[] {
	const starts = [0];
	for (const { text: line, eol } of splitLines(text)) starts.push((starts.at(-1) ?? 0) + line.length + eol.length);
	return starts;
}
