import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync, rmSync, type Stats } from 'node:fs';

// Looked at from outside and in this process: a shell with find, sort and sha256sum on the host takes twenty times as long,
// and tests look at trees more often than at anything else. Names are bytes, which latin1 keeps as they are.

/**
 * Everything below folders of a host, whose own root lies at `root`: kind and mode, owner, name and link target, one line
 * each, then the sums of all files.
 */
export function treeListing(root: string, folders: readonly string[]): string {
	const found = folders.flatMap((folder) => entriesBelow(root, folder)).toSorted(([a], [b]) => (a < b ? -1 : 1));
	const lines = found.map(([name, stats]) => {
		const target = stats.isSymbolicLink() ? readlinkSync(bytes(root + name), 'latin1') : '';
		return `${modeOf(stats)} ${stats.uid}:${stats.gid} ${name} ${target}\n`;
	});
	const files = found.filter(([, stats]) => stats.isFile());
	const sums = files.map(
		([name]) =>
			`${createHash('sha256')
				.update(readFileSync(bytes(root + name)))
				.digest('hex')}  ${name}\n`,
	);
	return bytes([...lines, ...sums].join('')).toString('utf8');
}

/** Removes everything in folders of a host, but not the folders themselves. */
export function emptyFolders(root: string, folders: readonly string[]): void {
	for (const folder of folders)
		for (const name of readdirSync(root + folder, 'latin1'))
			rmSync(bytes(`${root}${folder}/${name}`), { recursive: true, force: true });
}

function entriesBelow(root: string, folder: string): [string, Stats][] {
	return readdirSync(bytes(root + folder), 'latin1').flatMap((name) => {
		const path = `${folder}/${name}`;
		const stats = lstatSync(bytes(root + path));
		return [[path, stats] as [string, Stats], ...(stats.isDirectory() ? entriesBelow(root, path) : [])];
	});
}

const KINDS: Readonly<Record<number, string>> = { 1: 'p', 2: 'c', 4: 'd', 6: 'b', 8: '-', 10: 'l', 12: 's' };

/** The kind of a file and what may be done with it, as ls writes it. */
function modeOf({ mode }: Stats): string {
	const may = [6, 3, 0].map((shift, at) => {
		const special = (mode >> (11 - at)) & 1;
		const [set, unset] = at === 2 ? 'tT' : 'sS';
		const runs = (mode >> shift) & 1;
		const last = special ? (runs ? set : unset) : runs ? 'x' : '-';
		return `${(mode >> shift) & 4 ? 'r' : '-'}${(mode >> shift) & 2 ? 'w' : '-'}${last}`;
	});
	return (KINDS[mode >> 12] ?? '?') + may.join('');
}

function bytes(text: string): Buffer {
	return Buffer.from(text, 'latin1');
}
