import { afterEach, describe, expect, test } from 'vitest';
import { ErrorCodes, type ProtocolConnection } from 'vscode-languageserver-protocol';
import { encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, connect, memoryFiles, root, startClient } from '../support/lsp.ts';
import { controllerText, nodesText, threeHosts } from '../support/three-hosts.ts';

let client: Client | undefined;
afterEach(() => client?.close());

const uri = (file: string) => encodeUri(`${root}/${file}`);
const nodes1 = 'h1/config/cluster.nodes';
const nodes2 = 'h2/config/cluster.nodes';

/** Requests about a place in a file; all have an empty answer for a place where nothing is. */
const ABOUT_PLACES = ['hover', 'definition', 'references', 'documentHighlight', 'completion', 'signatureHelp'];

async function start(options: Parameters<typeof startClient>[1] = {}): Promise<Client> {
	client = await startClient(threeHosts, options);
	return client;
}

/** The lines of the log that tell of a mistake of ours. */
const faults = ({ messages }: Client) => messages.filter((message) => /Error|undefined/.test(message));

function send(to: Client, method: string, params: unknown): Promise<void> {
	return to.connection.sendNotification(method, params);
}

describe('places and files that are not there', () => {
	test.each([
		['far past the end', { line: 999, character: 999 }],
		['past the end of the line', { line: 1, character: 999 }],
		['negative', { line: -1, character: -5 }],
		['between two characters', { line: 1.5, character: 2.25 }],
		['not numbers', { line: null, character: 'x' }],
	])('a place %s has an answer, and nothing breaks', async (_, position) => {
		const to = await start();
		for (const method of ABOUT_PLACES) {
			const context = { includeDeclaration: true };
			const params = { textDocument: { uri: uri(nodes1) }, position, context };
			await to.connection.sendRequest(`textDocument/${method}`, params).catch((error: { code: number }) => {
				expect(error.code).toBe(ErrorCodes.MethodNotFound); // the feature is not there; nothing else may be wrong
			});
		}
		await to.settle();
		expect(faults(to)).toEqual([]);
	});

	test('a file that was closed, deleted or moved has the state of the disk, or none', async () => {
		const to = await start();
		const hover = (file: string) =>
			to.connection.sendRequest('textDocument/hover', {
				textDocument: { uri: uri(file) },
				position: { line: 1, character: 15 },
			});
		await to.open(nodes1, nodesText);
		to.disk.delete(`${root}/${nodes1}`);
		await send(to, 'textDocument/didClose', { textDocument: { uri: uri(nodes1) } });
		await to.settle();
		expect(await hover(nodes1)).toBeNull();
		to.disk.set(`${root}/moved/config/cluster.nodes`, nodesText);
		const files = [{ oldUri: uri('h1'), newUri: uri('moved') }];
		await send(to, 'workspace/didRenameFiles', { files });
		await to.settle();
		expect(await hover('moved/config/cluster.nodes')).not.toBeNull();
		expect(faults(to)).toEqual([]);
	});

	test('requests without what they need are logged and have an empty answer', async () => {
		const to = await start();
		expect(await to.connection.sendRequest('textDocument/hover', {})).toBeNull();
		expect(await to.connection.sendRequest('textDocument/references', { textDocument: {} })).toEqual([]);
		expect(to.messages.join()).toContain('hover: TypeError');
		await send(to, 'textDocument/didOpen', {});
		await send(to, 'workspace/didChangeWatchedFiles', {});
		await to.settle();
		expect(to.messages.join()).toContain('didOpen: TypeError');
		expect(to.diagnostics.get(nodes2)?.length).toBeGreaterThan(0);
	});
});

describe('a client that never answers', () => {
	const never = new Promise<never>(() => undefined);
	const capabilities = {
		workspace: {
			configuration: true,
			didChangeConfiguration: { dynamicRegistration: true },
			didChangeWatchedFiles: { dynamicRegistration: true },
		},
		window: { workDoneProgress: true },
	};

	test('has its files judged by the defaults', async () => {
		const to = await start({ capabilities, answer: () => never });
		expect(to.asked.map(({ method }) => method)).toContain('workspace/configuration');
		expect(to.diagnostics.get(nodes2)?.map(({ code }) => code)).toContain('cross-controller-site-differ');
	});

	test('has its settings taken over when the answer does come', async () => {
		let answerAtLast: (settings: unknown) => void = () => undefined;
		const late = new Promise((resolve) => {
			answerAtLast = resolve;
		});
		const to = await start({ capabilities, answer: (method) => (method === 'workspace/configuration' ? late : never) });
		expect(to.diagnostics.get(nodes2)?.length).toBeGreaterThan(0);
		answerAtLast([{ disabledRules: ['cross', 'controller'] }]);
		await to.settle();
		expect(to.diagnostics.get(nodes2)).toEqual([]);
	});

	test('a client that refuses is none that never answers, but has the same', async () => {
		const to = await start({ capabilities, answer: () => Promise.reject(new Error('no')) });
		await to.settle();
		expect(to.diagnostics.get(nodes2)?.length).toBeGreaterThan(0);
		expect(to.messages.join()).toContain('workspace/configuration');
	});
});

describe('documents that are told of out of order', () => {
	const change = (to: Client, version: number | null, contentChanges: unknown) =>
		send(to, 'textDocument/didChange', { textDocument: { uri: uri(nodes1), version }, contentChanges });
	const insert = (text: string, line = 1, character = 0) => [
		{ range: { start: { line, character }, end: { line, character } }, text },
	];
	const outline = async (to: Client) =>
		(
			await to.connection.sendRequest<{ name: string }[]>('textDocument/documentSymbol', {
				textDocument: { uri: uri(nodes1) },
			})
		).map(({ name }) => name);
	const row = '10.0.0.1:8801:agent1,agent\n';

	test('a change that comes late is not taken over; until the whole text comes, nothing is said', async () => {
		const to = await start();
		await to.open(nodes1, nodesText);
		await change(to, 7, insert(row));
		expect(await outline(to)).toEqual(['agent1', 'c1', 'c2', 'c3']);
		await change(to, 3, insert('nonsense'));
		expect(await outline(to)).toEqual([]);
		expect(to.messages.join()).toContain('version 3 comes after 7');
		await change(to, 8, insert('more')); // of a text that is not known
		expect(await outline(to)).toEqual([]);
		await change(to, 9, [{ text: nodesText }]);
		expect(await outline(to)).toEqual(['c1', 'c2', 'c3']);
	});

	test('a whole text that comes late was overtaken', async () => {
		const to = await start();
		await to.open(nodes1, nodesText);
		await change(to, 7, [{ text: `${nodesText}${row}` }]);
		await change(to, 3, [{ text: 'old' }]);
		expect(await outline(to)).toEqual(['c1', 'c2', 'c3', 'agent1']);
	});

	test.each([
		['behind the text', insert('x', 99)],
		['before the text', insert('x', -1)],
		['between two lines', insert('x', 0.5)],
		['nowhere', [{ range: {}, text: 'x' }]],
		['that holds nothing', [{ range: insert('')[0]?.range }]],
	])('a change %s is none of this text; saving brings the text back', async (_, bad) => {
		const to = await start();
		await to.open(nodes1, nodesText);
		await change(to, 7, [...insert(row), ...bad]);
		expect(await outline(to)).toEqual([]);
		await send(to, 'textDocument/didSave', { textDocument: { uri: uri(nodes1) }, text: `${nodesText}${row}` });
		expect(await outline(to)).toEqual(['c1', 'c2', 'c3', 'agent1']);
	});

	test('a saved text whose line ends are written as letters is the one that is known', async () => {
		const to = await start();
		await to.open(nodes1, nodesText);
		const text = nodesText.replaceAll('\n', String.raw`\n`); // as ALE for Vim writes it
		await send(to, 'textDocument/didSave', { textDocument: { uri: uri(nodes1) }, text });
		expect(await outline(to)).toEqual(['c1', 'c2', 'c3']);
		expect(to.messages).toEqual([]);
	});

	test('an end behind the text is its end, and a client need not count', async () => {
		const to = await start();
		await to.open(nodes1, nodesText);
		const all = { start: { line: 0, character: 0 }, end: { line: 2 ** 32, character: 0 } };
		await change(to, null, [{ range: all, text: `localSite,mode\n${row}` }]);
		expect(await outline(to)).toEqual(['agent1']);
	});

	test('a document that was never opened, was opened twice or is closed twice', async () => {
		const to = await start();
		await change(to, 2, [{ text: 'nonsense' }]);
		await send(to, 'textDocument/didClose', { textDocument: { uri: uri(nodes1) } });
		await send(to, 'textDocument/didSave', { textDocument: { uri: uri(nodes1) } });
		await to.settle();
		expect(await outline(to)).toEqual(['c1', 'c2', 'c3']);
		expect(to.messages.filter((message) => message.includes('is not open'))).toHaveLength(3);
		await to.open(nodes1, 'localSite,mode\n');
		await to.open(nodes1, `localSite,mode\n${row}`);
		expect(await outline(to)).toEqual(['agent1']);
		expect(to.messages.join()).toContain('was open already');
	});

	test('a URI that is spelt in another way is the same document', async () => {
		const to = await start();
		await send(to, 'textDocument/didOpen', {
			textDocument: { uri: `${root}/h1/con%66ig/cluster.nodes`, languageId: 'dolphindb-nodes', version: 1, text: '' },
		});
		await change(to, 2, [{ text: `localSite,mode\n${row}` }]);
		expect(await outline(to)).toEqual(['agent1']);
	});
});

describe('messages at the wrong time', () => {
	const hover = { textDocument: { uri: uri(nodes1) }, position: { line: 1, character: 15 } };
	const initialize = (connection: ProtocolConnection) =>
		connection.sendRequest('initialize', { processId: null, rootUri: root, capabilities: {} });

	test('before initialization there is no answer but that', async () => {
		const disk = Object.entries(threeHosts).map(([name, text]) => [`${root}/${name}`, text] as const);
		const connection = connect(memoryFiles(new Map(disk)));
		connection.listen();
		await expect(connection.sendRequest('textDocument/hover', hover)).rejects.toMatchObject({
			code: ErrorCodes.ServerNotInitialized,
		});
		await connection.sendNotification('textDocument/didOpen', { textDocument: { uri: uri(nodes1), text: '' } });
		expect(await initialize(connection)).toHaveProperty('capabilities.hoverProvider');
		await connection.sendNotification('initialized', {});
		await connection.sendRequest('workspace/symbol', { query: '' });
		expect(await connection.sendRequest('textDocument/hover', hover)).not.toBeNull();
		await expect(initialize(connection)).rejects.toMatchObject({ code: ErrorCodes.InvalidRequest });
		await connection.sendRequest('shutdown');
		await expect(connection.sendRequest('textDocument/hover', hover)).rejects.toMatchObject({
			code: ErrorCodes.InvalidRequest,
		});
		connection.dispose();
	});

	test('a method that does not exist is told to, a notification is passed over', async () => {
		const to = await start();
		await expect(to.connection.sendRequest('textDocument/dance', {})).rejects.toMatchObject({
			code: ErrorCodes.MethodNotFound,
		});
		await send(to, 'textDocument/danced', {});
		await to.open('h1/config/controller.cfg', `${controllerText(1)}nonsense\n`);
		expect(to.diagnostics.get('h1/config/controller.cfg')?.map(({ code }) => code)).toContain('cfg-missing-equals');
	});

	test('a client without folders, abilities or options is served all the same', async () => {
		const to = await start({ capabilities: {}, workspaceFolders: null, rootUri: null, initializationOptions: 'none' });
		await to.open('x/agent.cfg', 'mode=agent\nnonsense\n');
		expect(to.diagnostics.get('x/agent.cfg')?.map(({ code }) => code)).toContain('cfg-missing-equals');
		expect(faults(to)).toEqual([]);
	});
});
