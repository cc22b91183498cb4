import { afterEach, describe, expect, test } from 'vitest';
import type { CompletionItem, CompletionList } from 'vscode-languageserver-protocol';
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

/** A client that can do what our own can. */
const modern = {
	capabilities: {
		workspace: { configuration: true },
		textDocument: {
			completion: {
				completionItem: {
					snippetSupport: true,
					insertReplaceSupport: true,
					labelDetailsSupport: true,
					documentationFormat: ['markdown' as const, 'plaintext' as const],
				},
				completionItemKind: {
					valueSet: Array.from({ length: 25 }, (_, at) => at + 1) as CompletionItem['kind'][] & [],
				},
				completionList: { itemDefaults: ['editRange', 'data', 'insertTextFormat', 'commitCharacters'] },
			},
		},
	},
};

interface Answer {
	readonly list: CompletionList;
	readonly labels: string[];
	item(label: string): CompletionItem;
	/** The line after a proposal is taken; by inserting where the client tells that from replacing. */
	taken(label: string, how?: 'insert' | 'replace'): string;
}

/** Opens a file whose last line is this text, with `|` at the cursor, and asks what can stand there. */
async function at(file: keyof typeof files, text: string): Promise<Answer> {
	const content = files[file] + text.replace('|', '');
	await client.open(file, content);
	return ask(file, content, { line: content.split('\n').length - 1, character: text.indexOf('|') });
}

async function ask(file: string, content: string, position: { line: number; character: number }): Promise<Answer> {
	const list = await client.connection.sendRequest<CompletionList>('textDocument/completion', {
		textDocument: { uri: encodeUri(`${root}/${file}`) },
		position,
	});
	const item = (label: string) => {
		const found = list.items.find((one) => one.label === label);
		if (!found) throw new Error(`no ${label} among ${list.items.slice(0, 40).map((one) => one.label)}`);
		return found;
	};
	const bySortText = [...list.items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
	return {
		list,
		item,
		labels: bySortText.map(({ label }) => label),
		taken: (label, how = 'replace') => {
			const { textEdit, textEditText } = item(label);
			const newText = textEdit?.newText ?? textEditText ?? label;
			const range = textEdit ? ('range' in textEdit ? textEdit.range : textEdit[how]) : sharedRange(list, how);
			const after = applyEdits(content, [{ kind: 'edit', file, range, newText }]);
			return after.split(/\r\n|\n/)[range.start.line] ?? '';
		},
	};
}

function sharedRange({ itemDefaults }: CompletionList, how: 'insert' | 'replace') {
	const range = itemDefaults?.editRange;
	if (!range) throw new Error('no range');
	return 'start' in range ? range : range[how];
}

describe('names', () => {
	test('are those that belong into the file, the common ones first, with their value to fill in', async () => {
		client = await startClient(files, modern);
		const { labels, taken, item } = await at('h1/config/controller.cfg', 'dfs|');
		expect(labels).toContain('dfsHAMode');
		expect(labels).not.toContain('volumes');
		expect(labels.indexOf('dfsReplicationFactor')).toBeLessThan(labels.indexOf('dfsRecoveryConcurrency'));
		expect(taken('dfsReplicationFactor')).toBe(['dfsReplicationFactor=$', '{1:2}'].join(''));
		expect(item('localSite').labelDetails?.description).toBe('set already on line 2');
		expect(labels.indexOf('localSite')).toBeGreaterThan(labels.indexOf('dfsRecoveryConcurrency'));
	});

	test('are written plainly for clients without snippets, and alone where the value is there', async () => {
		client = await startClient(files);
		const plain = await at('h1/config/controller.cfg', 'dfsH|');
		expect(plain.taken('dfsHAMode')).toBe('dfsHAMode=');
		expect(plain.item('dfsHAMode').insertTextFormat).toBeUndefined();
		expect((await at('h1/config/controller.cfg', 'dfs|X = Raft')).taken('dfsHAMode')).toBe('dfsHAMode = Raft');
	});

	test('are inserted before what stands behind the cursor, or take its place, as the user wants', async () => {
		client = await startClient(files, modern);
		const { taken } = await at('h1/config/controller.cfg', 'dfs|X = Raft');
		expect(taken('dfsHAMode', 'insert')).toBe('dfsHAModeX = Raft');
		expect(taken('dfsHAMode', 'replace')).toBe('dfsHAMode = Raft');
	});

	test('in cluster.cfg stand behind the alias of a node, which is proposed too', async () => {
		client = await startClient(files, modern);
		expect((await at('h1/config/cluster.cfg', 'no|')).taken('node1.')).toBe('node1.');
		const { labels, taken } = await at('h1/config/cluster.cfg', 'node1.max|');
		expect(labels).not.toContain('node1.');
		expect(taken('maxMemSize')).toMatch(/^node1\.maxMemSize=/);
	});

	test('fit the declared server version', async () => {
		client = await startClient(files, { ...modern, settings: { serverVersion: '1.30' } });
		expect((await at('h1/config/cluster.cfg', '|')).labels).not.toContain('computeNodeMemCacheSize');
	});
});

describe('descriptions', () => {
	const resolved = async (item: CompletionItem, defaults: CompletionList['itemDefaults']) =>
		client.connection.sendRequest<CompletionItem>('completionItem/resolve', { data: defaults?.data, ...item });

	test('come when somebody looks at a proposal, in the language of the client', async () => {
		client = await startClient(files, { ...modern, initializationOptions: { locale: 'zh-cn' } });
		const { item, list } = await at('h1/config/controller.cfg', 'dfs|');
		expect(item('dfsReplicationFactor').documentation).toBeUndefined();
		const { documentation } = await resolved(item('dfsReplicationFactor'), list.itemDefaults);
		expect(documentation).toMatchObject({ kind: 'markdown', value: expect.stringMatching(/[\u4e00-\u9fff]/) });
	});

	test('are plain text where the client shows no Markdown, also behind a value', async () => {
		client = await startClient(files);
		const { item } = await at('h1/config/controller.cfg', 'dfsHAMode=|');
		const { documentation } = await resolved(item('Raft'), undefined);
		expect(documentation).toMatchObject({ kind: 'plaintext', value: expect.stringContaining('dfsHAMode — choice') });
		expect(JSON.stringify(documentation)).not.toMatch(/\*\*|`/);
	});

	test('there are none for what is no parameter, or was never sent', async () => {
		client = await startClient(files);
		const strange = [
			{ label: 'x' },
			{ label: 'x', data: null },
			{ label: 'x', data: { parameter: 7 } },
			{ label: 'x', data: [] },
		];
		for (const item of strange) expect(await resolved(item, undefined)).toEqual(item);
	});
});

describe('what the protocol allows', () => {
	test('is used where the client says so: ranges and data once for all, types behind labels', async () => {
		client = await startClient(files, modern);
		const { list, item } = await at('h1/config/controller.cfg', 'dfs|X');
		expect(list.itemDefaults?.editRange).toEqual({
			insert: { start: { line: 2, character: 0 }, end: { line: 2, character: 3 } },
			replace: { start: { line: 2, character: 0 }, end: { line: 2, character: 4 } },
		});
		expect(list.items.every(({ textEdit, data }) => textEdit === undefined && data === undefined)).toBe(true);
		expect(item('dfsReplicationFactor').labelDetails).toEqual({ description: 'integer = 2' });
		expect((await at('h1/config/cluster.cfg', 'maxMemSize=|')).item('0').labelDetails).toEqual({
			detail: ' GB',
			description: 'default',
		});
	});

	test('is left out for a client that says nothing: every item is complete, of a kind of the first version', async () => {
		client = await startClient(files);
		const { list } = await at('h1/config/cluster.cfg', '|');
		expect(list.itemDefaults).toBeUndefined();
		expect(list.items.every(({ textEdit }) => textEdit && 'range' in textEdit)).toBe(true);
		expect(list.items.every(({ kind, labelDetails }) => (kind ?? 0) <= 18 && labelDetails === undefined)).toBe(true);
		expect(list.items.find(({ label }) => label === 'maxMemSize')?.detail).toBe('memory in GB = 0');
	});

	test('goes on by itself behind a prefix in our own client alone', async () => {
		client = await startClient(files, { ...modern, initializationOptions: { ownClient: true } });
		const command = (await at('h1/config/cluster.cfg', 'no|')).item('node1.').command;
		expect(command?.command).toBe('editor.action.triggerSuggest');
		client.close();
		client = await startClient(files, modern);
		expect((await at('h1/config/cluster.cfg', 'no|')).item('node1.').command).toBeUndefined();
	});

	test('lets every proposal cover the cursor in a line of a hundred thousand characters, and is quick about it', async () => {
		client = await startClient(files, modern);
		const long = `sites=${'10.0.0.1:8801:agent1:agent,'.repeat(4000)}|`;
		const { taken } = await at('h1/config/agent.cfg', long);
		expect(taken('10.0.0.1:8900:controller1:controller')).toBe(
			long.replace('|', '10.0.0.1:8900:controller1:controller'),
		);
	});

	test('selects beforehand what alone can be meant', async () => {
		client = await startClient(files, modern);
		expect((await at('h1/config/controller.cfg', 'mode=|')).item('controller').preselect).toBe(true);
		expect((await at('h1/config/controller.cfg', 'lanCluster=|')).item('false').preselect).toBeUndefined();
	});
});

describe('values', () => {
	test('are words, what the cluster uses, and defaults', async () => {
		client = await startClient(files, modern);
		expect((await at('h1/config/controller.cfg', 'lanCluster=|')).labels).toEqual(['false', 'true']);
		expect((await at('h1/config/controller.cfg', 'dfsHAMode=|')).labels).toContain('Raft');
		expect((await at('h1/config/cluster.cfg', 'node1.volumes=|')).labels).toContain('/ssd/node1/v');
		expect((await at('h1/config/agent.cfg', 'mode=|')).labels).toEqual(['agent']);
	});

	test('of sites are those of this cluster, for `sites` one by one and as a whole', async () => {
		client = await startClient(files, modern);
		expect((await at('h1/config/agent.cfg', 'controllerSite=|')).labels).toEqual(['10.0.0.1:8900:controller1']);
		const { labels, taken } = await at('h1/config/agent.cfg', 'sites=10.0.0.1:8801:agent1:agent,|');
		expect(labels[0]).toBe('10.0.0.1:8801:agent1:agent,10.0.0.1:8900:controller1:controller');
		expect(taken('10.0.0.1:8900:controller1:controller')).toBe(
			'sites=10.0.0.1:8801:agent1:agent,10.0.0.1:8900:controller1:controller',
		);
		expect(taken(labels[0] ?? '')).toBe(`sites=${labels[0]}`);
		expect(taken(labels[0] ?? '', 'insert')).toBe(`sites=${labels[0]}`);
	});

	test('stand behind the columns that an editor counts without the byte order mark of the file', async () => {
		const marked = { ...files, 'h1/config/controller.cfg': `\ufeffmode=\r\nlocalSite=10.0.0.1:8900:controller1\r\n` };
		client = await startClient(marked, modern);
		const shown = 'mode=\r\nlocalSite=10.0.0.1:8900:controller1\r\n';
		await client.open('h1/config/controller.cfg', shown);
		const { taken } = await ask('h1/config/controller.cfg', shown, { line: 0, character: 5 });
		expect(taken('controller')).toBe('mode=controller');
	});

	test('there are none in comments, behind unknown names, past the end, and in files that are not ours', async () => {
		client = await startClient({ ...files, 'other/notes.cfg': 'a=b\n' }, modern);
		expect((await at('h1/config/controller.cfg', '# dfs|')).labels).toEqual([]);
		expect((await at('h1/config/controller.cfg', 'nonsense=|')).labels).toEqual([]);
		const nothing = { isIncomplete: false, items: [] };
		for (const file of ['h1/config/controller.cfg', 'other/notes.cfg', 'gone/cluster.nodes']) {
			const past = { textDocument: { uri: encodeUri(`${root}/${file}`) }, position: { line: 99, character: 99 } };
			expect(await client.connection.sendRequest('textDocument/completion', past)).toEqual(nothing);
		}
	});
});

describe('rows of cluster.nodes', () => {
	test('come with the next free alias and port of each host', async () => {
		client = await startClient(files, modern);
		const { labels } = await at('h1/config/cluster.nodes', '|');
		expect(labels).toContain('10.0.0.1:8803:node2,datanode');
		expect(labels).toContain('10.0.0.2:8802:node2,datanode');
		expect(labels).not.toContain('10.0.0.2:8802:agent3,agent');
	});

	test('get their mode behind the comma, also before another column', async () => {
		client = await startClient(files, modern);
		const { labels, taken } = await at('h1/config/cluster.nodes', '10.0.0.2:8802:node2,data|,group1');
		expect([...labels].sort()).toEqual(['agent', 'computenode', 'controller', 'datanode']);
		expect(labels[0]).toBe('datanode');
		expect(taken('datanode')).toBe('10.0.0.2:8802:node2,datanode,group1');
	});
});

describe('an empty file', () => {
	test('of a host that nobody has told of gets a text for it, also before the workspace knows the file', async () => {
		client = await startClient({ 'prod/10.0.0.1/cluster.nodes': nodes }, modern);
		await client.open('prod/10.0.0.2/agent.cfg', '');
		const { list } = await ask('prod/10.0.0.2/agent.cfg', '', { line: 0, character: 0 });
		const [whole] = list.items;
		expect(whole?.label).toBe('agent.cfg: 10.0.0.2:8801:agent2');
		expect(whole?.textEdit?.newText ?? whole?.textEditText).toContain(
			'localSite=10.0.0.2:8801:agent2\ncontrollerSite=10.0.0.1:8900:controller1\n',
		);
		expect(whole?.documentation).toMatchObject({ kind: 'markdown', value: expect.stringContaining('mode=agent') });
	});
});

describe('a cluster of a thousand hosts', () => {
	const hosts = Array.from({ length: 1000 }, (_, at) => `10.${at >> 8}.${at & 255}.1`);
	const rows = hosts.flatMap((host, at) => [`${host}:8801:agent${at},agent`, `${host}:8802:node${at},datanode`]);
	const text = `localSite,mode\n${hosts[0]}:8900:controller1,controller\n${rows.join('\n')}\n`;

	test('says that there is more, and finds what is typed', async () => {
		client = await startClient({ 'h/cluster.nodes': text, 'h/cluster.cfg': 'maxMemSize=8\n' }, modern);
		await client.open('h/cluster.nodes', text);
		const end = text.split('\n').length - 1;
		const all = await ask('h/cluster.nodes', text, { line: end, character: 0 });
		expect(all.list.isIncomplete).toBe(true);
		expect(all.list.items.length).toBeLessThanOrEqual(500);
		await client.open('h/cluster.cfg', 'maxMemSize=8\nnode999');
		const typed = await ask('h/cluster.cfg', 'maxMemSize=8\nnode999', { line: 1, character: 7 });
		expect(typed.labels).toContain('node999.');
		const names = await ask('h/cluster.cfg', 'maxMemSize=8\nnode999', { line: 1, character: 0 });
		expect(names.labels.slice(0, 3)).toContain('workerNum');
	});
});
