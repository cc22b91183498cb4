import { afterEach, describe, expect, test } from 'vitest';
import type { Location } from 'vscode-languageserver-protocol';
import { encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, root, startClient } from '../support/lsp.ts';
import { askAt, shownTexts, twoClusters } from '../support/two-clusters.ts';

let client: Client;
afterEach(() => client.close());

const everywhere = { context: { includeDeclaration: true } };

describe('references', () => {
	test('of an alias are all its places on all hosts, and none of a longer alias or of another cluster', async () => {
		client = await startClient(twoClusters);
		expect(
			shownTexts(
				await askAt<Location[]>(client, 'references', 'a/h1/config/agent.cfg', 'controller2:controller', everywhere),
			),
		).toEqual([
			'a/h1/config/agent.cfg:3 controller2',
			'a/h1/config/agent.cfg:4 controller2',
			'a/h1/config/cluster.nodes:2 controller2',
			'a/h1/config/controller.cfg:2 controller2',
			'a/h2/config/cluster.nodes:2 controller2',
		]);
	});

	test('of an alias with a suffix, and of a prefix in cluster.cfg', async () => {
		client = await startClient(twoClusters);
		const agent = shownTexts(
			await askAt<Location[]>(client, 'references', 'a/h1/config/agent.cfg', 'agent1,agent', everywhere),
		);
		expect(agent).toContain('a/h1/config/agent.cfg:2 agent1');
		const node = shownTexts(
			await askAt<Location[]>(client, 'references', 'a/h1/config/cluster.cfg', 'node1.', everywhere),
		);
		expect(node).toEqual([
			'a/h1/config/cluster.cfg:1 node1',
			'a/h1/config/cluster.nodes:5 node1',
			'a/h2/config/cluster.nodes:5 node1',
		]);
	});

	test('of a host, and of a port on a host', async () => {
		client = await startClient(twoClusters);
		const hosts = shownTexts(
			await askAt<Location[]>(client, 'references', 'a/h2/config/controller.cfg', '10.0.0.2', everywhere),
		);
		expect(new Set(hosts.map((one) => one.split(' ')[1]))).toEqual(new Set(['10.0.0.2']));
		expect(hosts).toHaveLength(4);
		const ports = shownTexts(
			await askAt<Location[]>(client, 'references', 'a/h2/config/controller.cfg', '8900', everywhere),
		);
		expect(ports).toHaveLength(4);
	});
});

test('declarations are left out where the client does not want them', async () => {
	client = await startClient(twoClusters);
	const without = { context: { includeDeclaration: false } };
	const places = await askAt<Location[]>(client, 'references', 'a/h1/config/agent.cfg', 'controller2:', without);
	expect(shownTexts(places)).toEqual(['a/h1/config/agent.cfg:3 controller2', 'a/h1/config/agent.cfg:4 controller2']);
});

test('a parameter has its settings in all files of the cluster as references', async () => {
	client = await startClient(twoClusters);
	const places = await askAt<Location[]>(client, 'references', 'a/h2/config/controller.cfg', 'localSite', everywhere);
	expect(shownTexts(places)).toEqual([
		'a/h1/config/agent.cfg:2 localSite',
		'a/h1/config/controller.cfg:2 localSite',
		'a/h2/config/controller.cfg:2 localSite',
	]);
});

test('a position past the end has no references', async () => {
	client = await startClient(twoClusters);
	const nowhere = {
		textDocument: { uri: encodeUri(`${root}/b/config/cluster.nodes`) },
		position: { line: 99, character: 7 },
		...everywhere,
	};
	expect(await client.connection.sendRequest('textDocument/references', nowhere)).toEqual([]);
});
