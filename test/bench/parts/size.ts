import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import type { Part } from '../bench.ts';
import { type Measured, OURS } from '../result.ts';

const NAME = 'size';

/** How large what people download is. */
export const sizePart: Part = {
	name: NAME,
	title: 'Size',
	about:
		'The files that `.vscodeignore` lets into the package, as a release builds them, in one zip file. A vsix has two small files more, which describe the others.',
	async *measure({ root }) {
		const files = packagedFiles(root);
		const zip = zipSync(Object.fromEntries(files.map((file) => [file, readFileSync(path.join(root, file))])), {
			level: 9,
		});
		yield said('the package', zip.length, `${files.length} files`);
		for (const file of files.filter((name) => /^dist\/.*\.js$/.test(name))) {
			yield said(file, readFileSync(path.join(root, file)).length, 'not compressed');
		}
	},
};

function said(what: string, bytes: number, note: string): Measured {
	return { part: NAME, what, by: OURS, unit: 'kB', median: bytes / 1_000, note };
}

/** The files that a package has. The list that decides is one of what is let in, but for its first entry. */
function packagedFiles(root: string): string[] {
	const lines = readFileSync(path.join(root, '.vscodeignore'), 'utf8').split('\n').filter(Boolean);
	const allowed = lines.filter((line) => line.startsWith('!')).map((line) => patternOf(line.slice(1)));
	const tops = readdirSync(root).filter((name) => !/^(\.git|node_modules|out|test|server|client)$/.test(name));
	const entries = tops.flatMap((top) => filesBelow(root, top));
	return entries.filter((file) => allowed.some((one) => one.test(file)));
}

function patternOf(glob: string): RegExp {
	const parts = glob.split(/(\*\*\/?|\*)/).map((part) => {
		if (part.startsWith('**')) return '.*';
		return part === '*' ? '[^/]*' : part.replace(/[.\\^$+?()[\]{}|]/g, '\\$&');
	});
	return new RegExp(`^${parts.join('')}$`);
}

function filesBelow(root: string, name: string): string[] {
	try {
		const entries = readdirSync(path.join(root, name));
		return entries.flatMap((entry) => filesBelow(root, `${name}/${entry}`));
	} catch {
		return [name]; // no folder
	}
}
