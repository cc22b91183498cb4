import * as vscode from 'vscode';
import type { TreeRow } from '../../../client/src/view/rows.ts';
import { api } from './exports.ts';
import { copyFolder, removeFolder } from './fixtures.ts';
import { closeEditors, equal, inWorkspace, waitFor, write } from './support.ts';

describe('view of the clusters', () => {
	const files = () => api().then(({ context }) => context.values.files ?? []);

	before(() => copyFolder('test/vscode/fixtures/two-hosts', 'view'));
	after(async () => {
		await closeEditors();
		await removeFolder('view');
	});

	it('shows clusters, hosts, package folders and nodes, said in words as well as in icons', async () => {
		const { clusters } = await api();
		const item = (element: TreeRow) => clusters.getTreeItem(element);
		const cluster = await rowOf((element) => item(element).label === 'view');
		const hosts = await clusters.getChildren(cluster);
		equal(
			hosts.map((host) => item(host).label),
			['10.0.0.1', '10.0.0.2'],
		);
		equal(/\d+ errors?/.test(String(item(cluster).description)), true);
		const below = async (rows: readonly TreeRow[]) =>
			(await Promise.all(rows.map((row) => clusters.getChildren(row)))).flat();
		const packages = await below(hosts);
		equal(
			packages.filter(({ kind }) => kind === 'package').map((row) => item(row).label),
			['dolphindb_1', 'dolphindb_2', 'dolphindb_3'],
		);
		const nodes = [...packages, ...(await below(packages))].filter(({ kind }) => kind === 'node').map(item);
		const silent = nodes.filter(({ accessibilityInformation, label }) => {
			return !accessibilityInformation?.label.includes(String(label));
		});
		equal([nodes.length > 3, silent.length], [true, 0]);
		equal(new Set(nodes.map(({ iconPath }) => (iconPath as vscode.ThemeIcon).id)).size > 2, true);
	});

	it('leads from a node to the row that defines it', async () => {
		const { clusters } = await api();
		const cluster = await rowOf((element) => clusters.getTreeItem(element).label === 'view');
		const [host] = await clusters.getChildren(cluster);
		const [pkg] = await clusters.getChildren(host);
		const [node] = await clusters.getChildren(pkg);
		const { command, label } = clusters.getTreeItem(node as TreeRow);
		await vscode.commands.executeCommand(command?.command ?? '', ...(command?.arguments ?? []));
		const editor = await waitFor('the file', () => vscode.window.activeTextEditor);
		equal(editor.document.getText(editor.selection), label);
	});

	it('tells of a change, once for many', async () => {
		const { clusters } = await api();
		await rowOf((element) => clusters.getTreeItem(element).label === 'view');
		await new Promise((resolve) => setTimeout(resolve, 1000)); // whatever came before has been told by then
		let times = 0;
		const listener = clusters.onDidChangeTreeData(() => times++);
		const editor = await vscode.window.showTextDocument(inWorkspace('view/10.0.0.1/dolphindb_1/config/cluster.cfg'));
		for (const letter of 'maxMemSize=8') {
			await editor.edit((edit) => edit.insert(editor.document.lineAt(editor.document.lineCount - 1).range.end, letter));
		}
		await waitFor('a change', () => times > 0 || undefined);
		await new Promise((resolve) => setTimeout(resolve, 600));
		listener.dispose();
		equal(times > 0 && times < 8, true);
	});

	it('knows which files are DolphinDB’s, for menus', async () => {
		const { context } = await api();
		const path = inWorkspace('view/10.0.0.1/dolphindb_1/config/cluster.cfg').fsPath;
		await waitFor('the file', () => context.values.files?.includes(path) || undefined);
		equal((await files()).includes(inWorkspace('game/controller.cfg').fsPath), false);
		equal([context.values.state, context.values.hasClusters], ['ready', true]);
	});

	async function rowOf(isWanted: (element: TreeRow) => boolean): Promise<TreeRow> {
		const { clusters } = await api();
		for (let times = 0; times < 100; times++) {
			const found = (await clusters.getChildren()).find(isWanted);
			if (found) return found;
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
		throw new Error('timed out waiting for the cluster');
	}
});

describe('what is a DolphinDB file', () => {
	const file = 'marked/c1.cfg';
	const game = 'game/controller.cfg';
	const isOurs = async (name: string) =>
		(await api()).context.values.files?.includes(inWorkspace(name).fsPath) ?? false;
	const settled = async (name: string, wanted: boolean) => {
		const { context } = await api();
		await waitFor(`${name} to be ${wanted}`, () => {
			return context.values.files?.includes(inWorkspace(name).fsPath) === wanted || undefined;
		});
	};
	const stored = () => vscode.workspace.getConfiguration('dolphindbCluster').get<Record<string, string>>('files');

	after(async () => {
		const target = vscode.ConfigurationTarget.Workspace;
		await vscode.workspace.getConfiguration('dolphindbCluster').update('files', undefined, target);
		await removeFolder('marked');
	});

	it('is said by one click, where the name says which', async () => {
		equal(await isOurs(game), false);
		const answer = await vscode.commands.executeCommand('dolphindbCluster.markAsClusterFile', inWorkspace(game));
		equal(answer, { path: game, kind: 'controller' });
		await settled(game, true);
		equal(stored(), { [game]: 'controller' });
	});

	it('is taken back by another', async () => {
		await vscode.commands.executeCommand('dolphindbCluster.markAsOtherFile', inWorkspace(game));
		await settled(game, false);
		equal(stored(), { [game]: 'none' });
	});

	it('is asked where the name does not say', async () => {
		await write(file, 'dfsReplicationFactor=2\n');
		const marking = vscode.commands.executeCommand('dolphindbCluster.markAsClusterFile', inWorkspace(file));
		await new Promise((resolve) => setTimeout(resolve, 700)); // there is no event for the list
		await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		equal(await marking, { path: file, kind: 'controller' });
		await settled(file, true);
		equal(stored(), { [file]: 'controller', [game]: 'none' });
	});
});
