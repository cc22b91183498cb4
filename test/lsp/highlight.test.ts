import { afterEach, expect, test } from 'vitest';
import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver-protocol';
import { encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, root, startClient } from '../support/lsp.ts';
import { askAt, twoClusters } from '../support/two-clusters.ts';

let client: Client;
afterEach(() => client.close());

test('highlights are the places of one file', async () => {
	client = await startClient(twoClusters);
	const found = await askAt<DocumentHighlight[]>(
		client,
		'documentHighlight',
		'a/h1/config/agent.cfg',
		'controller2:controller',
	);
	expect(found.map(({ range }) => range.start.line)).toEqual([2, 3]);
});

test('a declaration is marked as written, all other places as read', async () => {
	client = await startClient(twoClusters);
	const kinds = async (file: string, text: string) =>
		(await askAt<DocumentHighlight[]>(client, 'documentHighlight', file, text)).map(
			({ range, kind }) => `${range.start.line}:${range.start.character} ${kind}`,
		);
	const { Read, Write } = DocumentHighlightKind;
	expect(await kinds('a/h1/config/agent.cfg', 'agent1:agent')).toEqual([`1:24 ${Write}`, `3:20 ${Read}`]);
	expect(await kinds('a/h1/config/cluster.nodes', 'node1')).toEqual([`4:14 ${Write}`]);
	expect(await kinds('a/h1/config/cluster.cfg', 'node%')).toEqual([`2:0 ${Read}`]);
});

test('a position past the end is not highlighted', async () => {
	client = await startClient(twoClusters);
	const nowhere = {
		textDocument: { uri: encodeUri(`${root}/b/config/cluster.nodes`) },
		position: { line: 99, character: 7 },
	};
	expect(await client.connection.sendRequest('textDocument/documentHighlight', nowhere)).toEqual([]);
});
