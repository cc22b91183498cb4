import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Files } from './arbitraries/files.ts';
import { corpusCases, corpusFolder, hasCorpus } from './corpus.ts';

const examples = path.resolve(import.meta.dirname, '../../examples');
const scenarios = path.resolve(import.meta.dirname, '../fixtures/scenarios/correct');

/** Real clusters with their name: the examples, and the corpus where it is there. Large ones are left out, for time. */
export function sampleClusters(): ReadonlyMap<string, Files> {
	const folders = readdirSync(examples)
		.map((name) => path.join(examples, name))
		.filter((folder) => statSync(folder).isDirectory());
	const cases = hasCorpus('damage to real files') ? corpusCases().map((name) => path.join(corpusFolder, name)) : [];
	const all = [...folders, ...cases].map((folder) => [path.basename(folder), filesBelow(folder)] as const);
	return new Map(all.filter(([, files]) => files.size > 0 && files.size <= 16 && total(files) < 20_000));
}

/** The clusters of the scenarios that are as they should be, with their name. */
export function correctClusters(): ReadonlyMap<string, Files> {
	return new Map(readdirSync(scenarios).map((name) => [name, filesBelow(path.join(scenarios, name))]));
}

function total(files: Files): number {
	return [...files.values()].reduce((sum, text) => sum + text.length, 0);
}

/** All files but those of documentation, by their URI. */
function filesBelow(folder: string): Files {
	const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const paths = found
		.map((entry) => path.join(entry.parentPath, entry.name))
		.filter((file) => /\.(cfg|nodes)$/.test(file));
	return new Map(
		paths
			.sort()
			.map((file) => [
				`file:///w/${path.relative(folder, file).split(path.sep).join('/')}`,
				readFileSync(file, 'utf8'),
			]),
	);
}
