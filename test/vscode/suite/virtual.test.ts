import twoHosts from 'folder:test/vscode/fixtures/two-hosts';
import * as vscode from 'vscode';
import type { ClusterView } from '../../../client/src/view/cluster-view.ts';
import type { TreeRow } from '../../../client/src/view/rows.ts';
import { api } from './exports.ts';
import { MemoryFiles } from './memory-files.ts';
import { activation, closeEditors, equal, findingsIn, waitFor } from './support.ts';

const mismatch = 'controller-localsite-mismatch';
const broken = new TextEncoder().encode('mode=agent\nlocalSite=10.0.0.9:8801:agent9\nnonsense\n');

describe('a virtual workspace', () => {
	const folder = vscode.Uri.parse('memory-files://github+9/owner/集群 A');
	const nodes = vscode.Uri.joinPath(folder, '10.0.0.2/dolphindb_2/config/cluster.nodes');
	const files = new MemoryFiles();
	const has = (uri: vscode.Uri, code: string) => findingsIn(uri).find((one) => one.code === code);
	let registered: vscode.Disposable;

	before(async () => {
		await activation();
		registered = vscode.workspace.registerFileSystemProvider(folder.scheme, files, { isCaseSensitive: true });
		for (const [name, text] of Object.entries(twoHosts)) {
			await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode(text));
		}
		equal(vscode.workspace.updateWorkspaceFolders(1, 0, { uri: folder, name: 'virtual' }), true);
		await waitFor('two folders', () => vscode.workspace.workspaceFolders?.length === 2 || undefined);
	});

	after(async () => {
		equal(vscode.workspace.updateWorkspaceFolders(1, 1), true);
		await waitFor('one folder', () => vscode.workspace.workspaceFolders?.length === 1 || undefined);
		await waitFor('no findings', () => findingsIn(nodes).length === 0 || undefined);
		registered.dispose();
	});

	it('is checked by the desktop server in files that are not open', async () => {
		await waitFor('a finding', () => has(nodes, mismatch));
		equal(
			vscode.workspace.textDocuments.some(({ uri }) => uri.scheme === folder.scheme),
			false,
		);
		equal(files.read.includes(nodes.path), true);
	});

	it('is checked by a server that is started later', async () => {
		await vscode.commands.executeCommand('dolphindbCluster.restartServer');
		await waitFor('the finding', () => has(nodes, mismatch));
	});

	it('is followed when files come, a folder is renamed, and files go away', async () => {
		const [before, after] = ['before', 'after'].map((name) => vscode.Uri.joinPath(folder, name, 'agent.cfg')) as [
			vscode.Uri,
			vscode.Uri,
		];
		const parent = (file: vscode.Uri) => vscode.Uri.joinPath(file, '..');
		await vscode.workspace.fs.writeFile(before, broken);
		await waitFor('a finding', () => has(before, 'cfg-missing-equals'));
		await vscode.workspace.fs.rename(parent(before), parent(after));
		await waitFor('the finding at its new place', () => has(after, 'cfg-missing-equals'));
		await waitFor('none at its old place', () => findingsIn(before).length === 0 || undefined);
		await vscode.workspace.fs.delete(parent(after), { recursive: true });
		await waitFor('no finding', () => findingsIn(after).length === 0 || undefined);
	});

	it('is looked through for targets, though nobody can search it', async () => {
		const target = vscode.Uri.joinPath(folder, 'targets/three.migration.json');
		await vscode.workspace.fs.writeFile(target, new TextEncoder().encode('{ "version": "none" }'));
		const generating = vscode.commands.executeCommand<{ problems?: string[] }>(
			'dolphindbCluster.generateMigrationScripts',
			{ confirm: false },
		);
		const isOpen = () => vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === target.toString());
		await waitForPick(isOpen);
		equal(((await generating).problems ?? []).length > 0, true);
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	});

	it('is edited in all its files', async () => {
		await vscode.window.showTextDocument(nodes);
		const finding = await waitFor('the finding', () => has(nodes, mismatch));
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			nodes,
			finding.range,
			vscode.CodeActionKind.QuickFix.value,
		);
		const fix = actions.find(({ edit }) => edit)?.edit;
		equal(
			fix?.entries().map(([uri]) => uri.scheme),
			[folder.scheme],
		);
		await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
	});
});

describe('a workspace that cannot be written', () => {
	const folder = vscode.Uri.parse('frozen-files:/集群 B');
	const files = new MemoryFiles();
	let registered: vscode.Disposable;

	before(async () => {
		for (const [name, text] of Object.entries(twoHosts)) {
			const parts = `${folder.path}/${name}`.split('/').slice(1);
			for (let depth = 1; depth < parts.length; depth++) {
				files.createDirectory(folder.with({ path: `/${parts.slice(0, depth).join('/')}` }));
			}
			files.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode(text));
		}
		registered = vscode.workspace.registerFileSystemProvider(folder.scheme, files, { isReadonly: true });
		equal(vscode.workspace.updateWorkspaceFolders(1, 0, { uri: folder, name: 'frozen' }), true);
		await waitFor('two folders', () => vscode.workspace.workspaceFolders?.length === 2 || undefined);
	});

	after(async () => {
		await closeEditors();
		equal(vscode.workspace.updateWorkspaceFolders(1, 1), true);
		await waitFor('one folder', () => vscode.workspace.workspaceFolders?.length === 1 || undefined);
		registered.dispose();
	});

	it('offers no changes in the view of the clusters, and says why a key makes none', async () => {
		const { clusters } = await api();
		const root = await rootOf(clusters, '集群 B');
		const [host] = await clusters.getChildren(root);
		const [pkg] = await clusters.getChildren(host);
		const [node] = await clusters.getChildren(pkg);
		const values = [root, host, pkg, node].map((row) => row && clusters.getTreeItem(row).contextValue);
		equal(values, ['cluster', 'host comparable hasFiles', 'package comparable hasFiles', 'node movable named']);
		for (const [command, row] of [
			['renameNode', node],
			['renameHost', host],
			['addDataNode', host],
		] as const) {
			const answer = await vscode.commands.executeCommand<{ problems?: string[] }>(`dolphindbCluster.${command}`, row);
			equal([command, answer?.problems?.length], [command, 1]);
		}
		equal(
			vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.path),
			[],
		);
		await vscode.commands.executeCommand('dolphindbCluster.goToRow', node);
		const editor = await waitFor('the row', () => vscode.window.activeTextEditor);
		equal(editor.document.uri.scheme, folder.scheme);
	});
});

async function rootOf(clusters: ClusterView, name: string): Promise<TreeRow> {
	for (let tries = 0; tries < 300; tries++) {
		const root = (await clusters.getChildren()).find(({ tree }) => tree.name === name);
		if (root) return root;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error('timed out waiting for the cluster');
}

/** Takes what stands first in a list that appears a moment later; there is no event for it. */
async function waitForPick(isTaken: () => boolean): Promise<void> {
	for (let times = 0; times < 40 && !isTaken(); times++) {
		await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
	equal(isTaken(), true);
}

describe('documents that nobody works on', () => {
	const disposables: vscode.Disposable[] = [];
	const open = async (uri: vscode.Uri) => {
		const document = await vscode.workspace.openTextDocument(uri);
		await vscode.languages.setTextDocumentLanguage(document, 'dolphindb-cfg');
		await vscode.window.showTextDocument(document);
		return document;
	};

	before(async () => {
		await activation();
		const files = new MemoryFiles();
		files.writeFile(vscode.Uri.parse('old-side:/agent.cfg'), broken);
		const text = new TextDecoder().decode(broken);
		disposables.push(
			// The left side of a diff, as the Git extension has it: a file system that is read-only.
			vscode.workspace.registerFileSystemProvider('old-side', files, { isReadonly: true }),
			vscode.workspace.registerFileSystemProvider('writable', files),
			vscode.workspace.registerTextDocumentContentProvider('provided', { provideTextDocumentContent: () => text }),
		);
	});

	after(() => vscode.Disposable.from(...disposables).dispose());
	afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

	it('are not spoken of, while a file beside the workspace is', async () => {
		const silent = [
			await open(vscode.Uri.parse('old-side:/agent.cfg')),
			await open(vscode.Uri.parse('provided:/agent.cfg')),
		];
		// What is heard of later is spoken of: so the server would have spoken of the others by now.
		const { uri } = await open(vscode.Uri.parse('writable:/agent.cfg'));
		await waitFor('a finding', () => findingsIn(uri).find(({ code }) => code === 'cfg-missing-equals'));
		equal(
			silent.map((one) => findingsIn(one.uri).length),
			[0, 0],
		);
		const hovers = await Promise.all(
			[...silent.map((one) => one.uri), uri].map((one) =>
				vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', one, new vscode.Position(1, 3)),
			),
		);
		equal(
			hovers.map(({ length }) => length),
			[0, 0, 1],
		);
	});
});
