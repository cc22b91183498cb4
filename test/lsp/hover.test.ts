import { afterEach, describe, expect, test } from 'vitest';
import type { ClientCapabilities, Hover, MarkupContent, MarkupKind } from 'vscode-languageserver-protocol';
import { encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, root, startClient } from '../support/lsp.ts';

const nodes = [
	'localSite,mode',
	'10.0.0.1:8900:c1,controller',
	'10.0.0.1:8901:c2,controller',
	'10.0.0.2:8900:c3,controller',
	'10.0.0.1:8801:a1,agent',
	'10.0.0.1:8902:n1,datanode',
	'10.0.0.1:8903:n2,datanode',
	'',
].join('\n');
const files = {
	'p1/config/cluster.nodes': nodes,
	'p1/config/controller.cfg': 'mode=controller\nlocalSite=10.0.0.1:8900:c1\ndfsHAMode=Raft\ndfsReplicationFactor=2\n',
	'p1/config/agent.cfg':
		'mode=agent\nlocalSite=10.0.0.1:8801:a1\ncontrollerSite=10.0.0.1:8900:c1\nsites=10.0.0.1:8801:a1:agent,10.0.0.1:8900:c1:controller,10.0.0.1:8901:c2:controller,10.0.0.2:8900:c3:controller\n',
	'p1/config/cluster.cfg':
		'maxMemSize=8\nn1.maxMemSize=16\nvolumes=/ssd/<ALIAS>/volumes\nclusterReplicationExecutionPassword=hush\nnot`a`parameter=1\n',
};

let client: Client;
afterEach(() => client.close());

function capable(contentFormat: MarkupKind[] | undefined): ClientCapabilities {
	return { textDocument: { hover: contentFormat ? { contentFormat } : {} } };
}

/** The text shown at the `<|>` of a line of a file. */
async function shownAt(
	file: string,
	marked: string,
	locale = 'en',
	formats: MarkupKind[] | undefined = ['markdown', 'plaintext'],
): Promise<string> {
	client = await startClient(files, { initializationOptions: { locale }, capabilities: capable(formats) });
	const character = marked.indexOf('<|>');
	const line = (files[file as keyof typeof files] ?? '').split('\n').indexOf(marked.replace('<|>', ''));
	const hover: Hover | null = await client.connection.sendRequest('textDocument/hover', {
		textDocument: { uri: encodeUri(`${root}/${file}`) },
		position: { line, character },
	});
	return hover ? (hover.contents as MarkupContent).value : '';
}

describe('a parameter', () => {
	test('says what it is, and what holds for each node and why', async () => {
		const text = await shownAt('p1/config/cluster.cfg', 'max<|>MemSize=8');
		expect(text).toContain('**`maxMemSize`** — memory in GB');
		expect(text).toContain('`n1`: `16` (from `p1/cluster.cfg:2`)');
		expect(text).toContain('`n2`: `8` (from `p1/cluster.cfg:1`)');
	});

	test('with a qualifier speaks of that node only', async () => {
		const text = await shownAt('p1/config/cluster.cfg', 'n1.max<|>MemSize=16');
		expect(text).toContain('`n1`: `16`');
		expect(text).not.toContain('`n2`');
	});

	test('has the macro <ALIAS> expanded per node', async () => {
		const text = await shownAt('p1/config/cluster.cfg', 'volumes=/ssd/<|><ALIAS>/volumes');
		expect(text).toContain('`/ssd/n1/volumes`');
		expect(text).toContain('`/ssd/n2/volumes`');
	});

	test('that is secret keeps its value to itself', async () => {
		const text = await shownAt('p1/config/cluster.cfg', 'clusterReplication<|>ExecutionPassword=hush');
		expect(text).toContain('secret');
		expect(text).not.toContain('hush');
	});

	test('in Chinese', async () => {
		expect(await shownAt('p1/config/controller.cfg', 'dfs<|>HAMode=Raft', 'zh-cn')).toContain('Raft 组');
	});

	test('that nobody knows is called unknown, and its name stays text', async () => {
		const text = await shownAt('p1/config/cluster.cfg', 'not<|>`a`parameter=1');
		expect(text).toContain('**`` not`a`parameter ``** — unknown parameter');
	});
});

describe('a site or alias', () => {
	test('says role, host, package, Raft group and where it is named', async () => {
		const text = await shownAt('p1/config/agent.cfg', 'controllerSite=10.0.0.1:8900:<|>c1');
		expect(text).toContain('**`c1`** — controller');
		expect(text).toContain('Host `10.0.0.1`, port `8900`');
		expect(text).toContain('Package `p1`');
		expect(text).toContain('Raft group: `10.0.0.1:8900:c1`, `10.0.0.1:8901:c2`, `10.0.0.2:8900:c3`');
		expect(text).toContain(
			'Named in 4 places: `p1/cluster.nodes:2`, `p1/controller.cfg:2`, `p1/agent.cfg:3`, `p1/agent.cfg:4`',
		);
	});

	test('a data node is run by the package of its host’s agent, and cluster.cfg names it too', async () => {
		const text = await shownAt('p1/config/cluster.nodes', '10.0.0.1:8902:<|>n1,datanode');
		expect(text).toContain('**`n1`** — data node');
		expect(text).toContain('Package `p1`');
		expect(text).toContain('`p1/cluster.cfg:2`');
	});

	test('a qualifier in cluster.cfg is an alias', async () => {
		expect(await shownAt('p1/config/cluster.cfg', 'n<|>1.maxMemSize=16')).toContain('**`n1`** — data node');
	});
});

describe('the header of cluster.nodes', () => {
	test('says how the cluster is deployed and what it survives', async () => {
		const text = await shownAt('p1/config/cluster.nodes', 'local<|>Site,mode');
		expect(text).toContain('pseudo-HA');
		expect(text).toContain('must not fail: 10\\.0\\.0\\.1');
		expect(text).toContain('- Stops without 10\\.0\\.0\\.1.');
	});

	test('in Chinese', async () => {
		expect(await shownAt('p1/config/cluster.nodes', 'local<|>Site,mode', 'zh-cn')).toContain('伪高可用');
	});
});

describe('a client that renders no Markdown', () => {
	test.for([[['plaintext' as const]], [undefined]])('gets plain text: %j', async ([formats]) => {
		const text = await shownAt('p1/config/cluster.nodes', 'local<|>Site,mode', 'en', formats ?? (null as never));
		expect(text).toContain('must not fail: 10.0.0.1');
		expect(text).not.toMatch(/[`*#\\]/);
	});
});

describe('places that do not exist', () => {
	test.for([
		['p1/config/cluster.nodes', { line: 99, character: 0 }],
		['p1/config/cluster.nodes', { line: 0, character: 9999 }],
		['p1/config/none.cfg', { line: 0, character: 0 }],
	] as const)('%s %j', async ([file, position]) => {
		client = await startClient(files);
		const hover = await client.connection.sendRequest('textDocument/hover', {
			textDocument: { uri: encodeUri(`${root}/${file}`) },
			position,
		});
		if (position.line === 0 && file.endsWith('.nodes')) expect(hover).not.toBeNull();
		else expect(hover).toBeNull();
		expect(client.messages).toEqual([]);
	});
});
