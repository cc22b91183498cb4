import { afterEach, describe, expect, test } from 'vitest';
import type { Range, SelectionRange } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, root, startClient } from '../support/lsp.ts';

const text = 'localSite,mode\r\n10.0.0.1:8900:c1,controller\r\n\r\n10.0.0.2:8801:a1,agent\r\n';
const document = TextDocument.create('', '', 0, text);

let client: Client;
afterEach(() => client.close());

async function ask(file: string, ...positions: Range['start'][]): Promise<string[][] | null> {
	const found = await client.connection.sendRequest<SelectionRange[] | null>('textDocument/selectionRange', {
		textDocument: { uri: encodeUri(`${root}/${file}`) },
		positions,
	});
	return found?.map(textsOf) ?? null;
}

function textsOf(selection: SelectionRange): string[] {
	return [document.getText(selection.range), ...(selection.parent ? textsOf(selection.parent) : [])];
}

describe('selection ranges', () => {
	test('grow from a part of a site to the file, for every position', async () => {
		client = await startClient({ 'h1/cluster.nodes': text });
		expect(client.capabilities.selectionRangeProvider).toBe(true);
		expect(await ask('h1/cluster.nodes', { line: 1, character: 10 }, { line: 3, character: 20 })).toEqual([
			[
				'8900',
				'10.0.0.1:8900',
				'10.0.0.1:8900:c1',
				'10.0.0.1:8900:c1,controller',
				'localSite,mode\r\n10.0.0.1:8900:c1,controller',
				text,
			],
			['agent', '10.0.0.2:8801:a1,agent', text],
		]);
	});

	test('have the columns of an editor that hides the byte order mark, and each is larger than the one before', async () => {
		client = await startClient({ 'h1/cluster.nodes': `\ufeff${text}` });
		await client.open('h1/cluster.nodes', text);
		const selections = await ask('h1/cluster.nodes', { line: 0, character: 2 });
		expect(selections?.[0]?.slice(0, 2)).toEqual(['localSite', 'localSite,mode']);
		expect(new Set(selections?.[0]).size).toBe(selections?.[0]?.length);
	});

	test('are there behind the end, and none in a file that is not ours', async () => {
		client = await startClient({ 'h1/cluster.nodes': text });
		expect(await ask('h1/cluster.nodes', { line: 90, character: 9 })).toEqual([[text]]);
		expect(await ask('h1/none.cfg', { line: 0, character: 0 })).toBeNull();
	});
});
