import { afterEach, describe, expect, test } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver-protocol';
import { applyEdits } from '../../server/src/rules/apply-changes.ts';
import { encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, root, startClient } from '../support/lsp.ts';

let client: Client;
afterEach(() => client.close());

const nodes =
	'localSite,mode\n10.0.0.1:8900:controller1,controller\n10.0.0.1:8801:agent1,agent\n10.0.0.1:8802:node1,datanode\n10.0.0.2:8801:agent2,agent\n';
const files = {
	'h1/config/cluster.nodes': nodes,
	'h1/config/controller.cfg': 'mode=controller\nlocalSite=10.0.0.1:8900:controller1\n',
	'h1/config/cluster.cfg': 'volumes=/ssd/<ALIAS>/v\n',
	'h1/config/agent.cfg': 'mode=agent\nlocalSite=10.0.0.1:8801:agent1\n',
};
const withSnippets = {
	capabilities: {
		workspace: { configuration: true },
		textDocument: { completion: { completionItem: { snippetSupport: true } } },
	},
};

interface Answer {
	readonly labels: string[];
	item(label: string): CompletionItem;
	/** The line after a proposal is taken. */
	taken(label: string): string;
}

/** Opens a file whose last line is this text, with `|` at the cursor, and asks what can stand there. */
async function at(file: keyof typeof files, text: string): Promise<Answer> {
	const line = text.replace('|', '');
	const content = files[file] + line;
	await client.open(file, content);
	const position = { line: content.split('\n').length - 1, character: text.indexOf('|') };
	const items = await client.connection.sendRequest<CompletionItem[]>('textDocument/completion', {
		textDocument: { uri: encodeUri(`${root}/${file}`) },
		position,
	});
	const item = (label: string) => {
		const found = items.find((one) => one.label === label);
		if (!found)
			throw new Error(
				`no ${label} among ${items
					.map((one) => one.label)
					.slice(0, 40)
					.join(', ')}`,
			);
		return found;
	};
	return {
		labels: [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1)).map(({ label }) => label),
		item,
		taken: (label) => {
			const { textEdit } = item(label);
			if (!textEdit || !('range' in textEdit)) throw new Error('no edit');
			return (
				applyEdits(content, [{ kind: 'edit', file, ...textEdit }])
					.split('\n')
					.at(-1) ?? ''
			);
		},
	};
}

describe('names', () => {
	test('are those that belong into the file, the common ones first, with their value to fill in', async () => {
		client = await startClient(files, withSnippets);
		const { labels, taken, item } = await at('h1/config/controller.cfg', 'dfs|');
		expect(labels).toContain('dfsHAMode');
		expect(labels).not.toContain('volumes');
		expect(labels.indexOf('dfsReplicationFactor')).toBeLessThan(labels.indexOf('dfsRecoveryConcurrency'));
		expect(taken('dfsReplicationFactor')).toBe(['dfsReplicationFactor=$', '{1:2}'].join(''));
		expect(item('localSite').detail).toBe('set already on line 2');
		expect(labels.indexOf('localSite')).toBeGreaterThan(labels.indexOf('dfsHAMode'));
	});

	test('are written plainly for clients without snippets, and alone where the value is there', async () => {
		client = await startClient(files);
		expect((await at('h1/config/controller.cfg', 'dfsH|')).taken('dfsHAMode')).toBe('dfsHAMode=');
		expect((await at('h1/config/controller.cfg', 'dfs|X = Raft')).taken('dfsHAMode')).toBe('dfsHAMode = Raft');
	});

	test('in cluster.cfg stand behind the alias of a node, which is proposed too', async () => {
		client = await startClient(files, withSnippets);
		expect((await at('h1/config/cluster.cfg', 'no|')).taken('node1.')).toBe('node1.');
		const { labels, taken } = await at('h1/config/cluster.cfg', 'node1.max|');
		expect(labels).not.toContain('node1.');
		expect(taken('maxMemSize')).toMatch(/^node1\.maxMemSize=/);
	});

	test('fit the declared server version', async () => {
		client = await startClient(files, { ...withSnippets, settings: { serverVersion: '1.30' } });
		expect((await at('h1/config/cluster.cfg', '|')).labels).not.toContain('computeNodeMemCacheSize');
	});

	test('are described when somebody looks at one', async () => {
		client = await startClient(files, { ...withSnippets, initializationOptions: { locale: 'zh-cn' } });
		const { item } = await at('h1/config/controller.cfg', 'dfs|');
		const resolved = await client.connection.sendRequest<CompletionItem>(
			'completionItem/resolve',
			item('dfsReplicationFactor'),
		);
		expect(JSON.stringify(resolved.documentation)).toMatch(/[\u4e00-\u9fff]/);
	});
});

describe('values', () => {
	test('are words, what the cluster uses, and defaults', async () => {
		client = await startClient(files, withSnippets);
		expect((await at('h1/config/controller.cfg', 'lanCluster=|')).labels).toEqual(['false', 'true']);
		expect((await at('h1/config/controller.cfg', 'dfsHAMode=|')).labels).toContain('Raft');
		expect((await at('h1/config/cluster.cfg', 'node1.volumes=|')).labels).toContain('/ssd/<ALIAS>/v');
		expect((await at('h1/config/agent.cfg', 'mode=|')).labels).toEqual(['agent']);
	});

	test('of sites are those of this cluster, for `sites` one by one and as a whole', async () => {
		client = await startClient(files, withSnippets);
		expect((await at('h1/config/agent.cfg', 'controllerSite=|')).labels).toEqual(['10.0.0.1:8900:controller1']);
		const { labels, taken } = await at('h1/config/agent.cfg', 'sites=10.0.0.1:8801:agent1:agent,|');
		expect(labels[0]).toBe('10.0.0.1:8801:agent1:agent,10.0.0.1:8900:controller1:controller');
		expect(taken('10.0.0.1:8900:controller1:controller')).toBe(
			'sites=10.0.0.1:8801:agent1:agent,10.0.0.1:8900:controller1:controller',
		);
		expect(taken(labels[0] ?? '')).toBe(`sites=${labels[0]}`);
	});

	test('there are none in comments, behind unknown names, and past the end', async () => {
		client = await startClient(files, withSnippets);
		expect((await at('h1/config/controller.cfg', '# dfs|')).labels).toEqual([]);
		expect((await at('h1/config/controller.cfg', 'nonsense=|')).labels).toEqual([]);
		const past = {
			textDocument: { uri: encodeUri(`${root}/h1/config/controller.cfg`) },
			position: { line: 99, character: 99 },
		};
		expect(await client.connection.sendRequest('textDocument/completion', past)).toEqual([]);
	});
});

describe('rows of cluster.nodes', () => {
	test('come with the next free alias and port of each host', async () => {
		client = await startClient(files, withSnippets);
		const { labels } = await at('h1/config/cluster.nodes', '|');
		expect(labels).toContain('10.0.0.1:8803:node2,datanode');
		expect(labels).toContain('10.0.0.2:8802:node2,datanode');
		expect(labels).toContain('10.0.0.2:8802:controller2,controller');
	});

	test('get their mode behind the comma, also before another column', async () => {
		client = await startClient(files, withSnippets);
		const { labels, taken } = await at('h1/config/cluster.nodes', '10.0.0.2:8802:node2,data|,group1');
		expect(labels).toEqual(['agent', 'computenode', 'controller', 'datanode']);
		expect(taken('datanode')).toBe('10.0.0.2:8802:node2,datanode,group1');
	});
});
