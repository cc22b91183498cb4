import { afterEach, describe, expect, test } from 'vitest';
import type { Location, WorkspaceSymbol } from 'vscode-languageserver-protocol';
import { CancellationTokenSource, LSPErrorCodes, ProgressType } from 'vscode-languageserver-protocol';
import { type Client, connect, memoryFiles, root, startClient } from '../support/lsp.ts';
import { threeHosts } from '../support/three-hosts.ts';
import { askAt, twoClusters } from '../support/two-clusters.ts';

let client: Client | undefined;
afterEach(() => client?.close());

describe('a request that was cancelled', () => {
	test('before it was begun has the error of the protocol for an answer', async () => {
		client = await startClient(threeHosts);
		const source = new CancellationTokenSource();
		const params = { textDocument: { uri: `${root}/h1/config/cluster.nodes` } };
		const answer = client.connection.sendRequest('textDocument/documentSymbol', params, source.token);
		source.cancel();
		await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
	});

	test('while the files are being read does not wait for them', async () => {
		const connection = connect({
			...memoryFiles(new Map()),
			list: () => new Promise(() => undefined),
		});
		connection.listen();
		const capabilities = { textDocument: { diagnostic: {} } };
		await connection.sendRequest('initialize', { processId: null, rootUri: root, capabilities });
		await connection.sendNotification('initialized', {});
		const source = new CancellationTokenSource();
		const params = { textDocument: { uri: `${root}/h1/config/cluster.nodes` } };
		const answer = connection.sendRequest('textDocument/diagnostic', params, source.token);
		await connection.sendRequest('textDocument/documentSymbol', params); // other requests are answered meanwhile
		source.cancel();
		await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
		connection.dispose();
	});
});

describe('parts of an answer', () => {
	test('are sent ahead where the client takes them: references, and symbols of the workspace', async () => {
		client = await startClient(twoClusters);
		const parts: unknown[] = [];
		client.connection.onProgress(new ProgressType<unknown[]>(), 'parts', (part) => void parts.push(...part));
		const extra = { context: { includeDeclaration: true }, partialResultToken: 'parts' };
		expect(await askAt<Location[]>(client, 'references', 'a/h1/config/cluster.cfg', 'node1', extra)).toEqual([]);
		expect(parts).toHaveLength(3);
		parts.length = 0;
		const query = { query: 'controller', partialResultToken: 'parts' };
		expect(await client.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', query)).toEqual([]);
		expect(parts.length).toBeGreaterThan(2);
	});
});
