import * as vscode from 'vscode';
import { closeEditors, equal, inWorkspace, makeWatched, waitFor, write } from './support.ts';

// A folder for every test: VS Code goes on to know the line ends of a document that it has had open.
let round = 0;
let folder = 'fixing0';
let file = '';
let other = '';
const agent = 'mode=agent\r\nlocalSite=10.0.0.1:8801:agent1\r\ncontrollerSite=10.0.0.1:8900:c1\r\n';
const controller = 'mode=controller\r\nlocalSite=10.0.0.1:8900:c1\r\n';

const codes = (path: string) =>
	vscode.languages
		.getDiagnostics(inWorkspace(path))
		.map(({ code }) => String(typeof code === 'object' ? code.value : code));
const onDisk = async (path: string) => new TextDecoder().decode(await vscode.workspace.fs.readFile(inWorkspace(path)));

async function open(text = agent): Promise<vscode.TextDocument> {
	await write(other, controller);
	const document = await vscode.workspace.openTextDocument(await write(file, text));
	await vscode.window.showTextDocument(document);
	for (const path of [file, other]) await waitFor('a finding', () => codes(path).includes('file-crlf') || undefined);
	return document;
}

describe('fixing', () => {
	beforeEach(async () => {
		folder = `fixing${++round}`;
		file = `${folder}/config/agent.cfg`;
		other = `${folder}/config/controller.cfg`;
		await makeWatched(`${folder}/config`);
	});

	afterEach(async () => {
		await closeEditors();
		await vscode.workspace.fs.delete(inWorkspace(folder), { recursive: true });
	});

	it('turns line ends into LF, which VS Code does not do by itself', async () => {
		const document = await open();
		// As the user does it: what the API tells of a code action leaves the line end out.
		const action = { kind: 'quickfix', apply: 'first', preferred: true };
		await vscode.commands.executeCommand('editor.action.codeAction', action);
		await waitFor('LF', () => document.eol === vscode.EndOfLine.LF || undefined);
		await document.save();
		equal(await onDisk(file), agent.replaceAll('\r\n', '\n'));
	});

	it('mends all files of the cluster by one command', async () => {
		await open();
		const result = await vscode.commands.executeCommand<{ files: number }>('dolphindbCluster.fixAllInCluster');
		equal(result.files, 2);
		for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) await document.save();
		equal(
			[await onDisk(file), await onDisk(other)].map((text) => text.includes('\r')),
			[false, false],
		);
	});

	it('mends a file on saving, if that is wanted', async () => {
		const document = await open();
		const settings = vscode.workspace.getConfiguration('editor');
		await settings.update(
			'codeActionsOnSave',
			{ 'source.fixAll.dolphindb': 'explicit' },
			vscode.ConfigurationTarget.Workspace,
		);
		try {
			const edit = new vscode.WorkspaceEdit();
			edit.insert(document.uri, new vscode.Position(3, 0), 'workerNum=4\r\n');
			await vscode.workspace.applyEdit(edit);
			await document.save();
			equal(await onDisk(file), `${agent}workerNum=4\r\n`.replaceAll('\r\n', '\n'));
			equal(await onDisk(other), controller);
		} finally {
			await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace);
		}
	});

	it('leads from a finding to the page of its rule, shown as a page', async () => {
		await open();
		const finding = vscode.languages
			.getDiagnostics(inWorkspace(file))
			.find(({ code }) => typeof code === 'object' && code.value === 'file-crlf');
		const page = typeof finding?.code === 'object' ? finding.code.target : undefined;
		if (!page) throw new Error('the finding has no page');
		const text = (await vscode.workspace.openTextDocument(page)).getText();
		equal(text.startsWith('# file-crlf'), true);
		const sources = await vscode.workspace.openTextDocument(page.with({ path: '/sources.md' }));
		equal(sources.getText().startsWith('# '), true);
		await vscode.commands.executeCommand('vscode.open', page);
		const shown = await waitFor('the page', () => {
			const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
			return input instanceof vscode.TabInputCustom ? input : undefined;
		});
		equal(shown.viewType, 'vscode.markdown.preview.editor');
	});

	it('removes a byte order mark, which VS Code hides', async () => {
		await write(other, controller);
		const document = await vscode.workspace.openTextDocument(await write(file, `\ufeff${agent.replaceAll('\r', '')}`));
		await vscode.window.showTextDocument(document);
		equal(document.getText().charCodeAt(0), 'm'.charCodeAt(0));
		await waitFor('a finding', () => codes(file).includes('file-bom') || undefined);
		await vscode.commands.executeCommand('dolphindbCluster.removeByteOrderMark', { uri: document.uri.toString() });
		await waitFor('no finding', () => (codes(file).includes('file-bom') ? undefined : true));
		equal((await vscode.workspace.fs.readFile(document.uri))[0], 'm'.charCodeAt(0));
	});

	it('stores the server version and says what does not fit it', async () => {
		await open(`${agent}chunkCacheEngineMemSize=2\r\n`);
		const result = await vscode.commands.executeCommand<{ version: string; misfits: number }>(
			'dolphindbCluster.selectServerVersion',
			'3.00',
		);
		equal(result.version, '3.00');
		equal(vscode.workspace.getConfiguration('dolphindbCluster').get('serverVersion'), '3.00');
		await vscode.commands.executeCommand('dolphindbCluster.selectServerVersion', '');
	});

	it('switches a rule off in the settings of the workspace', async () => {
		const nodes = `${folder}/config/cluster.nodes`;
		await open();
		await write(
			nodes,
			'localSite,mode\n10.0.0.1:8900:c1,controller\n\n10.0.0.1:8801:agent1,agent\n10.0.0.1:8802:n1,datanode\n',
		);
		await waitFor('a finding', () => codes(nodes).includes('nodes-blank-row') || undefined);
		await vscode.commands.executeCommand('dolphindbCluster.switchOffInSettings', {
			uri: inWorkspace(nodes).toString(),
			code: 'nodes-blank-row',
		});
		await waitFor('no finding', () => (codes(nodes).includes('nodes-blank-row') ? undefined : true));
		await vscode.workspace
			.getConfiguration('dolphindbCluster')
			.update('suppress', undefined, vscode.ConfigurationTarget.Workspace);
	});

	it('shows the values that hold for a node', async () => {
		await write(
			`${folder}/config/cluster.nodes`,
			'localSite,mode\n10.0.0.1:8900:c1,controller\n10.0.0.1:8801:agent1,agent\n10.0.0.1:8802:n1,datanode\n',
		);
		await open();
		const result = await vscode.commands.executeCommand<{ text: string }>('dolphindbCluster.showEffectiveValues', {
			uri: inWorkspace(file).toString(),
			alias: 'agent1',
		});
		equal(result.text.includes('controllerSite=10.0.0.1:8900:c1'), true);
		equal(vscode.window.activeTextEditor?.document.languageId, 'dolphindb-cfg');
	});
});
