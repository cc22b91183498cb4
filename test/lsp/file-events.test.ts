import { afterEach, describe, expect, test } from 'vitest';
import { type InitializeResult, WorkDoneProgress } from 'vscode-languageserver-protocol';
import type { Runtime } from '../../server/src/workspace/runtime.ts';
import { encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, connect, memoryFiles, root, startClient } from '../support/lsp.ts';
import { nodesText, threeHosts } from '../support/three-hosts.ts';

let client: Client;
afterEach(() => client.close());

const uri = (file: string) => encodeUri(`${root}/${file}`);
const nodes2 = 'h2/config/cluster.nodes';
const watching = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
const codes = (file: string) => (client.diagnostics.get(file) ?? []).map(({ code }) => code);
const isWrong = () => codes(nodes2).includes('cross-controller-site-differ');

async function tell(method: string, params: unknown): Promise<void> {
	await client.connection.sendNotification(`workspace/${method}`, params);
	await client.settle();
}

/** Moves everything below a folder on disk. */
function move(from: string, to: string): void {
	for (const [file, text] of [...client.disk]) {
		if (!file.startsWith(`${root}/${from}/`)) continue;
		client.disk.delete(file);
		client.disk.set(file.replace(`${root}/${from}/`, `${root}/${to}/`), text);
	}
}

describe('a client that can watch files', () => {
	test('is asked to watch ours, and folders that come and go', async () => {
		client = await startClient(threeHosts, { capabilities: watching });
		const [{ params } = { params: {} }] = client.asked.filter(({ method }) => method === 'client/registerCapability');
		expect(params).toMatchObject({
			registrations: [
				{
					method: 'workspace/didChangeWatchedFiles',
					registerOptions: { watchers: [{ globPattern: expect.stringContaining('*.nodes') }, { kind: 5 }] },
				},
			],
		});
	});

	test('is not asked where it is our own, which watches by itself', async () => {
		client = await startClient(threeHosts, { capabilities: watching, initializationOptions: { ownClient: true } });
		expect(client.asked.map(({ method }) => method)).not.toContain('client/registerCapability');
	});

	test('tells of files that change, and of folders without their files', async () => {
		client = await startClient(threeHosts, { capabilities: watching });
		move('h2', 'old/h2');
		await tell('didChangeWatchedFiles', {
			changes: [
				{ uri: uri('h2'), type: 3 },
				{ uri: uri('old/h2'), type: 1 },
			],
		});
		expect(codes(nodes2)).toEqual([]);
		expect(codes(`old/${nodes2}`)).toContain('cross-controller-site-differ');
		client.disk.set(`${root}/old/${nodes2}`, nodesText);
		await tell('didChangeWatchedFiles', { changes: [{ uri: uri(`old/${nodes2}`), type: 2 }] });
		expect(codes(`old/${nodes2}`)).not.toContain('cross-controller-site-differ');
	});

	test('a file in a folder of the database is none of ours', async () => {
		client = await startClient(threeHosts, { capabilities: watching });
		client.disk.set(`${root}/h1/CHUNKS/agent.cfg`, 'mode=agent\nnonsense\n');
		await tell('didChangeWatchedFiles', { changes: [{ uri: uri('h1/CHUNKS/agent.cfg'), type: 1 }] });
		expect(codes('h1/CHUNKS/agent.cfg')).toEqual([]);
	});
});

describe('a client that renames, creates and deletes files itself', () => {
	const fileOperations = { didCreate: true, didRename: true, didDelete: true };

	test('is told which of them matter, those it knows only', async () => {
		const capabilitiesFor = async (options: object, ownClient = false) => {
			const connection = connect(memoryFiles(new Map()));
			connection.listen();
			const capabilities = { workspace: { fileOperations: options } };
			const params = { processId: null, rootUri: root, capabilities, initializationOptions: { ownClient } };
			const result = await connection.sendRequest<InitializeResult>('initialize', params);
			connection.dispose();
			return result.capabilities.workspace?.fileOperations;
		};
		client = await startClient({});
		const folders = { pattern: { glob: '**/*', matches: 'folder' } };
		const all = await capabilitiesFor(fileOperations);
		expect(all?.didRename?.filters).toContainEqual(folders);
		expect(Object.keys(all ?? {})).toEqual(['didCreate', 'didRename', 'didDelete']);
		expect(Object.keys((await capabilitiesFor({ didDelete: true })) ?? {})).toEqual(['didDelete']);
		expect(await capabilitiesFor(fileOperations, true)).toBeUndefined();
	});

	test('a renamed folder is followed', async () => {
		client = await startClient(threeHosts, { capabilities: { workspace: { fileOperations } } });
		expect(isWrong()).toBe(true);
		move('h2', 'second');
		await tell('didRenameFiles', { files: [{ oldUri: uri('h2'), newUri: uri('second') }] });
		expect(codes(nodes2)).toEqual([]);
		expect(codes('second/config/cluster.nodes')).toContain('cross-controller-site-differ');
	});

	test('so are files that are created and folders that are deleted', async () => {
		client = await startClient(threeHosts, { capabilities: { workspace: { fileOperations } } });
		client.disk.set(`${root}/h1/config/agent.cfg`, 'mode=agent\nnonsense\n');
		await tell('didCreateFiles', { files: [{ uri: uri('h1/config/agent.cfg') }] });
		expect(codes('h1/config/agent.cfg')).toContain('cfg-missing-equals');
		await tell('didDeleteFiles', { files: [{ uri: uri('h2') }] });
		expect(codes(nodes2)).toEqual([]);
	});
});

describe('a client that tells nothing of the disk', () => {
	const save = (file: string) =>
		client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: uri(file) } });

	test('has all files read again when one is saved or opened', async () => {
		client = await startClient(threeHosts);
		await client.open('h1/config/cluster.nodes', nodesText);
		client.disk.set(`${root}/${nodes2}`, nodesText);
		expect(isWrong()).toBe(true);
		await save('h1/config/cluster.nodes');
		await client.settle();
		expect(isWrong()).toBe(false);
		client.disk.delete(`${root}/h3/config/cluster.nodes`);
		client.disk.set(`${root}/h4/config/agent.cfg`, 'mode=agent\nnonsense\n');
		await client.open(nodes2, nodesText);
		await client.settle();
		expect(codes('h4/config/agent.cfg')).toContain('cfg-missing-equals');
		expect(codes('h3/config/cluster.nodes')).toEqual([]);
	});

	test('a client that watches does not', async () => {
		client = await startClient(threeHosts, { capabilities: watching });
		await client.open('h1/config/cluster.nodes', nodesText);
		client.disk.set(`${root}/${nodes2}`, nodesText);
		await save('h1/config/cluster.nodes');
		await client.settle();
		expect(isWrong()).toBe(true);
	});
});

describe('folders of the workspace', () => {
	test('come with their files and settings, and go with them', async () => {
		client = await startClient(threeHosts);
		client.disk.set('file:///other/config/agent.cfg', 'mode=agent\nnonsense\n');
		client.disk.set('file:///other/dolphindb-cluster.json', '{ "disabledRules": ["cross"] }');
		const other = { uri: 'file:///other', name: 'other' };
		const told: string[] = [];
		client.connection.onNotification('textDocument/publishDiagnostics', (params: { uri: string }) => {
			told.push(params.uri);
		});
		await tell('didChangeWorkspaceFolders', { event: { added: [other], removed: [] } });
		expect(told).toContain('file:///other/config/agent.cfg');
		expect(told).toContain(uri(nodes2)); // its finding is switched off now
		told.length = 0;
		await tell('didChangeWorkspaceFolders', { event: { added: [], removed: [other] } });
		expect(told.sort()).toEqual(['file:///other/config/agent.cfg', uri(nodes2)].sort());
	});
});

describe('reading', () => {
	test('of many files is shown as it goes on, in the language of the client', async () => {
		const disk = Array.from({ length: 600 }, (_, at) => [`${root}/c${at}/config/agent.cfg`, 'mode=agent\n'] as const);
		const files = memoryFiles(new Map(disk));
		const slow: Runtime = {
			...files,
			read: (file) => new Promise((done) => setTimeout(() => done(files.read(file)), 5)),
		};
		const connection = connect(slow);
		const shown: string[] = [];
		const ended = new Promise<void>((resolve) => {
			connection.onRequest('window/workDoneProgress/create', ({ token }: { token: string }) => {
				connection.onProgress(WorkDoneProgress.type, token, (value) => {
					shown.push(value.kind === 'begin' ? value.title : value.kind);
					if (value.kind === 'end') resolve();
				});
				return null;
			});
		});
		connection.listen();
		const capabilities = { window: { workDoneProgress: true } };
		await connection.sendRequest('initialize', { processId: null, rootUri: root, capabilities, locale: 'zh-cn' });
		await connection.sendNotification('initialized', {});
		await ended;
		connection.dispose();
		expect(shown[0]).toBe('正在读取 DolphinDB 配置文件');
		expect(shown.at(-1)).toBe('end');
		client = await startClient({}, { capabilities });
		expect(client.asked.map(({ method }) => method)).not.toContain('window/workDoneProgress/create');
	});

	test('that ends late does not bring back what was read before', async () => {
		const file = `${root}/${nodes2}`;
		const disk = new Map(Object.entries(threeHosts).map(([name, text]) => [`${root}/${name}`, text]));
		const files = memoryFiles(disk);
		const pending: (() => void)[] = [];
		let isHeld = false;
		const connection = connect({
			...files,
			read: async (id) => {
				const result = await files.read(id);
				if (isHeld && id === file) await new Promise<void>((resolve) => pending.push(resolve));
				return result;
			},
		});
		const found = new Map<string, number>();
		connection.onNotification('textDocument/publishDiagnostics', ({ uri: name, diagnostics }) => {
			found.set(name, diagnostics.length);
		});
		connection.listen();
		await connection.sendRequest('initialize', { processId: null, rootUri: root, capabilities: {} });
		await connection.sendNotification('initialized', {});
		const settle = () => connection.sendRequest('workspace/symbol', { query: '' });
		await settle();
		isHeld = true;
		const changed = { changes: [{ uri: uri(nodes2), type: 2 }] };
		await connection.sendNotification('workspace/didChangeWatchedFiles', changed);
		disk.set(file, nodesText);
		await settle();
		await connection.sendNotification('workspace/didChangeWatchedFiles', changed);
		await settle();
		expect(pending).toHaveLength(2);
		for (const end of pending.reverse()) {
			end();
			await settle();
		}
		expect(found.get(uri(nodes2))).toBe(0);
		connection.dispose();
		client = await startClient({});
	});
});
