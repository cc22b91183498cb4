import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction, CodeActionContext, InitializeParams, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { decode, encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, root, startClient } from '../support/lsp.ts';

let client: Client;
afterEach(() => client.close());

const nodes = ['localSite,mode', '10.0.0.1:8901:agent1,agent', '10.0.0.1:8902:node1,datanode', ''].join('\n');
const files = {
	'h1/config/cluster.nodes': nodes,
	'h1/config/cluster.cfg': 'workerNum=4\nmaxMemSize=8\nlanCluster=0\n',
	'h1/config/controller.cfg': 'mode=controller\nlocalSite=10.0.0.1:8900:controller1\nlanCluster=0\n',
	'h1/config/agent.cfg':
		'mode=agent\nlocalSite=10.0.0.1:8901:agent1\ncontrollerSite=10.0.0.1:8900:controller1\nlanCluster=0\n',
};
/** The second host has a node and no agent, so that adding one creates a file. */
const twoHosts = {
	...files,
	'h1/config/cluster.nodes': `${nodes}10.0.0.2:8902:node2,datanode\n10.0.0.3:8901:agent3,agent\n`,
	'h3/config/agent.cfg': files['h1/config/agent.cfg'].replace('10.0.0.1:8901:agent1', '10.0.0.3:8901:agent3'),
};

const ALL = { kinds: ['create'], resolve: true, disabled: true, own: false };

function abilities({ kinds, resolve, disabled, own } = ALL): Partial<InitializeParams> {
	const codeAction = {
		...(resolve && { dataSupport: true, resolveSupport: { properties: ['edit'] } }),
		...(disabled && { disabledSupport: true }),
	};
	const workspaceEdit = { documentChanges: true, resourceOperations: kinds as 'create'[] };
	return {
		capabilities: { workspace: { configuration: true, workspaceEdit }, textDocument: { codeAction } },
		initializationOptions: { ownClient: own },
	};
}

function actions(file: string, line: number, context: Partial<CodeActionContext> = {}, character = 0) {
	const at = { line, character };
	return client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
		textDocument: { uri: encodeUri(`${root}/${file}`) },
		range: { start: at, end: at },
		context: { diagnostics: [], ...context },
	});
}

const ours = (found: readonly CodeAction[]) => found.filter(({ kind }) => /^(refactor|source\.sort)/.test(kind ?? ''));
const titles = (found: readonly CodeAction[]) => ours(found).map(({ title }) => title);

function titled(found: readonly CodeAction[], start: string): CodeAction {
	const action = found.find(({ title }) => title.startsWith(start));
	if (!action) throw new Error(`no action ${start}; there are ${found.map(({ title }) => title).join(' | ')}`);
	return action;
}

const resolved = (action: CodeAction) => client.connection.sendRequest<CodeAction>('codeAction/resolve', action);

/** What an edit does, as `file: new text` or `create file`. */
function shown(edit: WorkspaceEdit | undefined): string[] {
	const name = (uri: string) => decode(uri).slice(root.length + 1);
	return (edit?.documentChanges ?? []).flatMap((change) => {
		if (!('textDocument' in change)) return [`create ${'uri' in change ? name(change.uri) : ''}`];
		const texts = change.edits.map((one) => ('newText' in one ? one.newText : ''));
		return texts.map((text) => `${name(change.textDocument.uri)}: ${text}`);
	});
}

describe('refactorings', () => {
	test('are computed when one is chosen, by clients that can ask', async () => {
		client = await startClient(files, abilities());
		const action = titled(await actions('h1/config/cluster.nodes', 2), 'Add a data node on 10.0.0.1');
		expect(action.kind).toBe('refactor.rewrite.addNode.dolphindb');
		expect(action.edit).toBeUndefined();
		expect(shown((await resolved(action)).edit)).toEqual(['h1/config/cluster.nodes: 10.0.0.1:8903:node2,datanode\n']);
	});

	test('bring their edits along for all others', async () => {
		client = await startClient(files, abilities({ ...ALL, resolve: false }));
		const action = titled(await actions('h1/config/cluster.nodes', 2), 'Add a data node on 10.0.0.1');
		expect(shown(action.edit)).toEqual(['h1/config/cluster.nodes: 10.0.0.1:8903:node2,datanode\n']);
		const automatic = await actions('h1/config/cluster.nodes', 2, { triggerKind: 2 });
		expect(ours(automatic), 'nothing is computed at every move of the cursor').toEqual([]);
	});

	test('are filtered by kind', async () => {
		client = await startClient(files, abilities());
		const of = async (only: string[]) =>
			new Set((await actions('h1/config/cluster.cfg', 0, { only })).map((one) => one.kind));
		expect(await of(['refactor'])).toEqual(new Set(['refactor.rewrite.settings.dolphindb']));
		expect(await of(['refactor.rewrite.settings'])).toEqual(new Set(['refactor.rewrite.settings.dolphindb']));
		expect(await of(['refactor.extract'])).toEqual(new Set());
		expect(await of(['quickfix'])).toEqual(new Set(['quickfix']));
	});

	test('that sort are source actions, and nothing that happens by itself', async () => {
		const unsorted = nodes.replace(/(.*agent)\n(.*datanode)/, '$2\n$1');
		client = await startClient({ ...files, 'h1/config/cluster.nodes': unsorted }, abilities());
		const only = ['source.sort.dolphindb'];
		const [action, ...others] = await actions('h1/config/cluster.nodes', 0, { only });
		expect([action?.title, others]).toEqual(['Sort the rows by role, host and alias', []]);
		expect(await actions('h1/config/cluster.nodes', 0, { only, triggerKind: 2 })).toEqual([]);
	});

	test('that are not possible say why, where the client can show it', async () => {
		const settings = { licence: { nodes: 2 } };
		client = await startClient(files, { ...abilities(), settings });
		const { disabled } = titled(await actions('h1/config/cluster.nodes', 2), 'Add a data node on 10.0.0.1');
		expect(disabled?.reason).toBe(
			'It would lead to a finding: 3 nodes exceed the licence limit of 2. (license-node-count)',
		);
		client.close();
		client = await startClient(files, { ...abilities({ ...ALL, disabled: false }), settings });
		expect(titles(await actions('h1/config/cluster.nodes', 2))).toEqual(['Use the next free port 8903 for node1']);
	});

	test('that cannot be done any more do nothing, and the user is told', async () => {
		client = await startClient(files, abilities());
		const action = titled(await actions('h1/config/cluster.cfg', 0), 'Set workerNum per node');
		await client.open('h1/config/cluster.cfg', 'maxMemSize=8\n');
		const { edit } = await resolved(action);
		expect(edit).toBeUndefined();
		expect(client.messages).toContain('Set workerNum per node: The files have changed meanwhile.');
	});

	test('that would do harm after all do nothing, and the user is told', async () => {
		client = await startClient(files, { ...abilities(), settings: { licence: { nodes: 2 } } });
		const found = await actions('h1/config/cluster.nodes', 2, { triggerKind: 2 });
		const action = titled(found, 'Add a data node on 10.0.0.1');
		expect(action.disabled, 'not tried as long as nobody asks').toBeUndefined();
		expect((await resolved(action)).edit).toBeUndefined();
		expect(client.messages.join()).toContain('exceed the licence limit');
	});

	test('create files where the client can', async () => {
		client = await startClient(twoHosts, abilities());
		const action = titled(await actions('h1/config/cluster.nodes', 3), 'Add an agent on 10.0.0.2');
		const changes = shown((await resolved(action)).edit);
		expect(changes[0]).toBe('create h2/config/agent.cfg');
		expect(changes).toContain('h1/config/cluster.nodes: 10.0.0.2:8901:agent4,agent\n');
		client.close();
		client = await startClient(twoHosts, abilities({ ...ALL, kinds: [] }));
		const { disabled } = titled(await actions('h1/config/cluster.nodes', 3), 'Add an agent on 10.0.0.2');
		expect(disabled?.reason).toBe('This editor cannot create files.');
	});

	test('begin a rename in our own client', async () => {
		const atHost = ['h1/config/cluster.nodes', 2, {}, 3] as const;
		client = await startClient(files, abilities({ ...ALL, own: true }));
		const { command } = titled(await actions(...atHost), 'Change the address 10.0.0.1…');
		const uri = encodeUri(`${root}/h1/config/cluster.nodes`);
		expect([command?.command, command?.arguments]).toEqual([
			'dolphindbCluster.renameAt',
			[{ uri, position: { line: 2, character: 3 } }],
		]);
		client.close();
		client = await startClient(files, abilities());
		expect(titles(await actions(...atHost)).filter((title) => title.startsWith('Change'))).toEqual([]);
	});

	test('speak Chinese', async () => {
		client = await startClient(files, { ...abilities(), locale: 'zh-cn' });
		expect(titles(await actions('h1/config/cluster.cfg', 0))).toEqual(['按节点设置 workerNum']);
	});

	test('of places that are not there are none', async () => {
		client = await startClient(files, abilities());
		expect(titles(await actions('h1/config/cluster.cfg', 99))).toEqual([]);
		expect(await actions('h9/config/cluster.cfg', 0)).toEqual([]);
		const data = { refactoring: 'add-datanode', file: 'file:///w/none', range: {} };
		expect((await resolved({ title: 'none', data })).edit).toBeUndefined();
	});
});
