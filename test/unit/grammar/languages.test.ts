import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodesFiles, otherFiles, type SeenFile, settingsFiles } from './file-names.ts';
import { contributedLanguages, languageOf } from './language-of.ts';
import { root } from './tokenize.ts';

const ours = contributedLanguages();
const describeFile = ({ path, firstLine }: SeenFile) => (firstLine ? `${path}, "${firstLine}"` : path);

test('package.json contributes both languages, and never the bare extension .cfg', () => {
	expect(ours.map(({ id }) => id)).toEqual(['dolphindb-cfg', 'dolphindb-nodes']);
	expect(ours.flatMap(({ extensions }) => extensions ?? [])).toEqual(['.nodes']);
	expect(ours.flatMap(({ filenamePatterns }) => filenamePatterns ?? [])).not.toContain('*.cfg');
});

test('older versions of VS Code compare patterns with the lower-cased path', () => {
	for (const { filenamePatterns = [] } of ours)
		expect(filenamePatterns.map((glob) => glob.toLowerCase())).toEqual(filenamePatterns);
});

describe('settings files', () => {
	test.for(settingsFiles.map((file) => [describeFile(file), file] as const))('%s', ([, file]) => {
		expect(languageOf(file, ours)).toBe('dolphindb-cfg');
	});
});

describe('node lists', () => {
	test.for(nodesFiles.map((file) => [describeFile(file), file] as const))('%s', ([, file]) => {
		expect(languageOf(file, ours)).toBe('dolphindb-nodes');
	});
});

describe('other files', () => {
	test.for(otherFiles.map((file) => [describeFile(file), file] as const))('%s', ([, file]) => {
		expect(['dolphindb-cfg', 'dolphindb-nodes']).not.toContain(languageOf(file, ours));
	});
});

/** Real files, to measure with: they are not part of this repository. */
const corpus = path.resolve(process.env['DOLPHINDB_CORPUS'] ?? path.join(root, '../shared/corpus'));
if (!existsSync(corpus)) console.log(`languages: no real files to measure with in ${corpus} (DOLPHINDB_CORPUS)`);

describe.runIf(existsSync(corpus))('real files', () => {
	const files = existsSync(corpus) ? filesBelow(corpus) : []; // this is evaluated even when the tests do not run

	test('every settings file and node list has its language', () => {
		const real = files.filter(({ path }) => /\.(cfg|nodes)$/.test(path) && !path.startsWith('lookalike-'));
		const wanted = ({ path }: SeenFile) => (path.endsWith('.nodes') ? 'dolphindb-nodes' : 'dolphindb-cfg');
		const missed = real.filter((file) => languageOf(file, ours) !== wanted(file));
		console.log(`languages: ${real.length - missed.length} of ${real.length} real files have their language`);
		expect(missed).toEqual([]);
	});

	test('of the other files, only templates by their first line', () => {
		const others = files.filter(({ path }) => !/\.(cfg|nodes)$/.test(path));
		const taken = others.filter((file) => languageOf(file, ours)?.startsWith('dolphindb-')).map(({ path }) => path);
		console.log(
			`languages: ${taken.length} of ${others.length} other files are taken for ours:\n  ${taken.join('\n  ')}`,
		);
		expect(taken.filter((path) => !/\.cfg\.j2$|\.nodes\.j2$/.test(path))).toEqual([]);
	});

	test('look-alikes have our names, so it takes the server to tell them apart', () => {
		const lookalikes = files.filter(({ path }) => path.startsWith('lookalike-') && path.endsWith('.cfg'));
		expect(new Set(lookalikes.map((file) => languageOf(file, ours)))).toEqual(new Set(['dolphindb-cfg']));
	});
});

function filesBelow(folder: string): SeenFile[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name))
		.map((file) => ({
			path: path.relative(folder, file).split(path.sep).join('/'),
			firstLine: readFileSync(file, 'utf8').split(/\r\n|\r|\n/, 1)[0] ?? '',
		}));
}
