import path from 'node:path';
import type { Locale, Message } from '../base/message.ts';
import type { FileId } from '../base/span.ts';
import { nodeFiles, readTextFile, toId, toPath } from '../node/file-access.ts';
import { rules } from '../rules/registry.generated.ts';
import { problemOf } from '../workspace/runtime.ts';
import { Workspace } from '../workspace/workspace.ts';
import { type Asked, askedBy } from './asked.ts';
import { noSuchFile, UsageError } from './command.ts';
import { exclusion } from './patterns.ts';
import { loadSettings } from './settings.ts';
import { showPath } from './show-path.ts';
import type { Unsaved } from './unsaved.ts';

/** The files below some paths, and what could not be read. */
export interface Loaded {
	readonly workspace: Workspace;
	/** Whether a file was asked for: findings elsewhere are context only. */
	readonly isAsked: (file: FileId) => boolean;
	readonly problems: readonly Message[];
}

/** What else is said of the files to load. */
export interface LoadWishes {
	/** The file with settings. */
	readonly config?: string | undefined;
	/** Patterns of files and folders that are passed over as if they were not there. */
	readonly exclude?: readonly string[] | undefined;
	/** A text that stands for a file, and is all that is asked for. */
	readonly unsaved?: Unsaved | undefined;
}

/** Loads folders and files. A file brings the other files of its folder along, as context; so do the files of a pattern. */
export async function load(paths: readonly string[], locale: Locale, wishes: LoadWishes = {}): Promise<Loaded> {
	const workspace = new Workspace(rules);
	const all = await Promise.all(paths.map(askedBy));
	workspace.setSettings(await loadSettings(wishes.config, all[0]?.folder ?? '.', locale));
	const isExcluded = exclusion(wishes.exclude ?? []);
	const problems: Message[] = [];
	for (const asked of all) problems.push(...(await loadAsked(workspace, asked, isExcluded)));
	const { unsaved } = wishes;
	if (!unsaved) return { workspace, isAsked: (file) => all.some(({ includes }) => includes(file)), problems };
	workspace.setText(unsaved.file, unsaved.text, unsaved.encoding);
	return { workspace, isAsked: (file) => file === unsaved.file, problems: [...problems, ...unsaved.problems] };
}

async function loadAsked(
	workspace: Workspace,
	{ folder, file, includes }: Asked,
	isExcluded: (shown: string) => boolean,
): Promise<Message[]> {
	const listed = await nodeFiles.list(toId(folder));
	const found = listed.files.filter((one) => !isExcluded(showPath(one)));
	const files = file === undefined ? found : [...new Set([...found, file])]; // who names a file wants it
	return [...listed.problems, ...(await readInto(workspace, files, includes))];
}

/** Reads a text file that has to be there; throws `UsageError` where it cannot be read. */
export async function readRequired(file: string): Promise<string> {
	const result = await readTextFile(path.resolve(file));
	if (result === undefined) throw noSuchFile(file);
	if ('problem' in result) throw new UsageError(result.problem);
	return result.text;
}

async function readInto(
	workspace: Workspace,
	files: readonly FileId[],
	isAsked: (file: FileId) => boolean,
): Promise<Message[]> {
	const results = await Promise.all(files.map(async (file) => ({ file, result: await nodeFiles.read(file) })));
	return results.flatMap(({ file, result }) => {
		if (result && 'text' in result) workspace.setText(file, result.text, result.encoding);
		// Of the context, only what was asked for is worth a complaint.
		const problem = isAsked(file) ? problemOf(toPath(file), result) : undefined;
		return problem === undefined ? [] : [problem];
	});
}
