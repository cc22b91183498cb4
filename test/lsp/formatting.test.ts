import { afterEach, describe, expect, test } from 'vitest';
import type { FormattingOptions, TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, root, startClient } from '../support/lsp.ts';

const text = 'mode = agent\r\nlocalSite=10.0.0.1:8801:agent1 \r\n\r\n\r\nworkerNum = 4';
const tidy = 'mode=agent\r\nlocalSite=10.0.0.1:8801:agent1\r\n\r\nworkerNum=4\r\n';
const textDocument = { uri: encodeUri(`${root}/h1/agent.cfg`) };
const plain: FormattingOptions = { tabSize: 4, insertSpaces: false };

let client: Client;
afterEach(() => client.close());

async function formatted(method: string, params: object, content = text): Promise<string> {
	const edits = await client.connection.sendRequest<TextEdit[]>(`textDocument/${method}`, { textDocument, ...params });
	return TextDocument.applyEdits(TextDocument.create('', '', 0, content), edits);
}

describe('formatting', () => {
	test('is offered for documents, ranges and lines just left', async () => {
		client = await startClient({ 'h1/agent.cfg': text });
		expect(client.capabilities).toMatchObject({
			documentFormattingProvider: true,
			documentRangeFormattingProvider: { rangesSupport: true },
			documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
		});
	});

	test('of a document changes its blanks and nothing else', async () => {
		client = await startClient({ 'h1/agent.cfg': text });
		await client.open('h1/agent.cfg', text);
		expect(await formatted('formatting', { options: plain })).toBe(tidy);
		await client.change('h1/agent.cfg', tidy);
		expect(await formatted('formatting', { options: plain }, tidy)).toBe(tidy);
	});

	test('leaves what the options want to keep', async () => {
		client = await startClient({ 'h1/agent.cfg': text });
		const options = { ...plain, insertFinalNewline: false, trimTrailingWhitespace: false };
		expect(await formatted('formatting', { options })).toBe(
			'mode=agent\r\nlocalSite=10.0.0.1:8801:agent1 \r\n\r\nworkerNum=4',
		);
	});

	test('does all of it in our own client, where false is what nobody has set', async () => {
		client = await startClient({ 'h1/agent.cfg': text }, { initializationOptions: { ownClient: true } });
		const options = { ...plain, insertFinalNewline: false, trimTrailingWhitespace: false, trimFinalNewlines: false };
		expect(await formatted('formatting', { options })).toBe(tidy);
	});

	test('of ranges stays within them', async () => {
		client = await startClient({ 'h1/agent.cfg': text });
		const line = (at: number) => ({ start: { line: at, character: 0 }, end: { line: at + 1, character: 0 } });
		expect(await formatted('rangeFormatting', { range: line(0), options: plain })).toBe(
			text.replace('mode = agent', 'mode=agent'),
		);
		expect(await formatted('rangesFormatting', { ranges: [line(1), line(4)], options: plain })).toBe(
			'mode = agent\r\nlocalSite=10.0.0.1:8801:agent1\r\n\r\n\r\nworkerNum=4\r\n',
		);
	});

	test('after a line end tidies the line above', async () => {
		client = await startClient({ 'h1/agent.cfg': text });
		const typed = { position: { line: 1, character: 0 }, ch: '\n', options: plain };
		expect(await formatted('onTypeFormatting', typed)).toBe(text.replace('mode = agent', 'mode=agent'));
	});

	test('counts columns as an editor does that hides the byte order mark', async () => {
		client = await startClient({ 'h1/agent.cfg': `\ufeff${text}` });
		await client.open('h1/agent.cfg', text);
		expect(await formatted('formatting', { options: plain })).toBe(tidy);
		const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 12 } };
		expect(await formatted('rangeFormatting', { range, options: plain })).toBe(
			text.replace('mode = agent', 'mode=agent'),
		);
	});

	test('is refused for what is not UTF-8, and for what is not ours', async () => {
		client = await startClient({ 'h1/agent.cfg': `# \ufffd\r\n${text}`, 'h1/other.cfg': '[a]\nb = c\n' });
		expect(await formatted('formatting', { options: plain })).toBe(text);
		expect(client.messages.join('\n')).toContain('not in UTF-8');
		const other = { textDocument: { uri: encodeUri(`${root}/h1/other.cfg`) }, options: plain };
		expect(await client.connection.sendRequest('textDocument/formatting', other)).toEqual([]);
	});
});
