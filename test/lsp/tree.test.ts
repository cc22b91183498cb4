import { afterEach, describe, expect, test } from 'vitest';
import type { ChangedParams, TreeResult } from '../../server/src/protocol/tree.ts';
import { encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, root, startClient } from '../support/lsp.ts';

let client: Client;
afterEach(() => client.close());

const nodes = 'localSite,mode\n10.0.0.1:8900:c1,controller\n10.0.0.1:8901:agent1,agent\n10.0.0.1:8902:node1,datanode\n';
const files = {
	'h1/config/cluster.nodes': nodes,
	'h1/config/controller.cfg': 'mode=controller\nlocalSite=10.0.0.1:8900:c1\n',
	'game/agent.cfg': 'bind w +forward\n',
};
const uri = (file: string) => encodeUri(`${root}/${file}`);
const own = { initializationOptions: { ownClient: true, locale: 'zh-cn' } };
const tree = () => client.connection.sendRequest<TreeResult>('dolphindbCluster/tree', {});

/** What the client is told from here on. */
async function listening(options: object = own): Promise<ChangedParams[]> {
	client = await startClient(files, options);
	const told: ChangedParams[] = [];
	client.connection.onNotification('dolphindbCluster/changed', (params: ChangedParams) => void told.push(params));
	return told;
}

describe('tree', () => {
	test('has clusters, hosts and nodes, each node with the place that defines it, in the language of the client', async () => {
		client = await startClient(files, own);
		const [cluster, ...others] = (await tree()).clusters;
		expect(others).toEqual([]);
		expect(cluster?.mode).toBe('单节点');
		expect(cluster?.hosts.map(({ address }) => address)).toEqual(['10.0.0.1']);
		expect(cluster?.hosts[0]?.nodes.map(({ alias, role, port }) => [alias, role, port])).toEqual([
			['c1', 'controller', '8900'],
			['agent1', 'agent', '8901'],
			['node1', 'datanode', '8902'],
		]);
		const node = cluster?.hosts[0]?.nodes[2];
		expect([node?.uri, node?.roleName]).toEqual([uri('h1/config/cluster.nodes'), '数据节点']);
		expect(node?.range).toEqual({ start: { line: 3, character: 14 }, end: { line: 3, character: 19 } });
	});

	test('counts what the diagnostics say', async () => {
		client = await startClient({ ...files, 'h1/config/cluster.cfg': 'maxConections=1\nmaxMemSize\n' }, own);
		const all = [...client.diagnostics.values()].flat();
		const [cluster] = (await tree()).clusters;
		expect(cluster?.errors).toBe(all.filter(({ severity }) => severity === 1).length);
		expect(cluster?.warnings).toBe(all.filter(({ severity }) => severity === 2).length);
		expect((cluster?.errors ?? 0) + (cluster?.warnings ?? 0)).toBeGreaterThan(0);
	});

	test('is empty where there is no cluster', async () => {
		client = await startClient({ 'game/agent.cfg': files['game/agent.cfg'] }, own);
		expect(await tree()).toEqual({ clusters: [] });
	});

	test('is asked for anew after a change: the client is told once, and of the files when they are others', async () => {
		const told = await listening();
		await client.open('h1/config/cluster.nodes', nodes);
		expect(told, 'an open file that is as it was changes nothing').toEqual([]);
		await client.change('h1/config/cluster.nodes', nodes.replace('node1', 'node2'));
		expect(told).toEqual([{ clusters: 1 }]);
		await client.open('h1/config/agent.cfg', 'mode=agent\nlocalSite=10.0.0.1:8901:agent1\n');
		expect(told.slice(1).map(({ files: names }) => [...(names ?? [])].sort())).toEqual([
			['agent.cfg', 'cluster.nodes', 'controller.cfg'].map((name) => uri(`h1/config/${name}`)),
		]);
	});

	test('other clients are not told', async () => {
		const told = await listening({});
		await client.open('h1/config/cluster.nodes', `${nodes}10.0.0.1:8903:node2,datanode\n`);
		expect(told).toEqual([]);
	});
});

describe('what is wrong with settings and files', () => {
	const broken = { ...files, 'h2/config/agent.cfg': 'UNREADABLE' };

	test('is told to our own client without a message in the way, and anew when it is mended', async () => {
		client = await startClient({ ...files, 'dolphindb-cluster.json': '{ "started": "yes" }' }, own);
		const told: ChangedParams[] = [];
		client.connection.onNotification('dolphindbCluster/changed', (params: ChangedParams) => void told.push(params));
		expect(client.shown).toEqual([]);
		expect(client.messages.join()).toContain('started');
		const change = async (text: string) => {
			client.disk.set(`${root}/dolphindb-cluster.json`, text);
			const changes = [{ uri: uri('dolphindb-cluster.json'), type: 2 }];
			await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
			await client.settle();
		};
		await change('{ "started": "no" }');
		expect(told.at(-1)?.troubles?.join()).toMatch(/^dolphindb-cluster\.json:1：started：.*"no"/);
		await change('{ "started": false }');
		expect(told.at(-1)?.troubles).toEqual([]);
	});

	test('is shown in other editors, each once', async () => {
		client = await startClient(broken, { settings: { started: 'yes' } });
		expect(client.shown.filter((text) => text.includes('h2/config/agent.cfg'))).toHaveLength(1);
		expect(client.shown.filter((text) => text.includes('dolphindbCluster.started'))).toHaveLength(1);
		await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
		await client.settle();
		expect(client.shown).toHaveLength(2);
	});

	test('is nothing where a key is for the editor alone', async () => {
		client = await startClient(files, { settings: { trace: { server: 'verbose' } } });
		expect(client.shown).toEqual([]);
	});
});
