import { afterEach, describe, expect, test } from 'vitest';
import type { ClientCapabilities, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { decode, encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, root, startClient } from '../support/lsp.ts';
import { askAt, twoClusters } from '../support/two-clusters.ts';

let client: Client;
afterEach(() => client.close());

/** A client that shows groups of edits and asks before it makes some of them, as VS Code does. */
const asking: ClientCapabilities = {
	workspace: {
		workspaceEdit: {
			documentChanges: true,
			resourceOperations: ['create', 'rename', 'delete'],
			changeAnnotationSupport: { groupsOnLabel: true },
		},
	},
	textDocument: { rename: { prepareSupport: true, honorsChangeAnnotations: true } },
};

/** A client that knows versions of documents and nothing else. */
const versioned: ClientCapabilities = { workspace: { workspaceEdit: { documentChanges: true } } };

const nameOf = (uri: string) => decode(uri).slice(root.length + 1);

/** An edit as lines of text: `group: file@version line:column text`, then what the groups are. */
function shown({ documentChanges = [], changes = {}, changeAnnotations = {} }: WorkspaceEdit): string[] {
	const plain = Object.entries(changes).map(([uri, edits]) => ({ textDocument: { uri, version: undefined }, edits }));
	const lines = [...plain, ...documentChanges].flatMap((change) => {
		if ('kind' in change) {
			return change.kind === 'rename'
				? [`${change.annotationId}: ${nameOf(change.oldUri)}/ → ${nameOf(change.newUri)}/`]
				: [change.kind];
		}
		const { uri, version } = change.textDocument;
		const file = nameOf(uri) + (version === undefined ? '' : `@${version}`);
		return change.edits.map((edit) => {
			const group = 'annotationId' in edit ? `${edit.annotationId}: ` : '';
			const { line, character } = edit.range.start;
			return `${group}${file} ${line + 1}:${character + 1} ${'newText' in edit ? edit.newText : 'a snippet'}`;
		});
	});
	const groups = Object.entries(changeAnnotations).map(
		([id, { label, needsConfirmation, description = '' }]) => `${id} ${needsConfirmation}: ${label} | ${description}`,
	);
	return [...lines, ...groups];
}

async function renamed(file: string, text: string, newName: string): Promise<string[]> {
	return shown(await askAt<WorkspaceEdit>(client, 'rename', file, text, { newName }));
}

describe('an alias is renamed on every host of its cluster and nowhere else', () => {
	test('for a client that knows versions, with those of its open documents', async () => {
		client = await startClient(twoClusters, { capabilities: versioned });
		await client.open('a/h1/config/agent.cfg', twoClusters['a/h1/config/agent.cfg'] ?? '');
		expect(await renamed('a/h2/config/cluster.nodes', 'controller2,', ' ctl-a ')).toEqual([
			'a/h1/config/agent.cfg@1 3:30 ctl-a',
			'a/h1/config/agent.cfg@1 4:48 ctl-a',
			'a/h1/config/cluster.nodes@null 2:15 ctl-a',
			'a/h1/config/controller.cfg@null 2:25 ctl-a',
			'a/h2/config/cluster.nodes@null 2:15 ctl-a',
		]);
	});

	test('for a client that knows nothing, by file', async () => {
		client = await startClient(twoClusters, { capabilities: {} });
		expect(await renamed('a/h2/config/cluster.nodes', 'controller2,', 'ctl-a')).toContain(
			'a/h1/config/controller.cfg 2:25 ctl-a',
		);
	});
});

describe('a client that asks gets groups', () => {
	test('for the node whose host it is and for the rest of the host, in its language', async () => {
		client = await startClient(twoClusters, { capabilities: asking });
		expect(await renamed('a/h1/config/controller.cfg', '10.0.0.1', '10.0.0.7')).toEqual([
			'group-2: a/h1/config/agent.cfg@null 2:11 10.0.0.7',
			'group-1: a/h1/config/agent.cfg@null 3:16 10.0.0.7',
			'group-2: a/h1/config/agent.cfg@null 4:7 10.0.0.7',
			'group-1: a/h1/config/agent.cfg@null 4:34 10.0.0.7',
			'group-1: a/h1/config/cluster.nodes@null 2:1 10.0.0.7',
			'group-2: a/h1/config/cluster.nodes@null 4:1 10.0.0.7',
			'group-2: a/h1/config/cluster.nodes@null 5:1 10.0.0.7',
			'group-1: a/h1/config/controller.cfg@null 2:11 10.0.0.7',
			'group-1: a/h2/config/cluster.nodes@null 2:1 10.0.0.7',
			'group-2: a/h2/config/cluster.nodes@null 4:1 10.0.0.7',
			'group-2: a/h2/config/cluster.nodes@null 5:1 10.0.0.7',
			'group-1 false: controller2 | ',
			'group-2 true: all of host 10.0.0.1: 2 more nodes | agent1, node1',
		]);
		client.close();
		client = await startClient(twoClusters, { capabilities: asking, locale: 'zh-cn' });
		expect(await renamed('a/h1/config/controller.cfg', '10.0.0.1', '10.0.0.7')).toContain(
			'group-2 true: 主机 10.0.0.1 的全部节点：另外 2 个 | agent1、node1',
		);
	});

	test('for a name that changes settings and folders', async () => {
		client = await startClient(twoClusters, { capabilities: asking });
		expect(await renamed('a/h1/config/cluster.cfg', 'node1.', 'data1')).toEqual([
			'group-1: a/h1/config/cluster.cfg@null 1:1 data1',
			'group-1: a/h1/config/cluster.nodes@null 5:15 data1',
			'group-1: a/h2/config/cluster.nodes@null 5:15 data1',
			'group-1 true: node1: settings and folders change | workerNum 4 → (not set), since node% in line 3 of h1/cluster.cfg does not fit the new alias; <HomeDir>/node1 → <HomeDir>/data1',
		]);
		expect(client.shown).toEqual([]);
	});

	test('for the folder of a host', async () => {
		const files = Object.entries(twoClusters).map(([name, text]) => [name.replace('a/h', 'a/10.0.0.'), text]);
		client = await startClient(Object.fromEntries(files), { capabilities: asking });
		const position = { line: 1, character: 12 };
		const textDocument = { uri: encodeUri(`${root}/a/10.0.0.2/config/controller.cfg`) };
		const params = { textDocument, position, newName: '10.0.0.7' };
		expect(shown(await client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', params))).toEqual([
			'a/10.0.0.1/config/agent.cfg@null 4:71 10.0.0.7',
			'a/10.0.0.1/config/cluster.nodes@null 3:1 10.0.0.7',
			'a/10.0.0.2/config/cluster.nodes@null 3:1 10.0.0.7',
			'a/10.0.0.2/config/controller.cfg@null 2:11 10.0.0.7',
			'group-2: a/10.0.0.2/ → a/10.0.0.7/',
			'group-2 false: folder 10.0.0.2 → 10.0.0.7 | It tells which host its files are for.',
		]);
	});
});

test('a client that cannot ask is told what is left to do, or refused', async () => {
	client = await startClient(twoClusters, { capabilities: versioned });
	await renamed('a/h1/config/cluster.cfg', 'node1.', 'node7');
	expect(client.shown).toEqual(['Before node7 starts, move what node1 has stored: <HomeDir>/node1 → <HomeDir>/node7.']);
	await expect(renamed('a/h1/config/cluster.cfg', 'node1.', 'data1')).rejects.toThrow('Settings of node1 would change');
	expect(await renamed('a/h1/config/controller.cfg', '10.0.0.1', '10.0.0.7')).toHaveLength(11);
});

test('what cannot be renamed is refused with the reason', async () => {
	client = await startClient(twoClusters);
	await expect(renamed('a/h1/config/agent.cfg', 'controller20', 'a b')).rejects.toThrow('cannot be an alias');
	await expect(renamed('a/h1/config/agent.cfg', 'controller20', 'controller2')).rejects.toThrow(
		'names a node controller2 already',
	);
	await expect(renamed('a/h1/config/agent.cfg', '8801', '8900')).rejects.toThrow('is used by controller2');
	await expect(askAt(client, 'prepareRename', 'a/h1/config/cluster.cfg', 'maxMemSize')).rejects.toThrow(
		'its name is given by DolphinDB',
	);
	const prepared = await askAt(client, 'prepareRename', 'a/h1/config/agent.cfg', '10.0.0.2');
	expect(prepared).toEqual({
		range: { start: { line: 3, character: 70 }, end: { line: 3, character: 78 } },
		placeholder: '10.0.0.2',
	});
});

test('a file that is not UTF-8 is not written, wherever it lies', async () => {
	const name = 'a/h2/config/cluster.nodes';
	client = await startClient({ ...twoClusters, [name]: `${twoClusters[name]}# \ufffd\n` });
	await expect(askAt(client, 'prepareRename', 'a/h1/config/cluster.cfg', 'node1')).rejects.toThrow(
		'h2/cluster.nodes is not UTF-8',
	);
	await expect(renamed('a/h1/config/cluster.cfg', 'node1', 'node7')).rejects.toThrow('h2/cluster.nodes is not UTF-8');
});

test('a byte order mark shifts nothing, and Windows line ends stay', async () => {
	const name = 'a/h1/config/controller.cfg';
	const text = '\ufefflocalSite=10.0.0.1:8900:controller2\r\nmode=controller\r\n';
	client = await startClient({ ...twoClusters, [name]: text }, { capabilities: {} });
	const textDocument = { uri: encodeUri(`${root}/${name}`) };
	const position = { line: 0, character: 25 };
	expect(await client.connection.sendRequest('textDocument/prepareRename', { textDocument, position })).toMatchObject({
		range: { start: { line: 0, character: 24 }, end: { line: 0, character: 35 } },
	});
	const params = { textDocument, position, newName: 'ctl-a' };
	const edit = shown(await client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', params));
	expect(edit).toContain('a/h1/config/controller.cfg 1:25 ctl-a');
});
