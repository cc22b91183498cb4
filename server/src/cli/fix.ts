import type { Message } from '../base/message.ts';
import { saidBy } from '../base/said-error.ts';
import type { FileId } from '../base/span.ts';
import { fixAll } from '../features/fix-all/fix-all.ts';
import { textChanges } from '../features/fix-all/text-changes.ts';
import { toPath } from '../node/file-access.ts';
import { moveFile, replaceText } from '../node/write-file.ts';
import type { Loaded } from './load.ts';

/** What `--fix` did. */
export interface FixReport {
	/** The files that were written or renamed. */
	readonly files: readonly FileId[];
	/** What could not be written, in sentences. */
	readonly problems: readonly Message[];
}

/**
 * Carries out the fixes that are certain, in the files that were asked for, and writes these. A file that is not UTF-8
 * is left alone: its text is not all that is in it.
 */
export async function fixFiles(loaded: Loaded): Promise<FixReport> {
	const files: FileId[] = [];
	const problems: Message[] = [];
	for (const { file, write, takeOver } of writesFor(loaded)) {
		try {
			await write();
			takeOver();
			files.push(file);
		} catch (error) {
			problems.push(saidBy(error));
		}
	}
	return { files, problems };
}

/** A file to write, and what becomes of the workspace when that went well. */
interface Write {
	readonly file: FileId;
	readonly write: () => Promise<void>;
	readonly takeOver: () => void;
}

function writesFor({ workspace, isAsked }: Loaded): Write[] {
	const { texts: before, encodings } = workspace.snapshot();
	const mayChange = (file: FileId) => isAsked(file) && !encodings.has(file);
	const { texts } = fixAll(workspace, { files: isAsked, mayChange });
	const renames = textChanges(before, texts).flatMap((change) => (change.kind === 'rename' ? [change] : []));
	const moved = new Set(renames.flatMap(({ from, to }) => [from, to]));
	const moves = renames.map(({ from, to }): Write => {
		const takeOver = () => {
			workspace.setText(to, before.get(from));
			workspace.setText(from, undefined);
		};
		return { file: to, write: () => moveFile(toPath(from), toPath(to)), takeOver };
	});
	const rest = [...texts].flatMap(([file, text]): Write[] => {
		if (text === undefined || moved.has(file)) return [];
		const write = () => replaceText(toPath(file), before.get(file), text);
		return [{ file, write, takeOver: () => workspace.setText(file, text) }];
	});
	return [...moves, ...rest];
}
