import * as vscode from 'vscode';
import { childrenOf, type TreeRow } from '../../../client/src/view/rows.ts';
import { twoHostsIn } from '../../support/drift.ts';
import { api } from './exports.ts';
import { activation, closeEditors, equal, inWorkspace, remove, show, waitFor, writeAll } from './support.ts';

const PLACE = 'branches';
const folder = (host: number) => `${PLACE}/10.8.5.${host}/dolphindb_1/server/clusterDemo/config`;
const run = <Answer>(command: string, row?: TreeRow) =>
	vscode.commands.executeCommand<Answer>(`dolphindbCluster.${command}`, row);

async function labels(all: readonly TreeRow[]): Promise<unknown[]> {
	const { clusters } = await api();
	return all.map((one) => clusters.getTreeItem(one).label);
}

/** The rows of the cluster, once it has been read. */
async function rows(name = PLACE): Promise<TreeRow[]> {
	const { clusters } = await api();
	const below = async (row: TreeRow): Promise<TreeRow[]> => {
		const own = await clusters.getChildren(row);
		return [row, ...(await Promise.all(own.map(below))).flat()];
	};
	let there = '';
	for (let tries = 0; tries < 300; tries++) {
		const roots = await clusters.getChildren();
		there = roots.map(({ tree }) => `${tree.name} (${tree.hosts.map(({ label }) => label).join(', ')})`).join('; ');
		const root = roots.find(({ tree }) => tree.name === name && tree.hosts.length === 2);
		if (root) return below(root);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error(`there is no cluster ${name} of two hosts; there are ${there}`);
}

/** Of folders that come at once, watchers may not tell. */
async function readAnew(): Promise<void> {
	await vscode.commands.executeCommand('dolphindbCluster.restartServer');
}

async function row(kind: TreeRow['kind'], label: string, place = PLACE): Promise<TreeRow> {
	const { clusters } = await api();
	const all = await rows(place);
	const found = all.find((one) => one.kind === kind && clusters.getTreeItem(one).label === label);
	if (!found) throw new Error(`no ${kind} ${label}`);
	return found;
}

/** Does something again and again until a command is done: nothing tells that its list or input box is there. */
async function whileDoing<Answer>(asked: Thenable<Answer>, command: string): Promise<Answer> {
	let isDone = false;
	const end = () => {
		isDone = true;
	};
	asked.then(end, end);
	for (let tries = 0; tries < 100 && !isDone; tries++) {
		await new Promise((resolve) => setTimeout(resolve, 300));
		if (!isDone) await vscode.commands.executeCommand(command);
	}
	return asked;
}

/** Takes what stands first in the lists that a command shows. */
const withFirstPicks = <Answer>(asked: Thenable<Answer>) =>
	whileDoing(asked, 'workbench.action.acceptSelectedQuickOpenItem');

/** Begins to rename what a row is about; the answer is where the editor asks for the new name. */
async function renaming(command: string, about: TreeRow, line: number): Promise<vscode.TextEditor> {
	const asked = run(command, about);
	const editor = await waitFor('the place', () => {
		const { activeTextEditor: active } = vscode.window;
		return active?.selection.active.line === line ? active : undefined;
	});
	await whileDoing(asked, 'cancelRenameInput');
	return editor;
}

const textOf = (file: string) =>
	vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === inWorkspace(file).toString())?.getText();

describe('the view of the clusters, row by row', () => {
	before(async () => {
		const files = Object.entries(twoHostsIn('10.8.5')).map(([name, text]): [string, string] => [
			name,
			name.endsWith('controller.cfg') ? `${text}dfsReplicaReliabilityLevel=2\n` : text,
		]);
		await writeAll(PLACE, Object.fromEntries(files));
		await show(`${folder(1)}/cluster.nodes`); // starts the extension where no other test has
		await activation();
		await readAnew();
		await rows();
	});
	afterEach(closeEditors);
	after(() => remove(PLACE));

	it('has package folders between hosts and nodes, said in words', async () => {
		const { clusters } = await api();
		const [cluster, host] = await rows();
		if (!cluster || !host) throw new Error('there are no rows');
		equal(await labels(childrenOf(cluster)), ['10.8.5.1', '10.8.5.2']);
		equal(await labels(childrenOf(host)), ['dolphindb_1']);
		const pkg = await row('package', 'dolphindb_1');
		equal(await labels(childrenOf(pkg)), ['controller1', 'agent1', 'node1']);
		const item = clusters.getTreeItem(pkg);
		const words = vscode.env.language.startsWith('zh') ? '安装包目录 dolphindb_1' : 'package folder dolphindb_1';
		equal([item.accessibilityInformation?.label.startsWith(words), item.collapsibleState], [true, 2]);
	});

	it('goes to the row of a node, and shows where it is named and which values hold for it', async () => {
		const node = await row('node', 'node2');
		await run('goToRow', node);
		const editor = await waitFor('the row', () => vscode.window.activeTextEditor);
		equal([editor.document.getText(editor.selection), editor.selection.active.line], ['node2', 6]);
		equal(((await run<{ places: number }>('showReferences', node)).places ?? 0) > 1, true);
		const { text } = await run<{ text: string }>('showEffectiveValues', node);
		equal(text.includes('workerNum=4'), true);
	});

	it('renames a node where it is defined, with the rename of the editor', async () => {
		const editor = await renaming('renameNode', await row('node', 'node1'), 3);
		const at = editor.selection.active;
		equal([editor.document.uri.path.endsWith('/cluster.nodes'), at.character], [true, 14]);
		const { active } = (await renaming('renameHost', await row('host', '10.8.5.2'), 4)).selection;
		equal(active.character, 0);
		const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
			'vscode.executeDocumentRenameProvider',
			editor.document.uri,
			at,
			'node9',
		);
		equal(edit.size > 1, true);
	});

	it('opens a file of a package folder', async () => {
		await withFirstPicks(run('openFile', await row('package', 'dolphindb_1')));
		const editor = await waitFor('the file', () => vscode.window.activeTextEditor);
		equal(editor.document.uri.toString(), inWorkspace(`${folder(1)}/cluster.nodes`).toString());
	});

	it('compares a file with that of another host', async () => {
		const left = inWorkspace(`${folder(1)}/controller.cfg`).toString();
		const right = inWorkspace(`${folder(2)}/controller.cfg`).toString();
		const host = await row('host', '10.8.5.1');
		equal(await withFirstPicks(run('compareHosts', host)), { left, right });
		const tab = await waitFor('the difference', () => {
			const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
			return input instanceof vscode.TabInputTextDiff ? input : undefined;
		});
		equal([tab.original.toString(), tab.modified.toString()], [left, right]);
	});

	it('adds a data node to a host, with everything that has to know it', async () => {
		const answer = await run<{ files?: number; problems?: string[] }>('addDataNode', await row('host', '10.8.5.2'));
		equal([answer.problems, answer.files !== undefined && answer.files >= 2], [undefined, true]);
		const editor = await waitFor('the list', () => vscode.window.activeTextEditor);
		const line = editor.document.lineAt(editor.selection.active.line).text;
		equal(/^10\.8\.5\.2:93\d\d:node3,datanode$/.test(line), true);
		for (const host of [1, 2]) equal(textOf(`${folder(host)}/cluster.nodes`)?.includes(':node3,'), true);
		for (let tries = 0; !(await rows()).some((one) => one.kind === 'node' && one.alias === 'node3'); tries++) {
			if (tries > 100) throw new Error('timed out waiting for the new row');
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	});

	it('adds a data node to each host of a cluster', async () => {
		const answer = await withFirstPicks(run<{ problems?: string[] }>('addDataNode', await row('cluster', PLACE)));
		equal(answer.problems, undefined);
		const rowsOf = textOf(`${folder(2)}/cluster.nodes`)?.match(/10\.8\.5\.[12]:93\d\d:node[34],datanode/g);
		equal(
			rowsOf?.map((text) => text.slice(0, 8)),
			['10.8.5.1', '10.8.5.2'],
		);
	});

	it('says why nothing can be added', async () => {
		const { problems = [] } = await run<{ problems?: string[] }>('addAgent', await row('package', 'dolphindb_1'));
		equal([problems.length, problems[0]?.includes('agent1')], [1, true]);
	});

	it('moves a node in a target file', async () => {
		const answer = await withFirstPicks(run<{ target?: vscode.Uri }>('moveNode', await row('node', 'node2')));
		const target = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === answer.target?.toString());
		equal(target?.uri.path.endsWith('move-node2.migration.json'), true);
		equal(JSON.parse(target?.getText() ?? '{}').nodes, { node2: { host: '10.8.5.1' } });
	});

	// The last one: VS Code keeps files open that were compared, and they would join the cluster of the others.
	it('says where there is no difference to another host', async () => {
		const bare = { ...twoHostsIn('10.8.6') };
		for (const name of Object.keys(bare)) if (/6\.2\/.*(controller|agent)\.cfg$/.test(name)) delete bare[name];
		await writeAll('twins', bare);
		await readAnew();
		try {
			const host = await row('host', '10.8.6.1', 'twins');
			equal(await run('compareHosts', host), { same: ['cluster.nodes', 'cluster.cfg'] });
			equal(vscode.window.tabGroups.activeTabGroup.activeTab, undefined);
		} finally {
			await remove('twins');
		}
	});
});
