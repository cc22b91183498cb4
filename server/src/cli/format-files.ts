import type { Message } from '../base/message.ts';
import { saidBy } from '../base/said-error.ts';
import type { FileId } from '../base/span.ts';
import { type Edit, formatFile } from '../features/formatting/format.ts';
import { formattingRefusal } from '../features/formatting/refusal.ts';
import { toPath } from '../node/file-access.ts';
import { replaceText } from '../node/write-file.ts';
import { applyEdits } from '../rules/apply-changes.ts';
import type { Loaded } from './load.ts';
import { showPath } from './show-path.ts';

/** A file that is not in shape, and the lines of it that are not, counted from 0. */
export interface Unformatted {
	readonly file: FileId;
	readonly lines: readonly number[];
}

/** What formatting did, or would do. */
export interface FormatReport {
	/** How many files were looked at. */
	readonly files: number;
	/** The files that were written; with `--check` those that would be. */
	readonly changed: readonly Unformatted[];
	/** What could not be formatted or written, in sentences. */
	readonly problems: readonly Message[];
}

/** Brings the files that were asked for into shape, each in one step; with `isCheck` nothing is written. */
export async function formatFiles({ workspace, isAsked }: Loaded, isCheck: boolean): Promise<FormatReport> {
	const snapshot = workspace.snapshot();
	const asked = [...snapshot.files.values()].filter(({ id }) => isAsked(id));
	const changed: Unformatted[] = [];
	const problems: Message[] = [];
	for (const file of asked) {
		const refusal = formattingRefusal(snapshot, file.id, showPath(file.id));
		const edits = refusal ? [] : formatFile(file);
		const problem = refusal ?? (isCheck ? undefined : await write(file.id, snapshot.texts.get(file.id) ?? '', edits));
		if (problem) problems.push(problem);
		else if (edits.length > 0) changed.push({ file: file.id, lines: linesOf(edits) });
	}
	return { files: asked.length, changed, problems };
}

/** Writes a file that is not in shape; says why where that does not go well. */
async function write(file: FileId, text: string, edits: readonly Edit[]): Promise<Message | undefined> {
	if (edits.length === 0) return undefined;
	try {
		await replaceText(toPath(file), text, applyEdits(text, edits));
		return undefined;
	} catch (error) {
		return saidBy(error); // the other files are formatted all the same
	}
}

function linesOf(edits: readonly Edit[]): number[] {
	const lines = new Set<number>();
	for (const { range } of edits) {
		const last = range.end.character === 0 ? range.end.line - 1 : range.end.line;
		for (let line = range.start.line; line <= Math.max(last, range.start.line); line++) lines.add(line);
	}
	return [...lines];
}
