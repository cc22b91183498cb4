import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { counts } from '../../server/src/rules/kept-findings.ts';
import { encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, root, startClient } from '../support/lsp.ts';
import { controllerText, nodesText, threeHosts } from '../support/three-hosts.ts';

let client: Client;
afterEach(() => client.close());

const codes = (file: string) => (client.diagnostics.get(file) ?? []).map(({ code }) => code);

describe('diagnostics', () => {
	test('cover all files of the workspace, opened or not, and name the other host’s file', async () => {
		client = await startClient(threeHosts);
		const [first] = (client.diagnostics.get('h2/config/cluster.nodes') ?? []).filter(
			({ code }) => code === 'cross-controller-site-differ',
		);
		expect(first?.source).toBe('dolphindb');
		expect(first?.codeDescription?.href).toContain('cross-controller-site-differ');
		expect(first?.range.start.line).toBe(2);
		expect(first?.relatedInformation?.map(({ location }) => location.uri).join()).toContain('/h1/');
	});

	test('follow an edit in one file through the files of the other hosts', async () => {
		client = await startClient(threeHosts);
		await client.open('h2/config/cluster.nodes', threeHosts['h2/config/cluster.nodes'] ?? '');
		await client.change('h2/config/cluster.nodes', nodesText);
		expect(codes('h2/config/cluster.nodes')).not.toContain('cross-controller-site-differ');
	});

	test('an unsaved text counts, and the text on disk counts again after closing', async () => {
		client = await startClient(threeHosts);
		await client.open('h1/config/cluster.nodes', `${nodesText}10.0.0.7:8900:c1,controller\n`);
		expect(codes('h1/config/cluster.nodes')).toContain('nodes-duplicate-alias');
		await client.connection.sendNotification('textDocument/didClose', {
			textDocument: { uri: encodeUri(`${root}/h1/config/cluster.nodes`) },
		});
		await client.settle();
		expect(codes('h1/config/cluster.nodes')).not.toContain('nodes-duplicate-alias');
	});

	test('only what changed is published and only what changed is checked', async () => {
		client = await startClient(threeHosts);
		await client.open('h1/config/controller.cfg', controllerText(1));
		const before = { files: counts.files, published: new Map(client.published) };
		await client.change('h1/config/controller.cfg', `${controllerText(1)}nonsense\n`);
		expect(counts.files - before.files).toBe(1);
		const changed = [...client.published].filter(([file, times]) => before.published.get(file) !== times);
		expect(changed.map(([file]) => file)).toEqual(['h1/config/controller.cfg']);
	});

	test('a deleted file takes its diagnostics along', async () => {
		client = await startClient(threeHosts);
		client.disk.delete(`${root}/h2/config/cluster.nodes`);
		await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
			changes: [{ uri: encodeUri(`${root}/h2`), type: 3 }],
		});
		await client.settle();
		expect(codes('h2/config/cluster.nodes')).toEqual([]);
	});

	test('severity by setting, for a rule and for a group; a bad setting is named and the others hold', async () => {
		const settings = { severity: { cross: 'hint', controller: 'off', 'file-crlf': 'fatal' }, hosts: {} };
		client = await startClient(threeHosts, { settings });
		expect(client.messages.join()).toContain('dolphindbCluster.severity');
		client.close();
		client = await startClient(threeHosts, { settings: { severity: { cross: 'hint', controller: 'off' } } });
		const found = client.diagnostics.get('h2/config/cluster.nodes') ?? [];
		expect(found.filter(({ code }) => String(code).startsWith('cross-')).map(({ severity }) => severity)).toContain(4);
		expect(codes('h2/config/cluster.nodes').filter((code) => String(code).startsWith('controller-'))).toEqual([]);
	});

	test('a comment switches a rule off for the next line, or for the file', async () => {
		client = await startClient({
			'config/agent.cfg':
				'mode=agent\nlocalSite=10.0.0.1:1:a\n# dolphindb-cluster-disable-next-line cfg-missing-equals\nnonsense\nmore nonsense\n',
			'other/agent.cfg': '# dolphindb-cluster-disable-file cfg-missing-equals\nlocalSite=10.0.0.1:1:b\nnonsense\n',
		});
		expect(
			client.diagnostics
				.get('config/agent.cfg')
				?.filter(({ code }) => code === 'cfg-missing-equals')
				.map(({ range }) => range.start.line),
		).toEqual([4]);
		expect(codes('other/agent.cfg')).not.toContain('cfg-missing-equals');
	});

	test('a file that cannot be read is named, and the others are checked', async () => {
		client = await startClient({ ...threeHosts, 'h4/config/agent.cfg': 'UNREADABLE' });
		expect(client.messages.join()).toContain('h4/config/agent.cfg');
		expect(codes('h2/config/cluster.nodes')).toContain('cross-controller-site-differ');
	});

	test('messages come in the language of the client', async () => {
		client = await startClient(threeHosts, { initializationOptions: { locale: 'zh-cn' } });
		expect(
			client.diagnostics
				.get('h2/config/cluster.nodes')
				?.map(({ message }) => message)
				.join(),
		).toMatch(/[\u4e00-\u9fff]/);
	});
});

describe('quick-fixes', () => {
	test('a fix may change the files of several hosts in one edit', async () => {
		client = await startClient(threeHosts);
		const uri = encodeUri(`${root}/h2/config/cluster.nodes`);
		const actions: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
			textDocument: { uri },
			range: { start: { line: 2, character: 0 }, end: { line: 2, character: 40 } },
			context: { diagnostics: [], only: ['quickfix'] },
		});
		expect(actions.every(({ kind, diagnostics }) => kind === 'quickfix' && diagnostics?.length)).toBe(true); // some mend two
		const files = actions.map(({ edit }) => filesOf(edit));
		expect(files).toContainEqual([uri]);
		expect(files.some((uris) => uris.length > 1)).toBe(true);
	});
});

function filesOf(edit: WorkspaceEdit | undefined): string[] {
	return (edit?.documentChanges ?? []).flatMap((change) => ('textDocument' in change ? [change.textDocument.uri] : []));
}
