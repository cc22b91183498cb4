import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const texts = (file: string): Record<string, string> => JSON.parse(read(file));
const sorted = (items: Iterable<string>) => [...new Set(items)].sort();
const han = /\p{Script=Han}/u;

describe('texts of the client', () => {
	const sources = readdirSync(path.join(root, 'client/src'), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => read(path.join('client/src', name)));
	const calls = sources.flatMap((source) => source.match(/l10n\.t\(/g) ?? []);
	const literals = sources.flatMap((source) => [...source.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)]);
	const used = literals.map(([, text = '']) => text.replace(/\\(.)/g, '$1'));
	const chinese = texts('l10n/bundle.l10n.zh-cn.json');

	test('are literals, so that they can be found', () => {
		expect(literals.length).toBe(calls.length);
		expect(calls.length).toBeGreaterThan(0);
	});

	test('have a Chinese translation, and nothing else has', () => {
		expect(Object.keys(chinese).sort()).toEqual(sorted(used));
		expect(Object.entries(chinese).filter(([, text]) => !han.test(text) && text.replace(/[^\p{L}]/gu, ''))).toEqual([]);
	});

	test.for(Object.entries(chinese))('%s has the same places to fill in', ([english, translated]) => {
		const places = (text: string) => sorted(text.match(/\{\d+\}|\$\([\w-]+\)/g) ?? []);
		expect(places(translated)).toEqual(places(english));
	});

	test('are all that users see: no message is a bare string', () => {
		const shown = /(?:show(?:Error|Warning|Information)Message|placeHolder:|prompt:|title:|openLabel:)\s*\(?\s*['"`]/;
		expect(sources.filter((source) => shown.test(source))).toEqual([]);
	});
});

describe('texts of the manifest', () => {
	const used = [...read('package.json').matchAll(/"%([^%"]+)%"/g)].map(([, key = '']) => key);

	test.for(['package.nls.json', 'package.nls.zh-cn.json'])('%s has exactly those that package.json uses', (file) => {
		expect(Object.keys(texts(file)).sort()).toEqual(sorted(used));
		expect(used.length).toBeGreaterThan(0);
	});

	test('the Chinese ones are Chinese', () => {
		expect(Object.entries(texts('package.nls.zh-cn.json')).filter(([, text]) => !han.test(text))).toEqual([]);
	});
});
