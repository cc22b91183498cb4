import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { allParameters, findParameter, parametersFor } from '../../../server/src/catalog/catalog.ts';
import { canonicalFileNames } from '../../../server/src/catalog/file-kinds.ts';
import { usageOf } from '../../../server/src/catalog/usage.ts';
import { corpusFolder, hasCorpus } from '../../support/corpus.ts';

const kinds = ['controller', 'agent', 'cluster', 'single'] as const;

describe('how often a parameter is set', () => {
	test.for(kinds)('in files of the kind %s ranks what every such file sets before the rest', (kind) => {
		const ranked = [...parametersFor(kind)].sort((a, b) => usageOf(b, kind) - usageOf(a, kind)).map(({ name }) => name);
		const usual = kind === 'cluster' ? ['maxMemSize', 'workerNum'] : ['localSite', 'maxMemSize'];
		for (const name of usual) expect(ranked.slice(0, 6)).toContain(name);
	});

	test('depends on the kind of file', () => {
		const [volumes] = ['volumes'].flatMap((name) => findParameter(name) ?? []);
		if (!volumes) throw new Error('no volumes');
		expect(usageOf(volumes, 'cluster')).toBeGreaterThan(0);
		expect(usageOf(volumes, 'agent')).toBe(0);
	});

	test('is what the files say that were counted', () => {
		if (!hasCorpus('how often parameters are set')) return;
		const { keys } = JSON.parse(readFileSync(path.join(corpusFolder, 'KEYS.json'), 'utf8')) as {
			keys: { key: string; in: Record<string, number> }[];
		};
		const counted = new Map(keys.map((one) => [one.key, one.in]));
		for (const kind of kinds) {
			const file = canonicalFileNames[kind];
			const told = allParameters().map((parameter) => [parameter.name, usageOf(parameter, kind)]);
			expect(told).toEqual(allParameters().map(({ name }) => [name, counted.get(name)?.[file] ?? 0]));
		}
	});
});
