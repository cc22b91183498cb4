import { afterEach, describe, expect, test } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { AddNodeResult } from '../../server/src/protocol/messages.ts';
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
/** A client that takes edits as ours does. */
const editing = {
	...own,
	capabilities: {
		workspace: {
			configuration: true,
			workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] },
		},
	},
};
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
		const host = cluster?.hosts[0];
		expect(host?.place?.range).toEqual({ start: { line: 1, character: 0 }, end: { line: 1, character: 8 } });
		expect(host?.nodes.map(({ alias, role, port, notes }) => [alias, role, port, notes])).toEqual([
			['agent1', 'agent', '8901', ['工作区中没有其 agent.cfg']],
			['node1', 'datanode', '8902', ['不在工作区中']],
		]);
		const node = host?.nodes[1];
		expect([node?.uri, node?.roleName]).toEqual([uri('h1/config/cluster.nodes'), '数据节点']);
		expect(node?.range).toEqual({ start: { line: 3, character: 14 }, end: { line: 3, character: 19 } });
	});

	test('has the package folders of a host, with their files and the nodes that run from them', async () => {
		client = await startClient(files, own);
		const [pkg, ...others] = (await tree()).clusters[0]?.hosts[0]?.packages ?? [];
		expect(others).toEqual([]);
		expect([pkg?.name, pkg?.folder]).toEqual(['h1', uri('h1/config')]);
		expect(pkg?.files.map((file) => [file.kind, file.name, file.uri])).toEqual([
			['nodes', 'cluster.nodes', uri('h1/config/cluster.nodes')],
			['controller', 'controller.cfg', uri('h1/config/controller.cfg')],
		]);
		expect(pkg?.nodes.map(({ alias, role, notes }) => [alias, role, notes])).toEqual([['c1', 'controller', []]]);
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

describe('adding a node to a host', () => {
	const pair = {
		...files,
		'h1/config/controller.cfg': `${files['h1/config/controller.cfg']}dfsReplicaReliabilityLevel=2\n`,
		'h1/config/cluster.nodes': `${nodes}10.0.0.2:8902:node2,datanode\n10.0.0.3:8901:agent3,agent\n`,
		'h3/config/agent.cfg': 'mode=agent\nlocalSite=10.0.0.3:8901:agent3\ncontrollerSite=10.0.0.1:8900:c1\n',
	};
	const add = async (host: string, role: string, cluster?: string) => {
		const params = { cluster: cluster ?? (await tree()).clusters[0]?.id, host, role };
		return client.connection.sendRequest<AddNodeResult<WorkspaceEdit>>('dolphindbCluster/addNode', params);
	};
	const written = (answer: AddNodeResult<WorkspaceEdit>) => {
		if ('problems' in answer) throw new Error(answer.problems.join());
		return (answer.edit.documentChanges ?? []).map((change) =>
			'kind' in change
				? `${change.kind} ${'uri' in change ? change.uri : ''}`
				: change.edits.map((edit) => ('newText' in edit ? edit.newText : '')).join(''),
		);
	};

	test('is the refactoring of the editor: the row, what else it needs, and files that are not there yet', async () => {
		client = await startClient(pair, editing);
		expect(written(await add('10.0.0.1', 'datanode'))).toEqual(['10.0.0.1:8903:node3,datanode\n']);
		expect(written(await add('10.0.0.3', 'computenode'))).toEqual(['10.0.0.3:8902:cnode1,computenode\n']);
		const each = written(await add('10.0.0.1', 'datanodes')).join('');
		expect(each.match(/10[^\n]*,datanode$/gm)).toEqual([
			'10.0.0.1:8903:node3,datanode',
			'10.0.0.2:8903:node4,datanode',
		]);
		const [created, rows, file] = written(await add('10.0.0.2', 'agent'));
		expect([created, rows]).toEqual([`create ${uri('h4/config/agent.cfg')}`, '10.0.0.2:8901:agent4,agent\n']);
		expect(file).toContain('localSite=10.0.0.2:8901:agent4');
	});

	test('says why not, in the language of the client', async () => {
		client = await startClient(pair, editing);
		expect(await add('10.0.0.1', 'controller')).toEqual({ problems: [expect.stringMatching(/Raft/)] });
		expect(await add('10.0.0.1', 'agent')).toEqual({ problems: ['10.0.0.1 已有 agent1，每台主机只需一个代理节点。'] });
		for (const [host, role] of [
			['10.9.9.9', 'datanode'],
			['10.0.0.1', 'toString'],
		] as const) {
			expect(await add(host, role)).toEqual({ problems: [expect.stringContaining(host)] });
		}
		expect(await add('10.0.0.1', 'datanode', 'gone')).toEqual({ problems: ['集群已发生变化，请重新选择主机。'] });
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
