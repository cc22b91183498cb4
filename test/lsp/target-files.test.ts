import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import {
	type CompletionList,
	type Diagnostic,
	DiagnosticSeverity,
	type FullDocumentDiagnosticReport,
	type Hover,
	type Location,
	type RegistrationParams,
} from 'vscode-languageserver-protocol';
import type { PlanResult } from '../../server/src/protocol/plan.ts';
import { encodeUri } from '../../server/src/workspace/uris.ts';
import { readTree } from '../support/corpus.ts';
import { type Client, root, startClient } from '../support/lsp.ts';

const examples = path.resolve(import.meta.dirname, '../../examples');
const example = Object.fromEntries(readTree(path.join(examples, 'single-server')));
const name = 'to-three-servers.migration.json';
const good = readFileSync(path.join(examples, 'single-server', name), 'utf8');
/** A host that is not listed. */
const bad = good.replace('"host": "10.20.0.3"', '"host": "10.99.99.99"');
const nodes = 'dolphindb_1/config/cluster.nodes';

let client: Client;
afterEach(() => client.close());

const uri = (file: string) => encodeUri(`${root}/${file}`);
const texts = (file = name) => (client.diagnostics.get(file) ?? []).map(({ message }) => message);
const atLeast = (least: DiagnosticSeverity) =>
	(client.diagnostics.get(name) ?? []).filter(({ severity = 0 }) => severity <= least);
const errors = () => atLeast(DiagnosticSeverity.Error).map(({ message }) => message);
/** Waits for what comes when the server finds the time. */
const soon = (what: () => unknown) => expect.poll(what, { timeout: 20_000, interval: 20 });

const ask = <Answer>(method: string, extra: object = {}, file = name) =>
	client.connection.sendRequest<Answer>(`textDocument/${method}`, { textDocument: { uri: uri(file) }, ...extra });

/** The place behind a piece of the text. */
function behind(text: string, piece: string) {
	const before = text.slice(0, text.indexOf(piece) + piece.length).split('\n');
	return { position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 } };
}

const save = (file: string) =>
	client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: uri(file) } });

describe('diagnostics', () => {
	test('of a target that can be planned are what the plan warns of, and nothing worse', async () => {
		client = await startClient(example);
		await client.open(name, good);
		await soon(texts).toContainEqual(expect.stringContaining('Nothing is deleted'));
		expect(atLeast(DiagnosticSeverity.Warning)).toEqual([]);
		const [first] = client.diagnostics.get(name) ?? [];
		expect(first?.source).toBe('dolphindb-cluster');
	});

	test('come with every change of the target; those of the plan with the next saving', async () => {
		client = await startClient(example);
		await client.open(name, good);
		await soon(texts).not.toEqual([]);
		await client.change(name, bad);
		await soon(errors).toEqual([expect.stringContaining('10.99.99.99')]);
		const [{ range } = {} as Diagnostic] = atLeast(DiagnosticSeverity.Error);
		const written = bad.split('\n')[range.start.line]?.slice(range.start.character, range.end.character);
		expect(written).toBe('"10.99.99.99"');
		await client.change(name, `${good}\n`);
		await soon(texts).toEqual([]);
		await save(name);
		await soon(texts).toContainEqual(expect.stringContaining('Nothing is deleted'));
	});

	test('follow the files of the cluster, typed or changed on disk', async () => {
		client = await startClient(example);
		await client.open(name, good);
		await soon(texts).not.toEqual([]);
		const renamed = (example[nodes] ?? '').replace('8813:node3', '8813:nodeX');
		await client.open(nodes, example[nodes] ?? '');
		await client.change(nodes, renamed);
		await soon(errors).not.toEqual([]);
		await client.change(nodes, example[nodes] ?? '');
		await soon(errors).toEqual([]);
		client.disk.set(`${root}/dolphindb_2/config/controller.cfg`, 'mode=controller\n');
		await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
			changes: [{ uri: uri('dolphindb_2/config/controller.cfg'), type: 2 }],
		});
		await soon(errors).not.toEqual([]);
	});

	test('go when the target is closed', async () => {
		client = await startClient(example);
		await client.open(name, bad);
		await soon(errors).not.toEqual([]);
		await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(name) } });
		await soon(texts).toEqual([]);
	});

	test('are in the language of the client', async () => {
		client = await startClient(example, { initializationOptions: { locale: 'zh-cn' } });
		await client.open(name, bad);
		await soon(errors).toEqual([expect.stringContaining('请添加或更正地址')]);
	});

	test('that a JSON server gives as well are not given twice', async () => {
		client = await startClient(example, { initializationOptions: { jsonServer: true } });
		await client.open(name, bad);
		await soon(errors).toHaveLength(1);
		await client.change(name, good.replace('"migrate"', '"move"'));
		await soon(texts).toEqual([]);
		await client.change(name, bad);
		await soon(errors).toHaveLength(1);
		await client.change(name, good.slice(0, 80));
		await soon(texts).toEqual([]);
	});

	test('are true of the present text when a client asks for them', async () => {
		client = await startClient(example, { capabilities: { textDocument: { diagnostic: {} } } });
		await client.open(name, good);
		const report = () => ask<FullDocumentDiagnosticReport>('diagnostic');
		expect((await report()).items.map(({ message }) => message)).toContainEqual(
			expect.stringContaining('Nothing is deleted'),
		);
		const changing = client.change(name, bad);
		const { items, resultId } = await report();
		await changing;
		expect(items.map(({ message }) => message)).toEqual([expect.stringContaining('10.99.99.99')]);
		const { items: all } = await client.connection.sendRequest<{ items: { uri: string; resultId: string }[] }>(
			'workspace/diagnostic',
			{ previousResultIds: [] },
		);
		expect(all.find((one) => one.uri === uri(name))?.resultId).toBe(resultId);
	});

	test('of every target of the examples are free of errors and warnings', async () => {
		for (const folder of ['single-server', 'dual-server', 'three-servers', 'new-cluster']) {
			const files = Object.fromEntries(readTree(path.join(examples, folder)));
			client = await startClient(files);
			for (const file of readdirSync(path.join(examples, folder)).filter((one) => one.endsWith('.migration.json'))) {
				const text = readFileSync(path.join(examples, folder, file), 'utf8');
				await client.open(file, text);
				const answer = await client.connection.sendRequest<PlanResult>('dolphindbCluster/plan', {
					uri: uri(file),
					text,
				});
				const warnings = 'stages' in answer ? answer.stages.flatMap((stage) => stage.warnings) : ['no plan'];
				await soon(() => texts(file).sort()).toEqual([...new Set(warnings)].sort());
				const severities = (client.diagnostics.get(file) ?? []).map(({ severity }) => severity);
				expect(severities.filter((severity) => severity !== DiagnosticSeverity.Information)).toEqual([]);
			}
			client.close();
		}
	});

	test('of an unsaved target are about the cluster of the folder where it will lie', async () => {
		const two = Object.fromEntries(
			['a', 'b'].flatMap((folder) => Object.entries(example).map(([file, text]) => [`${folder}/${file}`, text])),
		);
		client = await startClient(two);
		const open = (place: string) =>
			client.connection.sendNotification('textDocument/didOpen', {
				textDocument: { uri: place, languageId: 'json', version: 1, text: bad },
			});
		const seen: Diagnostic[][] = [];
		client.connection.onNotification('textDocument/publishDiagnostics', (params) => {
			if (params.uri.endsWith('.json')) seen.push(params.diagnostics);
		});
		await open('untitled:/w/a/new.migration.json');
		await soon(() => seen.at(-1)?.map(({ message }) => message)).toEqual([expect.stringContaining('10.99.99.99')]);
		await open('untitled:new.migration.json');
		await soon(() => seen.at(-1)?.map(({ message }) => message)).toEqual([expect.stringContaining('several clusters')]);
	});
});

describe('completion, hover and definition', () => {
	test('know the nodes of the cluster', async () => {
		client = await startClient(example, { initializationOptions: { jsonServer: true } });
		const text = good.replace('"nodes": {', '"nodes": {\n    "agent1": {},\n    ');
		await client.open(name, text);
		const { items } = await ask<CompletionList>('completion', behind(text, '"agent1": {},\n    '));
		expect(items.map(({ label }) => label)).toEqual(['controller1', 'node1']);
		expect(items[0]?.textEdit?.newText).toBe('"controller1": {},');
		const hover = await ask<Hover>('hover', behind(text, '"controller2'));
		expect(hover.contents).toMatchObject({ value: expect.stringContaining('10.20.0.2:8802') });
		const places = await ask<Location[]>('definition', behind(text, '"controller2'));
		expect(places.map((place) => place.uri.slice(root.length + 1))).toContain(nodes);
	});

	test('propose fields and their values where no JSON server does', async () => {
		client = await startClient(example, {
			capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
		});
		const text = good.replace('"nodes": {', '"options": {  },\n  "nodes": {');
		await client.open(name, text);
		const { items } = await ask<CompletionList>('completion', behind(text, '"options": { '));
		expect(items.map(({ label }) => label)).toContain('transfer');
		expect(items.find(({ label }) => label === 'transfer')?.textEdit?.newText).toBe('"transfer": "$1"');
	});
});

describe('a client', () => {
	const registered = () =>
		client.asked
			.filter(({ method }) => method === 'client/registerCapability')
			.flatMap(({ params }) => (params as RegistrationParams).registrations)
			.filter(({ registerOptions }) => JSON.stringify(registerOptions ?? {}).includes('migration.json'))
			.map(({ method }) => method);

	test('that can be asked while the server runs is asked for targets, and for nothing else about them', async () => {
		const dynamicRegistration = true;
		const documents = { synchronization: { dynamicRegistration }, hover: { dynamicRegistration } };
		client = await startClient(example, {
			capabilities: { textDocument: { ...documents, formatting: { dynamicRegistration } } },
		});
		await soon(registered).toEqual([
			...['textDocument/didOpen', 'textDocument/didChange', 'textDocument/didSave', 'textDocument/didClose'],
			'textDocument/hover',
		]);
	});

	test('that cannot is not', async () => {
		client = await startClient(example);
		expect(registered()).toEqual([]);
	});

	test('that sends a target all the same gets no answers about configuration files', async () => {
		client = await startClient(example, { initializationOptions: { ownClient: true } });
		await client.open(name, good);
		const options = { options: { tabSize: 2, insertSpaces: true } };
		const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
		for (const [method, extra] of [
			['formatting', options],
			['rangeFormatting', { ...options, range }],
			['semanticTokens/full', {}],
			['foldingRange', {}],
			['documentSymbol', {}],
			['documentLink', {}],
			['codeLens', {}],
			['inlayHint', { range }],
			['codeAction', { range, context: { diagnostics: [] } }],
			['selectionRange', { positions: [range.start] }],
			['documentHighlight', { position: { line: 12, character: 8 } }],
		] as const) {
			const answer = await ask<{ data?: unknown[] } | unknown[] | null>(method, extra);
			const items = Array.isArray(answer) ? answer : (answer?.data ?? []);
			expect([method, items.filter((one) => one !== null && !isPoint(one))]).toEqual([method, []]);
		}
		const { clusters } = await client.connection.sendRequest<{ clusters: { files?: string[] }[] }>(
			'dolphindbCluster/tree',
			{},
		);
		expect(JSON.stringify(clusters)).not.toContain('.migration.json');
	});
});

/** Selection ranges have to be answered for each place; that of a place where nothing is known is the place. */
function isPoint(one: unknown): boolean {
	const { range } = one as { range?: { start: unknown; end: unknown } };
	return range !== undefined && JSON.stringify(range.start) === JSON.stringify(range.end);
}

describe('texts that are no targets', () => {
	test.each([
		['nothing', '', 'cannot be read'],
		['a byte order mark', '\ufeff', 'cannot be read'],
		['many brackets', '['.repeat(50_000), 'nested too deeply'],
		['many brackets behind a mistake', `{,${'['.repeat(50_000)}`, 'cannot be read'],
		['a list', '[]', 'does not fit'],
		['a very large text', `{"x": "${'x'.repeat(5_000_000)}"}`, 'too large'],
	])('%s: said so, and every question is answered', async (_, text, message) => {
		client = await startClient(example);
		await client.open(name, text);
		await soon(texts).toEqual([expect.stringContaining(message)]);
		for (const position of [
			{ line: 0, character: 0 },
			{ line: 0, character: 9 },
			{ line: 99, character: 99 },
		]) {
			expect(await ask('hover', { position })).toBeNull();
			expect(await ask('definition', { position })).toEqual([]);
			expect(await ask<CompletionList>('completion', { position })).toMatchObject({ items: [] });
		}
		expect(client.messages).toEqual([]);
	});

	test('a target that is being written, letter for letter', async () => {
		client = await startClient(example);
		await client.open(name, '');
		for (let length = 0; length < good.length; length += 7) {
			await client.change(name, good.slice(0, length));
			const { position } = behind(good.slice(0, length), good.slice(0, length));
			await Promise.all(['hover', 'definition', 'completion'].map((method) => ask(method, { position })));
		}
		await client.change(name, good);
		await soon(texts).toEqual([]);
		expect(client.messages).toEqual([]);
	});
});
