import { afterEach, describe, expect, test } from 'vitest';
import type { ClientCapabilities, CodeLens } from 'vscode-languageserver-protocol';
import { encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, root, startClient } from '../support/lsp.ts';

const hosts = [1, 2, 3];
const nodes = [
	'localSite,mode',
	...hosts.map((n) => `10.0.0.${n}:8900:c${n},controller`),
	...hosts.map((n) => `10.0.0.${n}:8902:n${n},datanode`),
	'',
].join('\n');
const files = {
	'p1/config/cluster.nodes': nodes,
	'p1/config/controller.cfg':
		'mode=controller\nlocalSite=10.0.0.1:8900:c1\ndfsHAMode=Raft\ndfsReplicationFactor=2\ndfsReplicaReliabilityLevel=1\n',
	'p1/config/cluster.cfg': 'n1.maxMemSize=8\n',
};
const own = { ownClient: true, locale: 'en' };
const able: ClientCapabilities = { workspace: { codeLens: { refreshSupport: true }, workspaceFolders: true } };

let client: Client;
afterEach(() => client.close());
const uri = (file: string) => encodeUri(`${root}/${file}`);

async function lensesIn(file: string): Promise<CodeLens[]> {
	return (await client.connection.sendRequest('textDocument/codeLens', {
		textDocument: { uri: uri(file) },
	})) as CodeLens[];
}

async function resolved(file: string): Promise<CodeLens[]> {
	const lenses = await lensesIn(file);
	return Promise.all(lenses.map((lens) => client.connection.sendRequest<CodeLens>('codeLens/resolve', lens)));
}

describe('code lenses', () => {
	test('come without words, and get them one at a time', async () => {
		client = await startClient(files, { initializationOptions: own });
		const lenses = await lensesIn('p1/config/cluster.nodes');
		expect(lenses.every(({ command }) => command === undefined)).toBe(true);
		expect((await resolved('p1/config/cluster.nodes')).map(({ command }) => command?.title)).toEqual([
			'High availability over 3 hosts · survives any 1 of 3 hosts',
			'Generate migration scripts…',
			'used in 2 files (2 places)',
			'used nowhere else',
			'used nowhere else',
			'used in 2 files (2 places)',
			'used nowhere else',
			'used nowhere else',
		]);
	});

	test('of our own client carry its commands', async () => {
		client = await startClient(files, { initializationOptions: own });
		const commands = (await resolved('p1/config/cluster.nodes')).map(({ command }) => command);
		expect(commands[0]?.command).toBe('dolphindbCluster.showTopology');
		expect(commands[1]).toMatchObject({ command: 'dolphindbCluster.generateMigrationScripts' });
		const known: { clusters: { id: string }[] } = await client.connection.sendRequest('dolphindbCluster/clusters', {});
		expect(commands[1]?.arguments).toEqual([{ cluster: known.clusters[0]?.id }]);
		expect(commands[5]).toMatchObject({
			command: 'dolphindbCluster.showReferences',
			arguments: [{ uri: uri('p1/config/cluster.nodes'), position: { line: 4, character: 14 } }],
		});
	});

	test('lead to as many places as they tell', async () => {
		client = await startClient(files, { initializationOptions: own });
		for (const { command } of (await resolved('p1/config/cluster.nodes')).slice(2)) {
			const found: unknown[] = await client.connection.sendRequest('textDocument/references', {
				textDocument: { uri: command?.arguments?.[0].uri },
				position: command?.arguments?.[0].position,
				context: { includeDeclaration: true },
			});
			const told = Number(/\((\d+) places\)/.exec(command?.title ?? '')?.[1] ?? 1);
			expect(found.length).toBe(told);
		}
	});

	test('show a host that is called like an icon as text', async () => {
		const odd = nodes.replace('10.0.0.1:8900', '$(zap):8900').replace('10.0.0.2:8900', '$(zap):8901');
		client = await startClient({ ...files, 'p1/config/cluster.nodes': odd }, { initializationOptions: own });
		const [lens] = await resolved('p1/config/cluster.nodes');
		expect(lens?.command?.title).toContain('stops if \\$(zap) fails');
	});

	test('of other editors are titles, and none plans a migration', async () => {
		client = await startClient(files, { initializationOptions: { locale: 'zh-cn' } });
		const lenses = await resolved('p1/config/cluster.nodes');
		expect(lenses.map(({ command }) => command?.command)).toEqual(Array.from({ length: 7 }, () => ''));
		expect(lenses[0]?.command?.title).toBe('高可用（3 台主机） · 可承受 3 台主机中任意 1 台宕机');
	});

	test('of a row that is gone have no words', async () => {
		client = await startClient(files, { initializationOptions: own });
		await client.open('p1/config/cluster.nodes', nodes);
		const lens = (await lensesIn('p1/config/cluster.nodes')).at(-1);
		await client.change('p1/config/cluster.nodes', 'localSite,mode\n');
		const late: CodeLens = await client.connection.sendRequest('codeLens/resolve', lens);
		expect(late.command).toEqual({ title: '', command: '' });
		expect(client.messages).toEqual([]);
	});

	test('that come from nowhere stay as they are', async () => {
		client = await startClient(files, { initializationOptions: own });
		const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
		for (const lens of [{ range }, { range, data: 7 }, { range, data: { uri: 8, kind: 'uses' } }]) {
			expect(await client.connection.sendRequest('codeLens/resolve', lens)).toEqual(lens);
		}
		expect(client.messages).toEqual([]);
	});

	test('are none for other files, and none where they are switched off', async () => {
		client = await startClient(files, { settings: { codeLens: false } });
		expect(await lensesIn('p1/config/cluster.nodes')).toEqual([]);
		expect(await lensesIn('p1/config/none.cfg')).toEqual([]);
	});

	test('are fetched anew when another file of the cluster has changed', async () => {
		client = await startClient(files, { capabilities: able });
		let count = 0;
		client.connection.onRequest('workspace/codeLens/refresh', () => {
			count++;
			return null;
		});
		await client.open('p1/config/cluster.nodes', nodes);
		await client.open('p1/config/cluster.cfg', files['p1/config/cluster.cfg']);
		expect(count).toBe(0);
		await client.change('p1/config/cluster.cfg', 'n2.maxMemSize=8\n');
		expect(count).toBe(1);
	});
});

test('ten thousand rows have a lens each, of few bytes and without words', async () => {
	const rows = Array.from({ length: 10_000 }, (_, n) => `10.0.${n >> 8}.${n & 255}:8902:n${n},datanode`);
	const many = `${nodes}${rows.join('\n')}\n`;
	client = await startClient({ ...files, 'p1/config/cluster.nodes': many }, { initializationOptions: own });
	const lenses = await lensesIn('p1/config/cluster.nodes');
	expect(lenses).toHaveLength(10_000 + 8);
	expect(JSON.stringify(lenses).length / lenses.length).toBeLessThan(200);
	const last: CodeLens = await client.connection.sendRequest('codeLens/resolve', lenses.at(-1));
	expect(last.command?.title).toBe('used nowhere else');
});
