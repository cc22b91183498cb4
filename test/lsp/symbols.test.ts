import { afterEach, expect, test } from 'vitest';
import type { DocumentSymbol, WorkspaceSymbol } from 'vscode-languageserver-protocol';
import { type Client, startClient } from '../support/lsp.ts';
import { askAt, twoClusters } from '../support/two-clusters.ts';

let client: Client;
afterEach(() => client.close());

test('the outline names nodes with role and address, and settings with their values but for secrets', async () => {
	client = await startClient(twoClusters);
	const outline = async (file: string) =>
		(await askAt<DocumentSymbol[]>(client, 'documentSymbol', file, '')).map(({ name, detail }) => `${name} ${detail}`);
	expect(await outline('b/config/cluster.nodes')).toEqual([
		'controller2 controller 172.16.9.9:7700',
		'agent1 agent 172.16.9.9:7701',
	]);
	expect(await outline('a/h1/config/cluster.cfg')).toEqual([
		'node1.volumes /ssd/v',
		'maxMemSize 8',
		'node%.workerNum 4',
	]);
	expect((await outline('a/h2/config/controller.cfg')).join()).not.toContain('hush');
});

test('nodes are found in the whole workspace, by letters of alias, host or role', async () => {
	client = await startClient(twoClusters);
	const find = (query: string) => client.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query });
	expect((await find('ctl2')).map(({ name, containerName }) => `${name} ${containerName}`)).toEqual([
		'controller2 a',
		'controller20 a',
		'controller2 b',
	]);
	expect((await find('172.16')).map(({ name }) => name)).toEqual(['controller2', 'agent1']);
	expect(await find('nothing of the kind')).toEqual([]);
});

test('a file that is not ours has no outline', async () => {
	client = await startClient(twoClusters);
	expect(await askAt<DocumentSymbol[]>(client, 'documentSymbol', 'readme.md', '')).toEqual([]);
});
