import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, posix } from 'node:path';
import type { CommandOptions, CommandResult } from './command.ts';
import { type Machine, PRIVATE_FOLDERS } from './machine.ts';

/** Runs a command on a host and fails unless it ends with 0. */
export type MustRun = (command: string, options?: CommandOptions) => Promise<CommandResult>;

/** What a file of a host consists of; two equal entries are equal for rsync -aHO, apart from the time. */
export interface TreeEntry {
	readonly kind: 'file' | 'folder' | 'symlink' | 'other';
	/** Octal, such as '644'. */
	readonly mode: string;
	/** Numeric, such as '0:0'. */
	readonly owner: string;
	/** Number of names, for files. */
	readonly links?: number;
	readonly sha256?: string;
	readonly target?: string;
}

/** Everything below a folder, by path relative to it. */
export type Tree = Readonly<Record<string, TreeEntry>>;

/** Where a path of a host is on this machine. Follows no symlinks: never write through a path below a link. */
export function outsidePath({ dir }: Pick<Machine, 'dir'>, path: string): string {
	const clean = posix.normalize(path);
	const own = PRIVATE_FOLDERS.some((folder) => clean === `/${folder}` || clean.startsWith(`/${folder}/`));
	if (!own) throw new Error(`${path} is not private to a host: ${PRIVATE_FOLDERS.map((name) => `/${name}`).join(' ')}`);
	return join(dir, clean);
}

/** Writes one file on a host, with its parent folders. */
export async function putFile(run: MustRun, path: string, content: string | Uint8Array, mode = 0o644): Promise<void> {
	await run('mkdir -p -- "$FOLDER" && cat > "$FILE" && chmod "$MODE" -- "$FILE"', {
		env: { FOLDER: posix.dirname(path), FILE: path, MODE: mode.toString(8) },
		input: content,
	});
}

/** The bytes of a file on a host, as its first process sees it. Absolute links lead to this machine instead. */
export function getFile({ init }: Pick<Machine, 'init'>, path: string): Promise<Buffer> {
	return readFile(`/proc/${init.pid}/root${path}`);
}

/** Fills a folder on a host with what `fill` writes into an empty folder of this machine. */
export async function putFolder(
	machine: Machine,
	run: MustRun,
	path: string,
	fill: (staging: string) => Promise<void>,
): Promise<void> {
	const staging = await mkdtemp(`${machine.dir}/lab/staging-`);
	try {
		await fill(staging);
		// Entry by entry, so that the folder itself keeps the permissions that it has.
		await run('mkdir -p -- "$TO" && find "/lab/$FROM" -mindepth 1 -maxdepth 1 -exec cp -a -t "$TO" -- {} +', {
			env: { TO: path, FROM: basename(staging) },
		});
	} finally {
		await rm(staging, { recursive: true });
	}
}

/** Writes files given by relative path into a folder of this machine. */
export async function writeFiles(dir: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
	for (const [name, content] of Object.entries(files)) {
		await mkdir(dirname(join(dir, name)), { recursive: true });
		await writeFile(join(dir, name), content);
	}
}

/** Copies a folder of this machine into an empty one, links as they are. */
export function copyInto(from: string): (staging: string) => Promise<void> {
	return (staging) => cp(from, staging, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
}

const LIST = `cd -- "$DIR" || exit
find . -mindepth 1 -printf '%P\\0%y\\0%m\\0%U:%G\\0%n\\0%l\\0'
printf '\\0'
find . -type f -print0 | xargs -0 -r sha256sum -z --`;

const KINDS: Readonly<Record<string, TreeEntry['kind']>> = { f: 'file', d: 'folder', l: 'symlink' };

/** Lists everything below a folder of a host with contents, permissions, owners and link targets. */
export async function readTree(run: MustRun, dir: string): Promise<Tree> {
	const { stdout } = await run(LIST, { env: { DIR: dir } });
	const fields = stdout.split('\0');
	const found = new Map<string, TreeEntry>();
	let at = 0;
	for (; fields[at] !== ''; at += 6) {
		const [path = '', type = '', mode = '', owner = '', links, target] = fields.slice(at, at + 6);
		const kind = KINDS[type] ?? 'other';
		found.set(path, {
			kind,
			mode,
			owner,
			...(kind === 'file' && { links: Number(links) }),
			...(kind === 'symlink' && { target: target ?? '' }),
		});
	}
	for (const line of fields.slice(at + 1)) {
		const entry = found.get(line.slice(68));
		if (entry) found.set(line.slice(68), { ...entry, sha256: line.slice(0, 64) });
	}
	return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
