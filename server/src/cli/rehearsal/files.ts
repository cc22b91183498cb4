import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, copyFile, lstat, mkdir, readdir, readFile, readlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { libraryParts } from './library.generated.ts';
import { whereIs } from './machine.ts';
import type { FileSums } from './predict.ts';
import type { TreeEntry } from './tree-entries.ts';
import { storedZip } from './zip.ts';

/** What lies where the vendor wants a licence. */
export const LICENCE = 'stand-in for a licence\n';

/** The script of that name that rehearsals bring along. */
export function part(name: string): string {
	return libraryParts.find((one) => one.name === name)?.text ?? '';
}

/** Puts something into the tree of a host, where nothing is yet. `real` trees get stand-ins for programs only. */
export async function putEntry(
	tree: string,
	entry: TreeEntry,
	{ isReal }: { readonly isReal: boolean },
): Promise<void> {
	const place = tree + entry.path;
	if (entry.kind === 'package') return putPackage(place, { isReal });
	if (entry.kind === 'archive') return putArchive(place, { isReal });
	if (isReal || entry.kind === 'missing') return;
	if (entry.kind === 'folder') await mkdir(place, { recursive: true });
	else if (entry.kind === 'file' && !(await isThere(place))) await put(place, entry.text);
}

/** Writes a file with the folders above it. */
export async function put(file: string, content: string | Uint8Array, mode = 0o644): Promise<void> {
	await mkdir(path.dirname(file), { recursive: true });
	await writeFile(file, content, { mode });
}

/** The server, its scripts, a licence and empty folders, as far as they are not there; the server never is the real one. */
async function putPackage(folder: string, { isReal }: { readonly isReal: boolean }): Promise<void> {
	const listener = `${folder}/server/.rehearsal-listener`;
	// From an earlier plan of the same rehearsal: it may be running.
	if ((isReal && !(await isThere(folder))) || (await isThere(listener))) return;
	const demo = `${folder}/server/clusterDemo`;
	for (const name of ['config', 'data', 'log']) await mkdir(`${demo}/${name}`, { recursive: true });
	await put(`${folder}/server/dolphindb`, part('server.sh'), 0o755);
	await chmod(`${folder}/server/dolphindb`, 0o755);
	await copyFile(whereIs('rsync') ?? '', listener);
	await chmod(listener, 0o755);
	for (const name of ['startController.sh', 'startAgent.sh', 'stopAllNode.sh']) {
		if (!(await isThere(`${demo}/${name}`))) await put(`${demo}/${name}`, part(name), 0o755);
	}
	if (!isReal) await put(`${folder}/server/dolphindb.lic`, LICENCE);
}

/** An archive without the server of the vendor, which is never started. */
async function putArchive(file: string, { isReal }: { readonly isReal: boolean }): Promise<void> {
	if (!isReal || (await isThere(file))) await put(file, storedZip(await packageFiles()));
}

/** The sums of what archives hold, by name. */
export async function archivedSums(): Promise<FileSums> {
	const files = await packageFiles();
	return new Map([...files].map(([name, content]) => [name, createHash('sha256').update(content).digest('hex')]));
}

/** What the archive of the vendor holds, as far as a rehearsal needs it. */
async function packageFiles(): Promise<Map<string, Uint8Array>> {
	const demo = 'server/clusterDemo';
	const scripts = ['startController.sh', 'startAgent.sh', 'stopAllNode.sh'].map((name) => [
		`${demo}/${name}`,
		part(name),
	]);
	const texts = [['server/dolphindb', part('server.sh')], [`${demo}/config/controller.cfg`, 'sample=1\n'], ...scripts];
	const listener = ['server/.rehearsal-listener', await readFile(whereIs('rsync') ?? '')] as const;
	return new Map([...texts.map(([name = '', text = '']) => [name, Buffer.from(text)] as const), listener]);
}

/** Whether something is at a path. */
export async function isThere(file: string): Promise<boolean> {
	return lstat(file).then(
		() => true,
		() => false,
	);
}

/** The sums of all files of a tree, by their paths on the host. */
export async function readSums(tree: string): Promise<FileSums> {
	const sums = new Map<string, string>();
	const walk = async (folder: string): Promise<void> => {
		const entries = await readdir(tree + folder, { withFileTypes: true });
		for (const entry of entries) {
			const name = `${folder}/${entry.name}`;
			if (entry.isDirectory()) {
				sums.set(name, 'folder');
				await walk(name);
			} else if (entry.isSymbolicLink()) sums.set(name, `-> ${await readlink(tree + name)}`);
			else if (entry.isFile()) sums.set(name, await sumOf(tree + name));
		}
	};
	await walk('');
	return sums;
}

async function sumOf(file: string): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(createReadStream(file), hash);
	return hash.digest('hex');
}

/** The text of a file of a tree; nothing where there is none. */
export async function textAt(tree: string, file: string): Promise<string | undefined> {
	return readFile(tree + file, 'utf8').catch(() => undefined);
}
