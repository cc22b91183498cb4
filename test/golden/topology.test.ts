import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { processesOf } from '../../server/src/model/processes.ts';
import { visible } from '../../server/src/render/shell-quote.ts';
import { corpusCases, corpusFolder, hasCorpus } from '../support/corpus.ts';
import { readAll } from '../support/read-all.ts';
import { ours, scenariosOf } from '../support/scenarios.ts';
import { drawings, pictureElements, snapshotOf } from '../support/topology.ts';
import { readTree, type Tree } from '../support/tree.ts';

const golden = path.join(import.meta.dirname, '../fixtures/topology');
const mistakes = readTree(path.join(import.meta.dirname, '../../examples/with-mistakes'));
const inFolder = (name: string, tree: Tree) => snapshotOf([...tree].map(([file, text]) => [`w/${name}/${file}`, text]));

describe('pictures', () => {
	test.each(scenariosOf(ours).map(({ name, expected }) => [name, expected] as const))(
		'the layout after %s',
		async (name, files) => {
			const [drawing, ...others] = drawings(inFolder(name, files));
			expect(others).toEqual([]);
			pictureElements(drawing?.svg ?? '');
			await expect(drawing?.svg).toMatchFileSnapshot(path.join(golden, `${name}.svg`));
		},
	);

	test('one with mistakes, in Chinese, with a host and a node off', async () => {
		const off = ['host:10.20.0.12', 'node:node3'];
		const [drawing] = drawings(inFolder('with-mistakes', mistakes), { locale: 'zh', off });
		pictureElements(drawing?.svg ?? '');
		await expect(drawing?.svg).toMatchFileSnapshot(path.join(golden, 'with-mistakes.svg'));
	});
});

const isThere = hasCorpus('pictures of real clusters');

describe.runIf(isThere)('real clusters', () => {
	test.each(isThere ? corpusCases() : [])('%s is drawn with every node as text', (slug) => {
		const snapshot = snapshotOf([...readAll(path.join(corpusFolder, slug))].map(([file, text]) => [`w/${file}`, text]));
		const pictures = drawings(snapshot);
		expect(pictures.length).toBe(snapshot.clusters.length);
		for (const [at, { svg }] of pictures.entries()) {
			const elements = pictureElements(svg);
			const texts = new Set(elements.filter(({ name }) => name === 'text').map(({ text }) => text));
			const titles = elements.filter(({ name }) => name === 'title').map(({ text }) => text);
			const aliases = snapshot.clusters
				.slice(at, at + 1)
				.flatMap((cluster) => [
					...processesOf(cluster).map(({ site }) => visible(site.alias)),
					...cluster.hosts.map(visible),
				]);
			const lost = aliases.filter((alias) => !texts.has(alias) && !titles.some((title) => title.includes(alias)));
			expect(lost).toEqual([]);
		}
	});

	test('are many', () => {
		expect(corpusCases().length).toBeGreaterThan(20);
	});
});
