import { afterEach, expect, test } from 'vitest';
import type { Location } from 'vscode-languageserver-protocol';
import { encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, root, startClient } from '../support/lsp.ts';
import { askAt, shownTexts, twoClusters } from '../support/two-clusters.ts';

let client: Client;
afterEach(() => client.close());

test('an alias is defined by its row beside the file and by the process itself', async () => {
	client = await startClient(twoClusters);
	expect(shownTexts(await askAt<Location[]>(client, 'definition', 'a/h1/config/agent.cfg', 'controller20'))).toEqual([
		'a/h1/config/cluster.nodes:3 controller20',
		'a/h2/config/controller.cfg:2 controller20',
	]);
	expect(await askAt<Location[]>(client, 'definition', 'a/h1/config/cluster.cfg', 'maxMemSize')).toEqual([]);
});

test('a pattern leads to the nodes that it reaches, and a port to the node that listens there', async () => {
	client = await startClient(twoClusters);
	const shown = async (file: string, text: string) =>
		shownTexts(await askAt<Location[]>(client, 'definition', file, text));
	expect(await shown('a/h1/config/cluster.cfg', 'node%')).toEqual(['a/h1/config/cluster.nodes:5 node1']);
	expect(await shown('a/h1/config/agent.cfg', '8900:controller20')).toEqual([
		'a/h1/config/cluster.nodes:3 8900',
		'a/h2/config/controller.cfg:2 8900',
	]);
});

test('a position past the end leads nowhere', async () => {
	client = await startClient(twoClusters);
	const nowhere = {
		textDocument: { uri: encodeUri(`${root}/b/config/cluster.nodes`) },
		position: { line: 99, character: 7 },
	};
	expect(await client.connection.sendRequest('textDocument/definition', nowhere)).toEqual([]);
});
