import * as vscode from 'vscode';
import type { SceneNode } from '../../../server/src/protocol/topology.ts';
import { twoHostsIn } from '../../support/drift.ts';
import { api } from './exports.ts';
import { closeEditors, equal, inWorkspace, remove, show, waitFor, writeAll } from './support.ts';

const PLACE = 'drawn';
const NODES = `${PLACE}/10.8.0.1/dolphindb_1/server/clusterDemo/config/cluster.nodes`;
const cluster = () => inWorkspace(PLACE).toString();
const run = <Answer>(command: string, argument: object = {}) =>
	vscode.commands.executeCommand<Answer>(`dolphindbCluster.${command}`, { cluster: cluster(), ...argument });
const openTab = () =>
	vscode.window.tabGroups.all
		.flatMap(({ tabs }) => tabs)
		.find(({ input }) => {
			return input instanceof vscode.TabInputWebview && input.viewType.endsWith('dolphindbCluster.topology');
		});
const nodes = async (): Promise<SceneNode[]> => {
	const { topology } = await api();
	return (topology.drawing?.scene.hosts ?? []).flatMap(({ packages }) => packages.flatMap((pkg) => pkg.nodes));
};
/** Asks again and again, since the page and the server take their time. */
async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
	for (let tries = 0; tries < 300; tries++) {
		if (await isSo()) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error(`timed out waiting for ${what}`);
}

describe('topology', () => {
	before(async () => {
		await writeAll(PLACE, twoHostsIn('10.8.0'));
		await show(NODES); // starts the extension where no other test has
		const { clusters } = await api();
		await closeEditors();
		await until('the cluster', async () => {
			const roots = await clusters.getChildren();
			return roots.some((one) => one.kind === 'cluster' && one.tree.name === PLACE && one.tree.hosts.length === 2);
		});
	});
	afterEach(closeEditors);
	after(() => remove(PLACE));

	it('is drawn in a page of its own', async () => {
		const drawing = await run<{ scene: { title: string }; svg: string }>('showTopology');
		equal([drawing.scene.title.includes(PLACE), drawing.svg.startsWith('<svg')], [true, true]);
		await waitFor('the page', openTab);
		equal((await nodes()).length > 3, true);
	});

	it('leads from a node to the row that defines it, in the editor', async () => {
		await run('showTopology');
		const { topology } = await api();
		const [node] = (await nodes()).filter(({ role }) => role === 'datanode');
		for (const message of [
			undefined,
			'open',
			{ type: 'open', id: 1, focus: true },
			{ type: 'open', id: node?.id, focus: true, more: 1 },
		])
			await topology.receive(message);
		equal(vscode.window.activeTextEditor, undefined);
		await topology.receive({ type: 'open', id: node?.id, focus: true });
		const editor = await waitFor('the file', () => vscode.window.activeTextEditor);
		equal(editor.document.getText(editor.selection), node?.alias);
		equal(openTab() !== undefined, true);
	});

	it('selects the node whose row is selected in the editor', async () => {
		await run('showTopology');
		const { topology } = await api();
		const all = (await nodes()).filter(({ place }) => place?.uri.endsWith('cluster.nodes'));
		const document = await vscode.workspace.openTextDocument(inWorkspace(NODES));
		const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
		for (const { id, alias } of all.slice(0, 3)) {
			const line = document
				.getText()
				.split('\n')
				.findIndex((text) => text.includes(`:${alias},`));
			editor.selection = new vscode.Selection(line, 1, line, 1);
			await until(`the selection of ${id}`, async () => topology.selected === id);
		}
	});

	it('follows every keystroke', async () => {
		await run('showTopology');
		const editor = await vscode.window.showTextDocument(inWorkspace(NODES), { viewColumn: vscode.ViewColumn.Beside });
		const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
		await editor.edit((edit) => edit.insert(end, '10.8.0.1:8999:typed,datanode\n'));
		await until('the new node', async () => (await nodes()).some(({ alias }) => alias === 'typed'));
		await vscode.commands.executeCommand('undo');
		await until('the old nodes', async () => !(await nodes()).some(({ alias }) => alias === 'typed'));
	});

	it('says what happens when two hosts are off', async () => {
		await run('showTopology');
		const { topology } = await api();
		const before = topology.drawing?.scene.verdicts;
		await topology.receive({ type: 'off', ids: ['host:10.8.0.1', 'host:10.8.0.2'] });
		const scene = topology.drawing?.scene;
		equal(scene?.off, ['host:10.8.0.1', 'host:10.8.0.2']);
		equal(
			(await nodes()).every(({ isOff }) => isOff),
			true,
		);
		equal(
			[
				scene?.verdicts.some(({ weight }) => weight === 'bad'),
				JSON.stringify(before) === JSON.stringify(scene?.verdicts),
			],
			[true, false],
		);
		await topology.receive({ type: 'off', ids: [] });
		equal(JSON.stringify(topology.drawing?.scene.verdicts), JSON.stringify(before));
	});

	it('is written as a picture and as a diagram', async () => {
		await run('showTopology');
		await waitFor('the page', openTab);
		const starts = { svg: '<svg', mermaid: 'flowchart TB' };
		for (const [format, start] of Object.entries(starts)) {
			const file = inWorkspace(`${PLACE}/picture.${format}`);
			equal(await run('exportTopology', { format, file }), { written: file.toString() });
			const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
			equal(text.slice(0, start.length), start);
		}
	});
});
