import { afterEach, describe, expect, test } from 'vitest';
import type { EffectiveResult, StatusResult } from '../../server/src/protocol/messages.ts';
import { encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, root, startClient } from '../support/lsp.ts';

let client: Client;
afterEach(() => client.close());

const files = {
	'h1/config/cluster.nodes':
		'localSite,mode,computeGroup,zone\n10.0.0.1:8900:c1,controller,,\n10.0.0.1:8901:agent1,agent,,\n10.0.0.1:8902:node1,datanode,,\n10.0.0.1:8902:node2,datanode,,\n',
	'h1/config/controller.cfg': 'mode=controller\nlocalSite=10.0.0.1:8900:c1\n',
	'h1/config/cluster.cfg': 'maxMemSize=8\nnode1.maxMemSize=32\nchunkCacheEngineMemSize=2\n',
};
const uri = (file: string) => encodeUri(`${root}/${file}`);
const ask = <Answer>(method: string, params: object) =>
	client.connection.sendRequest<Answer>(`dolphindbCluster/${method}`, params);

describe('status', () => {
	test('of the cluster of a file: its mode and what was found in all its files', async () => {
		client = await startClient(files, { settings: { serverVersion: '2.00.10' } });
		const status = await ask<StatusResult>('status', { uri: uri('h1/config/cluster.cfg') });
		expect(status).toMatchObject({ mode: 'pseudo-distributed', hosts: 1, serverVersion: '2.00.10' });
		const all = [...client.diagnostics.values()].flat();
		expect(status?.errors).toBe(all.filter(({ severity }) => severity === 1).length);
		expect(status?.errors).toBeGreaterThan(0);
		expect(status?.warnings).toBe(all.filter(({ severity }) => severity === 2).length);
	});

	test('of a file that is not DolphinDB’s there is none', async () => {
		client = await startClient(files);
		expect(await ask('status', { uri: uri('readme.md') })).toBeNull();
	});
});

describe('kind of a file', () => {
	test('is what its name says', async () => {
		client = await startClient(files);
		const kinds = ['game/agent.cfg', 'conf/c1.cfg', 'x/my.nodes'].map((file) => ask('fileKind', { uri: uri(file) }));
		expect(await Promise.all(kinds)).toEqual(['agent', null, 'nodes']);
	});
});

describe('version lens', () => {
	test('counts what would not fit, and changes nothing', async () => {
		client = await startClient(files);
		const before = JSON.stringify([...client.diagnostics]);
		const lens = await ask<Record<string, number>>('versionLens', { versions: ['1.30', '2.00', '3.00'] });
		expect(Object.keys(lens)).toEqual(['1.30', '2.00', '3.00']);
		expect(lens['1.30'], 'neither compute groups nor zones').toBeGreaterThan(lens['3.00'] ?? 0);
		expect(lens['3.00'], 'an old name').toBeGreaterThan(0);
		await client.settle();
		expect(JSON.stringify([...client.diagnostics])).toBe(before);
	});

	test('mends what is certain for the version, and nothing else', async () => {
		client = await startClient(files, { settings: { serverVersion: '3.00' } });
		const edit = await ask<{ documentChanges: { textDocument: { uri: string }; edits: { newText: string }[] }[] }>(
			'fixAll',
			{ uri: uri('h1/config/cluster.cfg'), only: 'version' },
		);
		expect(edit.documentChanges.map(({ textDocument }) => textDocument.uri)).toEqual([uri('h1/config/cluster.cfg')]);
		expect(edit.documentChanges[0]?.edits.map(({ newText }) => newText).join()).toContain('OLAPCacheEngineSize');
	});
});

describe('effective values', () => {
	test('names the nodes, and what holds for one of them', async () => {
		client = await startClient(files);
		const { nodes } = await ask<EffectiveResult>('effective', { uri: uri('h1/config/cluster.cfg') });
		expect(nodes.map(({ alias, role }) => `${alias} ${role}`)).toEqual([
			'c1 controller',
			'agent1 agent',
			'node1 datanode',
			'node2 datanode',
		]);
		const { text } = await ask<EffectiveResult>('effective', { uri: uri('h1/config/cluster.cfg'), alias: 'node1' });
		expect(text).toContain('maxMemSize=32\n    # line 2, for this node\n    # shadowed: 8 (line 1, for all)');
		expect(
			await ask<EffectiveResult>('effective', { uri: uri('h1/config/cluster.cfg'), alias: 'no' }),
		).not.toHaveProperty('text');
	});
});
