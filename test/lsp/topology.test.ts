import { afterEach, describe, expect, test } from 'vitest';
import type { Drawing, TopologyChangedParams } from '../../server/src/protocol/topology.ts';
import { encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, root, startClient } from '../support/lsp.ts';
import { nodesIn, pictureElements } from '../support/topology.ts';

let client: Client;
afterEach(() => client.close());

const nodes = 'localSite,mode\n10.0.0.1:8900:c1,controller\n10.0.0.1:8901:a1,agent\n10.0.0.1:8902:n1,datanode\n';
const file = 'h1/config/cluster.nodes';
const files = { [file]: nodes, 'h1/config/controller.cfg': 'mode=controller\nlocalSite=10.0.0.1:8900:c1\n' };
const id = `${root}/h1/config`;
const uri = encodeUri(`${root}/${file}`);

const ask = <Answer>(name: string, params: object) =>
	client.connection.sendRequest<Answer>(`dolphindbCluster/${name}`, params);
const draw = (off: readonly string[] = [], cluster = id) => ask<Drawing | null>('topology', { cluster, off });

/** What the client is told from here on. */
async function listening(options: Parameters<typeof startClient>[1] = {}): Promise<TopologyChangedParams[]> {
	client = await startClient(files, options);
	const told: TopologyChangedParams[] = [];
	client.connection.onNotification('dolphindbCluster/topologyChanged', (params: TopologyChangedParams) => {
		told.push(params);
	});
	return told;
}
const aliases = (drawing: Drawing | null | undefined) => (drawing ? nodesIn(drawing).map(({ alias }) => alias) : null);

describe('a drawing', () => {
	test('has the nodes with their places as the client names them, and a picture', async () => {
		await listening({ initializationOptions: { locale: 'zh-cn' } });
		const drawing = await draw();
		expect(aliases(drawing)).toEqual(['c1', 'a1', 'n1']);
		expect(drawing && nodesIn(drawing)[2]).toMatchObject({
			detail: '数据节点 :8902',
			place: { uri, range: { start: { line: 3, character: 14 }, end: { line: 3, character: 16 } } },
		});
		expect(pictureElements(drawing?.svg ?? '')[0]?.attributes['lang']).toBe('zh-CN');
	});

	test('of a cluster that is not there is none', async () => {
		await listening();
		expect(await draw([], `${root}/elsewhere`)).toBeNull();
	});

	test('follows every edit, until it is closed', async () => {
		const told = await listening();
		await draw(['node:n1']);
		await client.open(file, nodes);
		expect(told, 'an open file that is as it was changes nothing').toEqual([]);
		await client.change(file, `${nodes}10.0.0.1:8903:n2,datanode\n`);
		await client.change(file, `${nodes}10.0.0.1:8903:n23,datanode\n`);
		expect(told.map(({ drawing }) => aliases(drawing))).toEqual([
			['c1', 'a1', 'n1', 'n2'],
			['c1', 'a1', 'n1', 'n23'],
		]);
		expect(told.map(({ cluster, drawing }) => [cluster, drawing?.scene.off])).toEqual([
			[id, ['node:n1']],
			[id, ['node:n1']],
		]);
		await client.connection.sendNotification('dolphindbCluster/topologyClosed');
		await client.change(file, nodes);
		expect(told).toHaveLength(2);
	});

	test('is sent only when it is another one', async () => {
		const told = await listening();
		await draw();
		await client.open(file, nodes);
		const settings = 'mode=controller\nlocalSite=10.0.0.1:8900:c1\n';
		await client.open('h1/config/controller.cfg', settings);
		await client.change('h1/config/controller.cfg', `${settings}# nobody draws comments\n`);
		expect(told).toEqual([]);
		await client.change(file, nodes.replace('\n', '\n\n'));
		expect(told.map(({ drawing }) => drawing && nodesIn(drawing)[0]?.place?.range.start.line)).toEqual([2]);
	});

	test('is nobody’s business who did not ask, and says when the cluster is gone', async () => {
		const told = await listening();
		await client.open(file, nodes);
		await client.change(file, `${nodes}10.0.0.1:8903:n2,datanode\n`);
		expect(told).toEqual([]);
		expect(aliases(await draw())).toContain('n2');
		client.disk.clear();
		await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
		const changes = Object.keys(files).map((name) => ({ uri: encodeUri(`${root}/${name}`), type: 3 }));
		await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
		await client.settle();
		expect(told.at(-1)).toEqual({ cluster: id, drawing: null });
	});
});

describe('a line', () => {
	test('is about a node, or about none', async () => {
		await listening();
		const at = (line: number, cluster = id) =>
			ask<string | null>('topologyAt', { cluster, uri, position: { line, character: 0 } });
		expect([await at(3), await at(0), await at(99), await at(3, `${root}/elsewhere`)]).toEqual([
			'node:n1',
			null,
			null,
			null,
		]);
	});
});

describe('an export', () => {
	test('is the picture, or a diagram, and does not follow anything', async () => {
		const told = await listening();
		const get = (format: string) => ask<string | null>('topologyExport', { cluster: id, off: [], format });
		expect(await get('svg')).toBe((await draw())?.svg);
		await client.connection.sendNotification('dolphindbCluster/topologyClosed');
		expect(await get('mermaid')).toMatch(/^flowchart TB\n[\s\S]*n1<br\/>/);
		await client.open(file, `${nodes}10.0.0.1:8903:n2,datanode\n`);
		expect(told).toEqual([]);
	});
});
