import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const src = path.resolve(import.meta.dirname, '../../server/src');

/** Which folder of server/src may import which others. An arrow more is a change of the architecture. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
	base: [],
	protocol: [],
	syntax: ['base'],
	catalog: ['base'],
	model: ['base', 'syntax', 'catalog', 'protocol'],
	rules: ['base', 'syntax', 'catalog', 'model'],
	plan: ['base', 'syntax', 'catalog', 'model'],
	doctor: ['base'],
	logs: ['base'],
	workspace: ['base', 'syntax', 'catalog', 'model', 'rules'],
	verify: ['base', 'syntax', 'catalog', 'model', 'rules', 'plan', 'workspace'],
	drift: ['base', 'syntax', 'catalog', 'model', 'plan'],
	render: ['base', 'syntax', 'catalog', 'model', 'plan', 'drift'],
	features: [
		...[
			'base',
			'syntax',
			'catalog',
			'model',
			'rules',
			'plan',
			'doctor',
			'logs',
			'workspace',
			'verify',
			'drift',
			'render',
		],
		'protocol',
	],
	node: ['base', 'model', 'workspace'],
	lsp: ['base', 'catalog', 'model', 'rules', 'workspace', 'features', 'protocol', 'node'],
	cli: [
		'base',
		'catalog',
		'model',
		'rules',
		'workspace',
		'features',
		'logs',
		'protocol',
		'node',
		'plan',
		'verify',
		'drift',
		'render',
	],
};

/** Single arrows that the table does not allow, with the reason. */
const exceptions = new Set([
	'cli/commands/lsp.ts -> lsp', // `dolphindb-cluster lsp --stdio` is the language server
]);

/** Packages that pure folders may use; the compiler keeps Node, DOM and vscode out of them. */
const packages: Readonly<Record<string, readonly string[]>> = {
	plan: ['zod/mini', 'zod/v4/locales/en.js', '@noble/hashes/sha2.js', '@noble/hashes/utils.js'],
	workspace: ['zod/mini', 'jsonc-parser'],
	features: ['jsonc-parser'],
	drift: ['zod/mini'],
	lsp: [
		...['vscode-languageserver', 'vscode-languageserver-textdocument'],
		...['vscode-languageserver/node', 'vscode-languageserver/browser'], // each in the folder of its entry only
	],
	cli: ['vscode-languageserver/node', 'zod/mini', 'fflate', 'picomatch/posix'],
};

interface Import {
	readonly file: string;
	readonly from: string;
	readonly target: string;
}

test('imports point down the table of folders only', () => {
	const bad = imports()
		.filter(({ target }) => target.startsWith('.'))
		.map(({ file, from, target }) => ({ file, from, to: folderOfTarget(file, target) }))
		.filter(
			({ file, from, to }) => to !== from && !mayImport[from]?.includes(to) && !exceptions.has(`${file} -> ${to}`),
		)
		.map(({ file, to }) => `${file} -> ${to}`);
	expect(bad).toEqual([]);
});

test('pure folders import the packages they are allowed and no others', () => {
	const bad = imports()
		.filter(({ target }) => !target.startsWith('.') && !target.startsWith('node:'))
		.filter(({ from, target }) => !packages[from]?.includes(target))
		.map(({ file, target }) => `${file} -> ${target}`);
	expect(bad).toEqual([]);
});

test('Node is used at the edges only', () => {
	const bad = imports().filter(({ from, target }) => target.startsWith('node:') && !['node', 'cli'].includes(from));
	expect(bad.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
});

test('the language server is the same everywhere: what Node or a browser needs is at its entries', () => {
	const bad = imports().filter(
		({ file, from, target }) =>
			from === 'lsp' &&
			(/(^node:|\/node$)/.test(target) ||
				folderOfTarget(file, target) === 'node' ||
				(!file.startsWith('lsp/browser/') && target.endsWith('/browser'))),
	);
	expect(bad.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
});

test('nothing opens a network connection, and there is no telemetry', () => {
	const client = path.resolve(src, '../../client/src');
	const texts = [
		...sources(src).map((file) => path.join(src, file)),
		...sources(client).map((file) => path.join(client, file)),
	];
	const bad = texts.filter((file) =>
		/['"](node:)?(https?|net|tls|dgram)['"]|\bfetch\(|undici/.test(readFileSync(file, 'utf8')),
	);
	expect(bad).toEqual([]);
	const lock = JSON.parse(readFileSync(path.resolve(src, '../../package-lock.json'), 'utf8'));
	const installed = Object.keys(lock.packages as object);
	expect(installed.filter((name) => /telemetry|applicationinsights|segment/i.test(name))).toEqual([]);
});

test('the client imports nothing of the server but the protocol; its entry for Node quotes words as scripts do', () => {
	const client = path.resolve(src, '../../client/src');
	const bad = sources(client).flatMap((file) =>
		importLines(path.join(client, file))
			.filter((target) => /server\//.test(target) && !/server\/src\/protocol\//.test(target))
			.filter((target) => file !== 'node/main.ts' || !target.endsWith('/render/shell-quote.ts'))
			.map((target) => `${file} -> ${target}`),
	);
	expect(bad).toEqual([]);
});

test('every folder of server/src is in the table', () => {
	const folders = readdirSync(src, { withFileTypes: true }).filter((entry) => entry.isDirectory());
	expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(mayImport).sort());
});

function imports(): Import[] {
	return sources(src).flatMap((file) =>
		importLines(path.join(src, file)).map((target) => ({ file, from: folderOf(file), target })),
	);
}

function sources(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.map((file) => file.split(path.sep).join('/'));
}

function importLines(file: string): string[] {
	const text = readFileSync(file, 'utf8');
	const statements =
		/^(?:import\s+['"]([^'"]+)['"]|(?:import|export)\b[^'"`;=]*?\bfrom\s*['"]([^'"]+)['"])|\bimport\(\s*['"]([^'"]+)['"]/gm;
	return [...text.matchAll(statements)].map(([, bare, named, dynamic]) => bare ?? named ?? dynamic ?? '');
}

function folderOfTarget(file: string, target: string): string {
	return folderOf(path.join(path.dirname(file), target));
}

function folderOf(file: string): string {
	return file.split('/')[0] ?? '';
}
