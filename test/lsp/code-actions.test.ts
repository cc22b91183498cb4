import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { applyEdits } from '../../server/src/rules/apply-changes.ts';
import { decode, encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, root, startClient } from '../support/lsp.ts';

let client: Client;
afterEach(() => client.close());

const agent = (host: number) =>
	`mode=agent\r\nlocalSite=10.0.0.${host}:8801:agent${host}\r\ncontrollerSite=10.0.0.1:8900:c1\r\nworkerNum=4 \r\n`;
const files = {
	'h1/config/agent.cfg': agent(1),
	'h2/config/agent.cfg': agent(2),
	'h1/config/cluster.nodes':
		'localSite,mode\n10.0.0.1:8900:c1,controller\n10.0.0.1:8801:agent1,agent\n10.0.0.2:8801:agent2,agent\n\n10.0.0.1:8802:n1,datanode\n10.0.0.1:8803:n2,datanode\n',
};
const withResolve = {
	capabilities: {
		workspace: { configuration: true, workspaceEdit: { documentChanges: true } },
		textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } },
	},
};

function actions(file: string, line: number, only?: string[]): Promise<CodeAction[]> {
	const at = { line, character: 0 };
	return client.connection.sendRequest('textDocument/codeAction', {
		textDocument: { uri: encodeUri(`${root}/${file}`) },
		range: { start: at, end: { line, character: 200 } },
		context: { diagnostics: [], ...(only && { only }) },
	});
}

/** The texts that an edit leads to, by path. */
function applied(
	edit: WorkspaceEdit | undefined,
	texts: Readonly<Record<string, string>> = files,
): Record<string, string> {
	const result: Record<string, string> = {};
	for (const change of edit?.documentChanges ?? []) {
		if (!('textDocument' in change)) continue;
		const id = decode(change.textDocument.uri);
		const name = id.slice(root.length + 1);
		const edits = change.edits.flatMap((one) =>
			'newText' in one ? [{ kind: 'edit' as const, file: id, ...one }] : [],
		);
		result[name] = applyEdits(result[name] ?? texts[name] ?? '', edits);
	}
	return result;
}

const titled = (found: readonly CodeAction[], start: string) => {
	const action = found.find(({ title }) => title.startsWith(start));
	if (!action) throw new Error(`no action ${start}; there are ${found.map(({ title }) => title).join(' | ')}`);
	return action;
};

test('what two findings ask for alike is offered once, for both', async () => {
	const nodes = (port: number) =>
		`localSite,mode\n10.0.0.1:8900:c1,controller\n10.0.0.2:${port}:c2,controller\n10.0.0.3:8900:c3,controller\n10.0.0.1:8801:agent1,agent\n10.0.0.1:8802:n1,datanode\n`;
	client = await startClient(
		Object.fromEntries(
			[1, 2, 3].flatMap((host) => [
				[`h${host}/config/controller.cfg`, `mode=controller\nlocalSite=10.0.0.${host}:8900:c${host}\n`],
				[`h${host}/config/cluster.nodes`, nodes(host === 2 ? 8920 : 8900)],
			]),
		),
	);
	const found = (await actions('h2/config/cluster.nodes', 2)).filter(({ diagnostics }) => diagnostics);
	const titles = found.map(({ title }) => title);
	expect(new Set(titles).size, titles.join('\n')).toBe(titles.length);
	const codes = titled(found, 'Use 10.0.0.2:8900 for c2 everywhere').diagnostics?.map(({ code }) => code);
	expect(codes?.sort()).toEqual(['controller-localsite-mismatch', 'cross-controller-site-differ']);
});

describe('fix all', () => {
	test('of one kind in the cluster, computed when it is chosen', async () => {
		client = await startClient(files, withResolve);
		const action = titled(await actions('h1/config/agent.cfg', 0), 'Fix all 2 file-crlf in the cluster');
		expect(action.edit).toBeUndefined();
		const { edit } = await client.connection.sendRequest<CodeAction>('codeAction/resolve', action);
		const lf = (text: string) => text.replaceAll('\r\n', '\n');
		expect(applied(edit)).toEqual({ 'h1/config/agent.cfg': lf(agent(1)), 'h2/config/agent.cfg': lf(agent(2)) });
	});

	test('brings its edit along for clients that cannot ask for it later', async () => {
		client = await startClient(files);
		const action = titled(await actions('h1/config/agent.cfg', 0), 'Fix all 2 file-crlf in the cluster');
		expect(Object.keys(applied(action.edit))).toHaveLength(2);
	});

	test('on saving mends this file and no other', async () => {
		client = await startClient(files, withResolve);
		const found = await actions('h1/config/agent.cfg', 0, ['source.fixAll']);
		expect(found.map(({ kind }) => kind)).toEqual(['source.fixAll.dolphindb']);
		const after = applied(found[0]?.edit);
		expect(Object.keys(after)).toEqual(['h1/config/agent.cfg']);
		expect(after['h1/config/agent.cfg']).toMatch(
			/^mode=agent\nlocalSite=10.0.0.1:8801:agent1\ncontrollerSite=10.0.0.1:8900:c1\nworkerNum=4 ?\n/,
		);
	});

	test('offers nothing on saving where nothing is certain, and no fixes when other kinds are asked for', async () => {
		client = await startClient({ 'h1/config/agent.cfg': 'mode=agent\nlocalSite=10.0.0.1:8801:agent1\n' }, withResolve);
		expect(await actions('h1/config/agent.cfg', 0, ['source.fixAll'])).toEqual([]);
		expect(await actions('h1/config/agent.cfg', 0, ['refactor'])).toEqual([]);
	});

	test('over the whole cluster by command', async () => {
		client = await startClient(files, withResolve);
		const uri = encodeUri(`${root}/h1/config/agent.cfg`);
		const edit = await client.connection.sendRequest<WorkspaceEdit>('dolphindbCluster/fixAll', { uri });
		expect(Object.keys(applied(edit))).toEqual(expect.arrayContaining(['h1/config/agent.cfg', 'h2/config/agent.cfg']));
	});
});

describe('copies', () => {
	const nodes =
		'localSite,mode\n10.0.0.1:8900:c1,controller\n10.0.0.2:8900:c2,controller\n10.0.0.3:8900:c3,controller\n';
	const controller = (n: number) => `mode=controller\nlocalSite=10.0.0.${n}:8900:c${n}\ndfsHAMode=Raft\n`;
	const cluster = Object.fromEntries(
		[1, 2, 3].flatMap((n) => [
			[`h${n}/config/controller.cfg`, controller(n)],
			[`h${n}/config/cluster.nodes`, nodes],
			[`h${n}/config/cluster.cfg`, n === 3 ? 'maxMemsize=9\n' : 'maxMemsize=8\n'],
		]),
	);

	test('that say the same stay the same: a fix in one is made in all of them', async () => {
		client = await startClient(cluster);
		const fix = (await actions('h1/config/cluster.cfg', 0)).find(
			({ diagnostics }) => diagnostics?.[0]?.code === 'cfg-parameter-case',
		);
		const after = applied(fix?.edit, cluster);
		expect(after['h1/config/cluster.cfg']).toBe('maxMemSize=8\n');
		expect(after['h2/config/cluster.cfg']).toBe('maxMemSize=8\n');
	});
});

describe('a byte order mark', () => {
	const marked = '\ufeffmoed=agent\nlocalSite=10.0.0.1:8801:agent1\n';

	test('is seen where the editor hides it, and columns are those of the editor', async () => {
		client = await startClient({ 'h1/config/agent.cfg': marked });
		const ranges = () =>
			client.diagnostics
				.get('h1/config/agent.cfg')
				?.flatMap(({ code, range }) => (code === 'cfg-unknown-parameter' ? [range] : []));
		const expected = [{ start: { line: 0, character: 0 }, end: { line: 0, character: 4 } }];
		expect(ranges()).toEqual(expected);
		await client.open('h1/config/agent.cfg', marked.slice(1));
		expect(ranges()).toEqual(expected);
		expect(client.diagnostics.get('h1/config/agent.cfg')?.map(({ code }) => code)).toContain('file-bom');
		const fix = titled(await actions('h1/config/agent.cfg', 0), 'Rename');
		expect(applied(fix.edit, { 'h1/config/agent.cfg': marked.slice(1) })['h1/config/agent.cfg']).toMatch(
			/^mode=agent\n/,
		);
	});

	test('is removed by our own client in the file itself, and by no edit of others', async () => {
		client = await startClient({ 'h1/config/agent.cfg': marked }, { initializationOptions: { ownClient: true } });
		const fix = titled(await actions('h1/config/agent.cfg', 0), 'Remove the byte order mark');
		expect([fix.edit, fix.command?.command]).toEqual([undefined, 'dolphindbCluster.removeByteOrderMark']);
		client.close();
		client = await startClient({ 'h1/config/agent.cfg': marked });
		expect((await actions('h1/config/agent.cfg', 0)).map(({ title }) => title)).not.toContain(
			'Remove the byte order mark',
		);
	});
});

describe('switching off', () => {
	test('writes a comment above the line, and joins the one that is there', async () => {
		client = await startClient({
			...files,
			'h1/config/agent.cfg': 'mode=agent\nnonsense\nlocalSite=10.0.0.1:8801:agent1\n',
		});
		const first = titled(await actions('h1/config/agent.cfg', 1), 'Switch off cfg-missing-equals for this line');
		const text =
			applied(first.edit, { 'h1/config/agent.cfg': 'mode=agent\nnonsense\nlocalSite=10.0.0.1:8801:agent1\n' })[
				'h1/config/agent.cfg'
			] ?? '';
		expect(text).toContain('mode=agent\n# dolphindb-cluster-disable-next-line cfg-missing-equals\nnonsense\n');
		await client.open('h1/config/agent.cfg', text);
		expect(client.diagnostics.get('h1/config/agent.cfg')?.map(({ code }) => code)).not.toContain('cfg-missing-equals');
	});

	test('of a file without comments goes to the settings, for clients that know how', async () => {
		client = await startClient(files);
		expect((await actions('h1/config/cluster.nodes', 4)).map(({ title }) => title).join()).not.toContain('Switch off');
		client.close();
		client = await startClient(files, { initializationOptions: { ownClient: true } });
		const action = titled(await actions('h1/config/cluster.nodes', 4), 'Switch off nodes-blank-row in this file');
		expect(action.command).toMatchObject({
			command: 'dolphindbCluster.switchOffInSettings',
			arguments: [{ code: 'nodes-blank-row' }],
		});
	});
});

describe('settings', () => {
	test('switch a rule off in the files of a path', async () => {
		const settings = { suppress: { '**/config/cluster.nodes': ['nodes-blank-row'] } };
		client = await startClient(files, { settings });
		expect(client.diagnostics.get('h1/config/cluster.nodes')?.map(({ code }) => code)).not.toContain('nodes-blank-row');
	});

	test('that name no rule are reported, and the others hold', async () => {
		client = await startClient(files, { settings: { disabledRules: ['file-clrf', 'file-crlf'] } });
		expect(client.messages.join()).toContain('"file-clrf"');
		expect(client.diagnostics.get('h1/config/agent.cfg')?.map(({ code }) => code)).not.toContain('file-crlf');
	});
});

describe('dolphindb-cluster.json', () => {
	const isThere = () => client.diagnostics.get('h1/config/agent.cfg')?.some(({ code }) => code === 'file-crlf');

	test('holds for everybody, follows changes, and the settings of the editor win', async () => {
		client = await startClient({ ...files, 'dolphindb-cluster.json': '{ "disabledRules": ["file-crlf"] }' });
		expect(isThere()).toBe(false);
		const change = async (text: string) => {
			client.disk.set(`${root}/dolphindb-cluster.json`, text);
			const uri = encodeUri(`${root}/dolphindb-cluster.json`);
			await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
			await client.settle();
		};
		await change('{ "severity": { "file-crlf": "error" } }');
		expect(isThere()).toBe(true);
		await change('{ "severity": { "file-crlf": ');
		expect(client.messages.join()).toContain('dolphindb-cluster.json');
		expect(isThere(), 'what it said before goes on to hold').toBe(true);
		client.close();
		client = await startClient(
			{ ...files, 'dolphindb-cluster.json': '{ "severity": { "file-crlf": "off" } }' },
			{ settings: { severity: { 'file-crlf': 'warning' } } },
		);
		expect(isThere()).toBe(true);
	});
});

test('the page of a rule: in the extension for our own client, a file for others, in the language of the client', async () => {
	client = await startClient(files);
	const href = () =>
		client.diagnostics.get('h1/config/agent.cfg')?.find(({ code }) => code === 'file-crlf')?.codeDescription?.href;
	expect(href()).toBe('file:///pages/en/file-crlf.md');
	client.close();
	client = await startClient(files, { initializationOptions: { ownClient: true, locale: 'zh-cn' } });
	expect(href()).toBe('dolphindb-rule:/zh-cn/file-crlf.md');
});

describe('what other editors are offered', () => {
	const even = {
		'h1/config/cluster.nodes':
			'localSite,mode\n10.0.0.1:8900:c1,controller\n10.0.0.2:8900:c2,controller\n10.0.0.3:8900:c3,controller\n10.0.0.4:8900:c4,controller\n10.0.0.1:8801:agent1,agent\n',
	};
	const commands = async (options: Parameters<typeof startClient>[1]) => {
		client = await startClient(even, options);
		const found = await actions('h1/config/cluster.nodes', 4);
		return found.flatMap(({ command }) => (typeof command === 'object' ? [command.command] : []));
	};

	test('are no commands of ours, which they cannot carry out', async () => {
		expect(await commands({})).toEqual([]);
	});

	test('our own client gets them', async () => {
		expect(await commands({ initializationOptions: { ownClient: true } })).toContain('dolphindbCluster.planMigration');
	});
});

test('a client that takes no versions gets the texts alone', async () => {
	client = await startClient(files, { capabilities: { workspace: { configuration: true } } });
	const edits = (await actions('h1/config/agent.cfg', 3)).flatMap(({ edit }) => edit ?? []);
	expect(edits.length).toBeGreaterThan(0);
	for (const edit of edits) expect(Object.keys(edit)).toEqual(['changes']);
});
