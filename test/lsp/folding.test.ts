import { afterEach, describe, expect, test } from 'vitest';
import type { FoldingRange } from 'vscode-languageserver-protocol';
import { encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, root, startClient } from '../support/lsp.ts';

const text =
	'# the agent\r\n# of host 1\r\nmode=agent\r\n# -- network --\r\n# lan\r\nlanCluster=0\r\n#region x\r\n#endregion\r\n';
const files = { 'h1/agent.cfg': text, 'h1/other.cfg': '[a]\n# b\n# c\n' };

let client: Client;
afterEach(() => client.close());

const ask = (file: string) =>
	client.connection.sendRequest<FoldingRange[]>('textDocument/foldingRange', {
		textDocument: { uri: encodeUri(`${root}/${file}`) },
	});

describe('folding', () => {
	test('of whole lines, with their kind', async () => {
		client = await startClient(files);
		expect(client.capabilities.foldingRangeProvider).toBe(true);
		expect(await ask('h1/agent.cfg')).toEqual([
			{ startLine: 0, endLine: 1, kind: 'comment' },
			{ startLine: 3, endLine: 7 },
			{ startLine: 4, endLine: 5 },
			{ startLine: 6, endLine: 7, kind: 'region' },
		]);
	});

	test('no more ranges than the client takes', async () => {
		const capabilities = { textDocument: { foldingRange: { rangeLimit: 2, lineFoldingOnly: true } } };
		client = await startClient(files, { capabilities });
		expect((await ask('h1/agent.cfg')).map(({ startLine }) => startLine)).toEqual([0, 3]);
	});

	test('follows the text', async () => {
		client = await startClient(files);
		await client.open('h1/agent.cfg', text);
		await client.change('h1/agent.cfg', 'mode=agent\n\n# lan\nlanCluster=0\n');
		expect(await ask('h1/agent.cfg')).toEqual([{ startLine: 2, endLine: 3 }]);
	});

	test('is nothing in a file of another program, or in none', async () => {
		client = await startClient(files);
		expect([await ask('h1/other.cfg'), await ask('h1/none.cfg')]).toEqual([[], []]);
	});
});
