import { afterEach, expect, test } from 'vitest';
import type { DocumentHighlight } from 'vscode-languageserver-protocol';
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

test('a position past the end is not highlighted', async () => {
	client = await startClient(twoClusters);
	const nowhere = {
		textDocument: { uri: encodeUri(`${root}/b/config/cluster.nodes`) },
		position: { line: 99, character: 7 },
	};
	expect(await client.connection.sendRequest('textDocument/documentHighlight', nowhere)).toEqual([]);
});
