import { afterEach, describe, expect, test } from 'vitest';
import {
	CancellationTokenSource,
	type Diagnostic,
	DiagnosticSeverity,
	type DocumentDiagnosticReport,
	type DocumentSymbol,
	LSPErrorCodes,
} from 'vscode-languageserver-protocol';
import { encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, connect, memoryFiles, root, startClient } from '../support/lsp.ts';
import { nodesText, threeHosts } from '../support/three-hosts.ts';
import { workspaceOf } from '../support/workspace.ts';

/** Two servers and a thousand changes are work, and the tests of other files run at the same time. */
const PATIENCE = 240_000;

const clients: Client[] = [];
afterEach(() => {
	for (const client of clients.splice(0)) client.close();
});

async function start(...args: Parameters<typeof startClient>): Promise<Client> {
	const client = await startClient(...args);
	clients.push(client);
	return client;
}

const cfg = 'h1/config/cluster.cfg';
const uri = (file: string) => encodeUri(`${root}/${file}`);
const lines = (count: number, line: (at: number) => string) =>
	Array.from({ length: count }, (_, at) => `${line(at)}\n`).join('');

/** A keystroke: one line is replaced by another, or by nothing. */
function replaceLine(client: Client, file: string, version: number, line: number, text: string): Promise<void> {
	const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
	const textDocument = { uri: uri(file), version };
	return client.connection.sendNotification('textDocument/didChange', {
		textDocument,
		contentChanges: [{ range, text }],
	});
}

const ask = <Answer>(client: Client, method: string, file: string, line = 1): Promise<Answer> =>
	client.connection.sendRequest<Answer>(`textDocument/${method}`, {
		textDocument: { uri: uri(file) },
		position: { line, character: 3 },
	});

/** The diagnostics that a server gives that never saw anything but these texts. */
async function fresh(files: Record<string, string>, opened: string): Promise<Map<string, Diagnostic[]>> {
	const client = await start(files);
	await client.open(opened, files[opened] ?? '');
	return found(client);
}

const found = ({ diagnostics }: Client) => new Map([...diagnostics].filter(([, items]) => items.length > 0).sort());
const codes = (client: Client, file: string) => (client.diagnostics.get(file) ?? []).map(({ code }) => code);

/** Counts what the server sends, in characters of JSON. */
const sizeOf = (client: Client, file: string) => JSON.stringify(client.diagnostics.get(file) ?? []).length;

describe('huge files', () => {
	test('100,000 lines: keystrokes and requests have answers, and all is as if the file had been read anew', async () => {
		const text = lines(100_000, (at) => (at === 0 ? 'maxMemSize=8' : `# a note ${at}`));
		const client = await start({ ...threeHosts, [cfg]: text });
		await client.open(cfg, text);
		await replaceLine(client, cfg, 10, 50_000, 'broken\n');
		expect(await ask(client, 'hover', cfg, 0)).not.toBeNull();
		expect(codes(client, cfg)).toContain('cfg-missing-equals');
		const now = text.replace('# a note 50000\n', 'broken\n');
		expect(found(client)).toEqual(await fresh({ ...threeHosts, [cfg]: now }, cfg));
		await replaceLine(client, cfg, 11, 50_000, '# a note 50000\n');
		await client.settle();
		expect(codes(client, cfg)).not.toContain('cfg-missing-equals');
	});

	test.each([
		['a value', (part: string) => `volumes=${part.repeat(60_000)}\n`],
		['a key', (part: string) => `${part.repeat(60_000)}\n`],
		['qualifiers', (part: string) => `${`${part}.`.repeat(60_000)}x=1\n`],
	])('one line of a megabyte, %s: what is said of it is short', async (_, line) => {
		const text = `maxMemSize=8\n${line('/a/long/path/to/it')}`;
		const client = await start({ ...threeHosts, [cfg]: text });
		await client.open(cfg, text);
		const end = { line: 1, character: text.length - 14 };
		const contentChanges = [{ range: { start: end, end }, text: 'y' }];
		await client.connection.sendNotification('textDocument/didChange', {
			textDocument: { uri: uri(cfg), version: 10 },
			contentChanges,
		});
		expect(await ask(client, 'hover', cfg, 0)).not.toBeNull();
		await ask(client, 'completion', cfg, 1);
		await ask(client, 'documentSymbol', cfg);
		const now = `${text.slice(0, -1)}y\n`;
		expect(found(client)).toEqual(await fresh({ ...threeHosts, [cfg]: now }, cfg));
		expect(sizeOf(client, cfg)).toBeLessThan(10_000);
	});

	test('one row and one list of sites of a megabyte: what is said of them is short', async () => {
		const agent = 'h1/config/agent.cfg';
		const site = '10.0.0.1:8900:c1:controller,';
		const texts = {
			[agent]: `mode=agent\nlocalSite=10.0.0.1:8801:agent1\nsites=${site.repeat(40_000)}\n`,
			'h1/config/cluster.nodes': `${nodesText}${'10.0.0.1:8801:agent1,'.repeat(50_000)}\n`,
		};
		const client = await start({ ...threeHosts, ...texts });
		await client.open(agent, texts[agent] ?? '');
		expect(await ask(client, 'hover', agent, 1)).not.toBeNull();
		for (const file of Object.keys(texts)) expect(sizeOf(client, file)).toBeLessThan(1_000_000);
		for (const { message } of [...client.diagnostics.values()].flat())
			expect(String(message).length).toBeLessThan(2_000);
	});
});

describe('ten thousand findings in one file', () => {
	const text = lines(10_000, (at) => (at === 9_000 ? 'maxMemSize=much' : `unheard${at}=1`));
	const files = Object.entries({ ...threeHosts, [cfg]: text }).map(([file, one]) => [`${root}/${file}`, one] as const);
	const all = workspaceOf(files).snapshot().findings(`${root}/${cfg}`).length;
	const note = (items: readonly Diagnostic[]) => items.filter(({ code }) => code === undefined);

	test('the gravest are told, and a note says how many more there are', async () => {
		const client = await start({ ...threeHosts, [cfg]: text });
		await client.open(cfg, text);
		const items = client.diagnostics.get(cfg) ?? [];
		expect(items).toHaveLength(1_000); // VS Code shows so many
		const [first] = note(items);
		expect(first?.message).toMatch(new RegExp(`^${all - 999} more findings in this file are not shown`));
		expect(first?.severity).toBe(DiagnosticSeverity.Information);
		expect(items.find(({ code }) => code === 'cfg-value-type')?.range.start.line).toBe(9_000); // an error, far below
		const places = items.slice(1).map(({ range }) => range.start.line);
		expect(places).toEqual([...places].sort((a, b) => a - b));
		expect(sizeOf(client, cfg)).toBeLessThan(1_000_000);
	});

	test('in Chinese, and where the client asks', async () => {
		const client = await start(
			{ ...threeHosts, [cfg]: text },
			{ capabilities: { textDocument: { diagnostic: {} } }, locale: 'zh-cn' },
		);
		await client.open(cfg, text);
		const report = await ask<DocumentDiagnosticReport>(client, 'diagnostic', cfg);
		const items = report.kind === 'full' ? report.items : [];
		expect(items).toHaveLength(1_000);
		expect(note(items)[0]?.message).toMatch(new RegExp(`^该文件另有 ${all - 999} 个问题未显示`));
	});

	test('the note goes with the findings; all of them are there for those who mend', async () => {
		const client = await start({ ...threeHosts, [cfg]: text });
		await client.open(cfg, text);
		await client.change(cfg, text.split('\n').slice(0, 1_000).join('\n'));
		expect(client.diagnostics.get(cfg)).toHaveLength(1_000);
		expect(note(client.diagnostics.get(cfg) ?? [])).toHaveLength(1); // and the line end that is not there
		await client.change(cfg, text.split('\n').slice(0, 900).join('\n'));
		expect(note(client.diagnostics.get(cfg) ?? [])).toEqual([]);
	});
});

test('a workspace is walked once, however much is typed, opened and saved, where the client watches it', async () => {
	const others = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`src/${at % 100}/file${at}.txt`, '']));
	const disk = new Map(Object.entries({ ...threeHosts, ...others }).map(([file, text]) => [`${root}/${file}`, text]));
	const files = memoryFiles(disk);
	const counts = { listed: 0, read: 0 };
	const connection = connect({
		list: async (folder) => {
			counts.listed++;
			const { files: all, problems } = await files.list(folder);
			return { files: all.filter((file) => /\.(cfg|nodes)$/.test(file)), problems };
		},
		read: (file) => {
			counts.read++;
			return files.read(file);
		},
	});
	connection.onRequest('client/registerCapability', () => null);
	connection.listen();
	const capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
	await connection.sendRequest('initialize', { processId: null, rootUri: root, capabilities });
	await connection.sendNotification('initialized', {});
	const textDocument = { uri: uri(cfg), version: 1 };
	const symbols = () => connection.sendRequest('workspace/symbol', { query: 'c1' });
	await symbols();
	const before = { ...counts };
	await connection.sendNotification('textDocument/didOpen', {
		textDocument: { ...textDocument, languageId: 'dolphindb-cfg', text: '' },
	});
	for (let version = 2; version < 50; version++) {
		const changed = {
			textDocument: { ...textDocument, version },
			contentChanges: [{ text: `maxMemSize=${version}\n` }],
		};
		await connection.sendNotification('textDocument/didChange', changed);
		await connection.sendNotification('textDocument/didSave', { textDocument });
	}
	await symbols();
	expect(before.listed).toBe(1);
	expect(counts).toEqual(before);
	connection.dispose();
});

describe('a storm', () => {
	test(
		'of 1,000 changes at once: requests between them are answered in order, cancelled ones as cancelled',
		async () => {
			const text = lines(60, (at) => `# line ${at}`);
			const client = await start({ ...threeHosts, [cfg]: text });
			await client.open(cfg, text);
			const answered: number[] = [];
			const asked: Promise<unknown>[] = [];
			const refused: Promise<unknown>[] = [];
			const written = text.split('\n').slice(0, -1);
			for (let at = 0; at < 1_000; at++) {
				const line = (at * 7) % 60;
				written[line] = at % 30 === 0 ? `broken${at}` : at % 2 === 0 ? `c1.maxMemSize=${at}` : `# line ${at}`;
				void replaceLine(client, cfg, 10 + at, line, `${written[line]}\n`);
				if (at % 100 !== 0) continue;
				asked.push(
					ask<DocumentSymbol[]>(client, 'documentSymbol', cfg).then((symbols) => {
						answered.push(at);
						return JSON.stringify(symbols);
					}),
				);
				const source = new CancellationTokenSource();
				const params = { textDocument: { uri: uri(cfg) }, position: { line, character: 1 } };
				refused.push(client.connection.sendRequest('textDocument/references', params, source.token));
				source.cancel();
			}
			for (const answer of await Promise.allSettled(refused)) {
				expect(answer).toMatchObject({ status: 'rejected', reason: { code: LSPErrorCodes.RequestCancelled } });
			}
			const outlines = await Promise.all(asked);
			expect(answered).toEqual(asked.map((_, at) => at * 100));
			expect(new Set(outlines).size).toBeGreaterThan(5); // each of the text as it was then
			await client.settle();
			const now = `${written.join('\n')}\n`;
			expect(found(client)).toEqual(await fresh({ ...threeHosts, [cfg]: now }, cfg));
		},
		PATIENCE,
	);

	test('from a program that writes a file every 100 ms, faster than it is read', async () => {
		const nodes = 'h2/config/cluster.nodes';
		const client = await start(threeHosts, {
			capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
		});
		const versions = [nodesText, 'nonsense\n', nodesText.replace('10.0.0.2', '10.0.0.9'), 'localSite,mode\n'];
		let hovers = 0;
		for (let at = 0; at < 20; at++) {
			client.disk.set(`${root}/${nodes}`, `${versions[at % versions.length]}# ${at}\n`);
			void client.connection.sendNotification('workspace/didChangeWatchedFiles', {
				changes: [{ uri: uri(nodes), type: 2 }],
			});
			const pause = new Promise((resolve) => setTimeout(resolve, 100));
			await ask(client, 'hover', 'h1/config/cluster.nodes').then(() => hovers++);
			await pause;
		}
		expect(hovers).toBe(20);
		await client.settle();
		const last = client.disk.get(`${root}/${nodes}`) ?? '';
		const expected = await start({ ...threeHosts, [nodes]: last });
		expect(found(client)).toEqual(found(expected));
	});
});
