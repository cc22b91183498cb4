import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Locale, Message } from '../base/message.ts';
import type { FileId } from '../base/span.ts';
import { nodeFiles, readTextFile, toId, toPath } from '../node/file-access.ts';
import { rules } from '../rules/registry.generated.ts';
import { problemOf } from '../workspace/runtime.ts';
import type { Settings } from '../workspace/settings.ts';
import { Workspace } from '../workspace/workspace.ts';
import { noSuchFile, refusal, UsageError } from './command.ts';
import { loadSettings } from './settings.ts';

/** The files below some paths, and what could not be read. */
export interface Loaded {
	readonly workspace: Workspace;
	/** Whether a file was asked for: findings elsewhere are context only. */
	readonly isAsked: (file: FileId) => boolean;
	readonly problems: readonly Message[];
}

/** Loads folders and files. A file brings the other files of its folder along, as context. */
export async function load(paths: readonly string[], locale: Locale, config?: string): Promise<Loaded> {
	const workspace = new Workspace(rules);
	workspace.setSettings(await settingsFor(paths, locale, config));
	const asked: FileId[] = [];
	const problems: Message[] = [];
	for (const given of paths) {
		const full = path.resolve(given);
		const folder = (await isFolder(full, given)) ? full : path.dirname(full);
		const listed = await nodeFiles.list(toId(folder));
		problems.push(...listed.problems);
		const files = folder === full ? listed.files : [...new Set([...listed.files, toId(full)])];
		problems.push(...(await readInto(workspace, files, full)));
		asked.push(toId(full));
	}
	const isAsked = (file: FileId) => asked.some((id) => file === id || file.startsWith(`${id}/`));
	return { workspace, isAsked, problems };
}

/** The settings for the first path; a folder that does not exist is reported by whoever reads it. */
async function settingsFor(
	[first = '.']: readonly string[],
	locale: Locale,
	config: string | undefined,
): Promise<Settings> {
	const folder = (await isFolder(path.resolve(first), first)) ? first : path.dirname(first);
	return loadSettings(config, folder, locale);
}

/** Reads a text file that has to be there; throws `UsageError` where it cannot be read. */
export async function readRequired(file: string): Promise<string> {
	const result = await readTextFile(path.resolve(file));
	if (result === undefined) throw noSuchFile(file);
	if ('problem' in result) throw new UsageError(result.problem);
	return result.text;
}

async function readInto(workspace: Workspace, files: readonly FileId[], asked: string): Promise<Message[]> {
	const results = await Promise.all(files.map(async (file) => ({ file, result: await nodeFiles.read(file) })));
	return results.flatMap(({ file, result }) => {
		if (result && 'text' in result) workspace.setText(file, result.text, result.encoding);
		// Of the context, only what was asked for is worth a complaint.
		const problem = toPath(file).startsWith(asked) ? problemOf(toPath(file), result) : undefined;
		return problem === undefined ? [] : [problem];
	});
}

async function isFolder(full: string, given: string): Promise<boolean> {
	try {
		return (await stat(full)).isDirectory();
	} catch {
		const template = { en: '{given}: no such file or folder', zh: '{given}：没有该文件或目录' };
		throw refusal(template, { given }); // stat fails for a path that does not exist or cannot be reached
	}
}
