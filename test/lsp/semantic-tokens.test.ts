import { afterEach, describe, expect, test } from 'vitest';
import type { Range, SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver-protocol';
import { encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, root, startClient } from '../support/lsp.ts';

const name = 'h1/cluster.cfg';
const text = 'maxMemSize=8\nnode%.volumes=/ssd/<ALIAS>\nnode1.workerNum=4\n';
const files = { 'h1/cluster.nodes': 'localSite,mode\n10.0.0.1:8901:node1,datanode\n', [name]: text };
const textDocument = { uri: encodeUri(`${root}/${name}`) };

let client: Client;
afterEach(() => client.close());

const full = () => client.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
const delta = (previousResultId: string | undefined) =>
	client.connection.sendRequest<SemanticTokens | SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
		textDocument,
		previousResultId,
	});
const inRange = (range: Range) =>
	client.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/range', { textDocument, range });

/** The tokens as `line:column text type modifiers`, by the legend of the server. */
function shown({ data }: SemanticTokens, content: string): string[] {
	const legend = client.capabilities.semanticTokensProvider?.legend ?? { tokenTypes: [], tokenModifiers: [] };
	const lines = content.split('\n');
	let [line, start] = [0, 0];
	return Array.from({ length: data.length / 5 }, (_, at) => {
		const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(at * 5, at * 5 + 5);
		[line, start] = [line + down, down > 0 ? right : start + right];
		const set = legend.tokenModifiers.filter((_one, bit) => modifiers & (1 << bit));
		return [`${line}:${start}`, lines[line]?.slice(start, start + length), legend.tokenTypes[type], ...set].join(' ');
	});
}

describe('semantic tokens', () => {
	test('of a file', async () => {
		client = await startClient(files);
		expect(shown(await full(), text)).toEqual([
			'0:0 maxMemSize property',
			'0:11 8 number',
			'1:0 node class',
			'1:4 % regexp',
			'1:6 volumes property',
			'1:14 /ssd/ string',
			'1:19 <ALIAS> macro',
			'2:0 node1 class',
			'2:6 workerNum property',
			'2:16 4 number',
		]);
	});

	test('after a change are told as a difference', async () => {
		client = await startClient(files);
		await client.open(name, text);
		const before = await full();
		const changed = text.replace('node1.workerNum=4', 'node1.workerNum=16\nnode2.workerNum=4');
		await client.change(name, changed);
		const difference = await delta(before.resultId);
		if (!('edits' in difference)) throw new Error('expected a difference');
		const data = [...before.data];
		for (const { start, deleteCount, data: put = [] } of difference.edits) data.splice(start, deleteCount, ...put);
		const now = await full();
		expect(data).toEqual(now.data);
		expect(difference.edits.flatMap((edit) => edit.data ?? []).length).toBeLessThan(now.data.length / 2);
		expect(await delta(now.resultId)).toMatchObject({ edits: [] });
	});

	test('are told whole where the client speaks of an answer that is not the last one', async () => {
		client = await startClient(files);
		const now = await full();
		expect(await delta('none')).toMatchObject({ data: now.data });
		await client.open(name, text);
		const { resultId } = await full();
		await client.connection.sendNotification('textDocument/didClose', { textDocument });
		await client.settle();
		expect(await delta(resultId)).toMatchObject({ data: now.data });
	});

	test('of a range are those in it', async () => {
		client = await startClient(files);
		const tokens = await inRange({ start: { line: 1, character: 5 }, end: { line: 2, character: 3 } });
		expect(shown(tokens, text)).toEqual([
			'1:6 volumes property',
			'1:14 /ssd/ string',
			'1:19 <ALIAS> macro',
			'2:0 node1 class',
		]);
		const beyond = { start: { line: 90, character: 0 }, end: { line: 99, character: 9 } };
		expect((await inRange(beyond)).data).toEqual([]);
	});

	test('have the columns of an editor that hides the byte order mark', async () => {
		client = await startClient({ ...files, [name]: `\ufeff${text}` });
		await client.open(name, text);
		expect(shown(await full(), text).slice(0, 3)).toEqual([
			'0:0 maxMemSize property',
			'0:11 8 number',
			'1:0 node class',
		]);
	});

	test('of a file of another program are none', async () => {
		client = await startClient({ ...files, [name]: '[section]\nmaxMemSize=8\n' });
		expect((await full()).data).toEqual([]);
	});

	test('are asked for anew when all files are read', async () => {
		const capabilities = { workspace: { semanticTokens: { refreshSupport: true } } };
		client = await startClient(files, { capabilities });
		const asked = client.asked.filter(({ method }) => method === 'workspace/semanticTokens/refresh');
		expect(asked.length).toBe(1);
	});
});
