import { afterEach, describe, expect, test } from 'vitest';
import type { LinkedEditingRanges } from 'vscode-languageserver-protocol';
import { encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, root, startClient } from '../support/lsp.ts';

const agent = 'mode=agent\nlocalSite=10.0.0.1:8801:a1\nsites=10.0.0.1:8801:a1:agent,10.0.0.1:8900:c1:controller\n';
const cluster = 'n1.maxMemSize=8\nn1.workerNum=4\n';
const nodes = 'localSite,mode\n10.0.0.1:8900:c1,controller\n10.0.0.1:8801:a1,agent\n10.0.0.1:8901:n1,datanode\n';
const files = { 'h1/agent.cfg': agent, 'h1/cluster.cfg': cluster, 'h1/cluster.nodes': nodes };

let client: Client;
afterEach(() => client.close());

const ask = (file: string, line: number, character: number) =>
	client.connection.sendRequest<LinkedEditingRanges | null>('textDocument/linkedEditingRange', {
		textDocument: { uri: encodeUri(`${root}/${file}`) },
		position: { line, character },
	});
const range = (line: number, start: number, end: number) => ({
	start: { line, character: start },
	end: { line, character: end },
});

describe('linked editing', () => {
	test('joins the places of one file that name a node', async () => {
		client = await startClient(files);
		expect(client.capabilities.linkedEditingRangeProvider).toBe(true);
		const found = await ask('h1/agent.cfg', 1, 25);
		expect(found?.ranges).toEqual([range(1, 24, 26), range(2, 20, 22)]);
	});

	test('goes on while an alias is typed, and ends where a sign of the format is', async () => {
		client = await startClient(files);
		const pattern = new RegExp(`^${(await ask('h1/agent.cfg', 1, 25))?.wordPattern}$`);
		expect(['agent-1', 'a_1', '代理1'].every((word) => pattern.test(word))).toBe(true);
		expect(['', 'a:1', 'a 1', 'a.1', 'a,1', 'a%'].some((word) => pattern.test(word))).toBe(false);
	});

	test('has the columns of an editor that hides the byte order mark', async () => {
		client = await startClient({ ...files, 'h1/cluster.cfg': `\ufeff${cluster}` });
		await client.open('h1/cluster.cfg', cluster);
		expect((await ask('h1/cluster.cfg', 0, 1))?.ranges).toEqual([range(0, 0, 2), range(1, 0, 2)]);
	});

	test('is nothing for what is alone, no alias, or nowhere', async () => {
		client = await startClient(files);
		expect(await ask('h1/cluster.nodes', 3, 15)).toBeNull();
		expect(await ask('h1/agent.cfg', 1, 12)).toBeNull();
		expect(await ask('h1/agent.cfg', 90, 9)).toBeNull();
		expect(await ask('h1/none.cfg', 0, 0)).toBeNull();
	});
});
