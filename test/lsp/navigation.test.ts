import { afterEach, describe, expect, test } from 'vitest';
import type {
	DocumentHighlight,
	DocumentSymbol,
	Location,
	WorkspaceEdit,
	WorkspaceSymbol,
} from 'vscode-languageserver-protocol';
import { decode, encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, root, startClient } from '../support/lsp.ts';

let client: Client;
afterEach(() => client.close());

const nodes =
	'localSite,mode\n10.0.0.1:8900:controller2,controller\n10.0.0.2:8900:controller20,controller\n10.0.0.1:8801:agent1,agent\n10.0.0.1:8802:node1,datanode\n';
const files: Record<string, string> = {
	'a/h1/config/cluster.nodes': nodes,
	'a/h1/config/controller.cfg': 'mode=controller\nlocalSite=10.0.0.1:8900:controller2\n',
	'a/h1/config/agent.cfg':
		'mode=agent\nlocalSite=10.0.0.1:8801:agent1,agent\ncontrollerSite=10.0.0.1:8900:controller2\nsites=10.0.0.1:8801:agent1:agent,10.0.0.1:8900:controller2:controller,10.0.0.2:8900:controller20:controller\n',
	'a/h1/config/cluster.cfg': 'node1.volumes=/ssd/v\nmaxMemSize=8\nnode%.workerNum=4\n',
	'a/h2/config/cluster.nodes': nodes,
	'a/h2/config/controller.cfg': 'mode=controller\nlocalSite=10.0.0.2:8900:controller20\noauthClientSecret=hush\n',
	'b/config/cluster.nodes': 'localSite,mode\n172.16.9.9:7700:controller2,controller\n172.16.9.9:7701:agent1,agent\n',
	'b/config/controller.cfg': 'mode=controller\nlocalSite=172.16.9.9:7700:controller2\n',
};

/** The texts at some places, as `file:line text`. */
function shown(places: readonly Location[]): string[] {
	return places.map(({ uri, range }) => {
		const name = decode(uri).slice(root.length + 1);
		const line = (files[name] ?? '').split('\n')[range.start.line] ?? '';
		return `${name}:${range.start.line + 1} ${line.slice(range.start.character, range.end.character)}`;
	});
}

function ask<Answer>(method: string, file: string, text: string, extra = {}): Promise<Answer> {
	const content = files[file] ?? '';
	const at = content.indexOf(text);
	const before = content.slice(0, at).split('\n');
	const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
	return client.connection.sendRequest(`textDocument/${method}`, {
		textDocument: { uri: encodeUri(`${root}/${file}`) },
		position,
		...extra,
	});
}

const everywhere = { context: { includeDeclaration: true } };

describe('references', () => {
	test('of an alias are all its places on all hosts, and none of a longer alias or of another cluster', async () => {
		client = await startClient(files);
		expect(
			shown(await ask<Location[]>('references', 'a/h1/config/agent.cfg', 'controller2:controller', everywhere)),
		).toEqual([
			'a/h1/config/agent.cfg:3 controller2',
			'a/h1/config/agent.cfg:4 controller2',
			'a/h1/config/cluster.nodes:2 controller2',
			'a/h1/config/controller.cfg:2 controller2',
			'a/h2/config/cluster.nodes:2 controller2',
		]);
	});

	test('of an alias with a suffix, and of a prefix in cluster.cfg', async () => {
		client = await startClient(files);
		const agent = shown(await ask<Location[]>('references', 'a/h1/config/agent.cfg', 'agent1,agent', everywhere));
		expect(agent).toContain('a/h1/config/agent.cfg:2 agent1');
		const node = shown(await ask<Location[]>('references', 'a/h1/config/cluster.cfg', 'node1.', everywhere));
		expect(node).toEqual([
			'a/h1/config/cluster.cfg:1 node1',
			'a/h1/config/cluster.nodes:5 node1',
			'a/h2/config/cluster.nodes:5 node1',
		]);
	});

	test('of a host, and of a port on a host', async () => {
		client = await startClient(files);
		const hosts = shown(await ask<Location[]>('references', 'a/h2/config/controller.cfg', '10.0.0.2', everywhere));
		expect(new Set(hosts.map((one) => one.split(' ')[1]))).toEqual(new Set(['10.0.0.2']));
		expect(hosts).toHaveLength(4);
		const ports = shown(await ask<Location[]>('references', 'a/h2/config/controller.cfg', '8900', everywhere));
		expect(ports).toHaveLength(4);
	});
});

test('an alias is defined by its row beside the file and by the process itself', async () => {
	client = await startClient(files);
	expect(shown(await ask<Location[]>('definition', 'a/h1/config/agent.cfg', 'controller20'))).toEqual([
		'a/h1/config/cluster.nodes:3 controller20',
		'a/h2/config/controller.cfg:2 controller20',
	]);
	expect(await ask<Location[]>('definition', 'a/h1/config/cluster.cfg', 'maxMemSize')).toEqual([]);
});

describe('rename', () => {
	const edit = async (file: string, text: string, newName: string) => {
		const { documentChanges } = await ask<WorkspaceEdit>('rename', file, text, { newName });
		const changed: Record<string, string> = {};
		for (const change of documentChanges ?? []) {
			if (!('textDocument' in change)) continue;
			const id = decode(change.textDocument.uri);
			const name = id.slice(root.length + 1);
			const edits = change.edits.flatMap((one) =>
				'newText' in one ? [{ kind: 'edit' as const, file: id, ...one }] : [],
			);
			changed[name] = [changed[name] ?? '', ...edits.map(({ range, newText }) => `${range.start.line + 1}:${newText}`)]
				.join(' ')
				.trim();
		}
		return changed;
	};

	test('changes an alias on every host of its cluster, and nothing else', async () => {
		client = await startClient(files);
		expect(await edit('a/h2/config/cluster.nodes', 'controller2,', 'ctl-a')).toEqual({
			'a/h1/config/agent.cfg': '3:ctl-a 4:ctl-a',
			'a/h1/config/cluster.nodes': '2:ctl-a',
			'a/h1/config/controller.cfg': '2:ctl-a',
			'a/h2/config/cluster.nodes': '2:ctl-a',
		});
	});

	test('refuses what is no alias, is taken, or is an address, and says why', async () => {
		client = await startClient(files);
		await expect(edit('a/h1/config/agent.cfg', 'controller20', 'a b')).rejects.toThrow('cannot be an alias');
		await expect(edit('a/h1/config/agent.cfg', 'controller20', 'controller2')).rejects.toThrow(
			'has a node controller2 already',
		);
		await expect(ask('prepareRename', 'a/h1/config/agent.cfg', '10.0.0.2')).rejects.toThrow('Addresses are not names');
		await expect(ask('prepareRename', 'a/h1/config/cluster.cfg', 'maxMemSize')).rejects.toThrow('Only aliases');
		expect(await ask('prepareRename', 'a/h1/config/cluster.cfg', 'node1')).toMatchObject({ placeholder: 'node1' });
	});
});

test('highlights are the places of one file', async () => {
	client = await startClient(files);
	const found = await ask<DocumentHighlight[]>('documentHighlight', 'a/h1/config/agent.cfg', 'controller2:controller');
	expect(found.map(({ range }) => range.start.line)).toEqual([2, 3]);
});

test('the outline names nodes with role and address, and settings with their values but for secrets', async () => {
	client = await startClient(files);
	const outline = async (file: string) =>
		(await ask<DocumentSymbol[]>('documentSymbol', file, '')).map(({ name, detail }) => `${name} ${detail}`);
	expect(await outline('b/config/cluster.nodes')).toEqual([
		'controller2 controller 172.16.9.9:7700',
		'agent1 agent 172.16.9.9:7701',
	]);
	expect(await outline('a/h1/config/cluster.cfg')).toEqual([
		'node1.volumes /ssd/v',
		'maxMemSize 8',
		'node%.workerNum 4',
	]);
	expect((await outline('a/h2/config/controller.cfg')).join()).not.toContain('hush');
});

test('nodes are found in the whole workspace, by letters of alias, host or role', async () => {
	client = await startClient(files);
	const find = (query: string) => client.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query });
	expect((await find('ctl2')).map(({ name, containerName }) => `${name} ${containerName}`)).toEqual([
		'controller2 a',
		'controller20 a',
		'controller2 b',
	]);
	expect((await find('172.16')).map(({ name }) => name)).toEqual(['controller2', 'agent1']);
	expect(await find('nothing of the kind')).toEqual([]);
});

test('positions past the end and files that are not ours have empty answers', async () => {
	client = await startClient(files);
	const nowhere = {
		textDocument: { uri: encodeUri(`${root}/b/config/cluster.nodes`) },
		position: { line: 99, character: 7 },
	};
	for (const method of ['definition', 'documentHighlight']) {
		expect(await client.connection.sendRequest(`textDocument/${method}`, nowhere)).toEqual([]);
	}
	expect(await ask<DocumentSymbol[]>('documentSymbol', 'readme.md', '')).toEqual([]);
});
