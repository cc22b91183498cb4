import * as vscode from 'vscode';
import type { GeneratedFile } from '../../../server/src/protocol/plan.ts';
import type { MigrationArguments } from '../commands/arguments.ts';
import type { Services } from '../commands/register.ts';
import type { Outcome } from './problems.ts';

/**
 * Writes generated files below a folder. Files that are there with another content are replaced only when the user says
 * so. Throws `NotWritable` where the folder does not take them.
 */
export async function writeFiles(
	{ host }: Services,
	folder: vscode.Uri,
	files: readonly GeneratedFile[],
	given: MigrationArguments,
): Promise<Outcome<{ readonly written: readonly vscode.Uri[] }>> {
	const all = files.map((file) => ({ ...file, uri: placeBelow(folder, file.path), bytes: encoder.encode(file.text) }));
	const differing = (await Promise.all(all.map(differs))).flat();
	if (differing.length > 0 && !given.overwrite) {
		if (!given.confirm) return { problems: differing.map(alreadyThere) };
		if (!(await mayReplace(folder, differing))) return undefined;
	}
	for (const [at, { uri, bytes, executable }] of all.entries()) {
		try {
			await vscode.workspace.fs.writeFile(uri, bytes);
			if (executable) await host.makeExecutable(uri);
		} catch (error) {
			throw new NotWritable(folder, at, error);
		}
	}
	return { written: all.map(({ uri }) => uri) };
}

/** A folder takes no files, or no more of them: no permission, a file system that is read-only, a full disk. */
export class NotWritable extends Error {
	constructor(folder: vscode.Uri, written: number, reason: unknown) {
		const [place, why] = [placeName(folder), reason instanceof Error ? reason.message : String(reason)];
		super(
			written === 0
				? vscode.l10n.t('Nothing can be written to {0}: {1}', place, why)
				: vscode.l10n.t('{2} files were written to {0}, and no more of them: {1}', place, why, written),
		);
	}
}

const encoder = new TextEncoder();

/** A folder as the user knows it. */
export function placeName(folder: vscode.Uri): string {
	return folder.scheme === 'file' ? folder.fsPath : folder.toString();
}

/** The place of a file below the folder. Names of hosts and aliases are part of the path, and they are user data. */
function placeBelow(folder: vscode.Uri, path: string): vscode.Uri {
	const uri = vscode.Uri.joinPath(folder, path);
	if (!uri.path.startsWith(`${folder.path.replace(/\/$/, '')}/`)) throw new Error(`${path} is not below the folder`);
	return uri;
}

async function differs({ path, uri, bytes }: { path: string; uri: vscode.Uri; bytes: Uint8Array }): Promise<string[]> {
	const old = await vscode.workspace.fs.readFile(uri).then(
		(found) => found,
		() => undefined, // not there, or not to be read: then writing says why
	);
	return !old || isEqual(old, bytes) ? [] : [path];
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

function alreadyThere(path: string): string {
	return vscode.l10n.t('{0} is there already with another content. Nothing was written.', path);
}

async function mayReplace(folder: vscode.Uri, differing: readonly string[]): Promise<boolean> {
	const replace = vscode.l10n.t('Replace');
	const text = vscode.l10n.t(
		'{0} files in {1} have another content. Replace them?',
		differing.length,
		placeName(folder),
	);
	const detail = differing.slice(0, 20).join('\n');
	return (await vscode.window.showWarningMessage(text, { modal: true, detail }, replace)) === replace;
}
