import * as vscode from 'vscode';
import { elsewhere } from '../../support/drift.ts';
import { api } from './exports.ts';
import { copyChanged, removeFolder } from './fixtures.ts';
import { closeEditors, equal, inWorkspace, show, waitFor } from './support.ts';

const PLACE = 'redrawn';
const run = (command: string, argument: object = {}) =>
	vscode.commands.executeCommand(`dolphindbCluster.${command}`, {
		cluster: inWorkspace(PLACE).toString(),
		...argument,
	});

/** The drawing, once it is as it should be. */
async function drawingWith(moves: number) {
	const { topology } = await api();
	return waitFor(`a drawing with ${moves} moves`, () =>
		topology.drawing?.scene.moves.length === moves && 'moments' in topology.drawing ? topology.drawing : undefined,
	);
}

describe('topology with a page', () => {
	before(async () => {
		await copyChanged('examples/three-servers', PLACE, elsewhere('10.20.0', '10.8.3'));
		await show(`${PLACE}/10.8.3.1/dolphindb_1/config/cluster.nodes`); // starts the extension where no other test has
		const { clusters } = await api();
		await closeEditors();
		const isRead = async () =>
			(await clusters.getChildren()).some(
				(one) => one.kind === 'cluster' && one.tree.name === PLACE && one.tree.hosts.length === 3,
			);
		for (let tries = 0; !(await isRead()); tries++) {
			if (tries > 300) throw new Error('timed out waiting for the cluster');
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	});
	afterEach(closeEditors);
	after(() => removeFolder(PLACE));

	it('has a target written by moving nodes, draws what comes of it, and follows what is written there', async () => {
		await run('showTopology');
		const { topology } = await api();
		const id = (alias: string) =>
			topology.drawing?.scene.hosts
				.flatMap(({ packages }) => packages.flatMap(({ nodes }) => nodes))
				.filter((node) => node.alias === alias)
				.at(-1)?.id;
		await topology.receive({ type: 'move', id: id('node3'), host: 'host:10.8.3.1' });
		const target = await waitFor('the target', () =>
			vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith('move-node3.migration.json')),
		);
		equal([target.isUntitled, JSON.parse(target.getText()).nodes], [true, { node3: { host: '10.8.3.1' } }]);
		const { scene } = await drawingWith(1);
		const places = scene.hosts.flatMap(({ address, packages }) =>
			packages.flatMap(({ nodes }) =>
				nodes.flatMap(({ alias, isLeft }) => (alias === 'node3' ? [[address, isLeft]] : [])),
			),
		);
		equal(places, [
			['10.8.3.1', false],
			['10.8.3.3', true],
		]);
		await topology.receive({ type: 'move', id: id('node2'), host: 'host:10.8.3.3' });
		await drawingWith(2);
		equal(Object.keys(JSON.parse(target.getText()).nodes), ['node3', 'node2']);
		const all = new vscode.Range(0, 0, target.lineCount, 0);
		const edit = new vscode.WorkspaceEdit();
		edit.replace(target.uri, all, target.getText().replace(/"node2": \{\s*"host": "[^"]*"\s*\}/, '"node2": {}'));
		await vscode.workspace.applyEdit(edit);
		await drawingWith(1);
		await run('showTopology');
		equal('moments' in (topology.drawing ?? {}), false);
		const editor = await vscode.window.showTextDocument(target);
		equal(editor.document, target);
		await run('showPlanTopology');
		await drawingWith(1);
	});

	it('begins no other target when one is closed that was never saved', async () => {
		const drafts = () =>
			vscode.workspace.textDocuments.filter(
				({ isUntitled, uri }) => isUntitled && uri.path.endsWith('.migration.json'),
			);
		await run('showTopology');
		const { topology } = await api();
		await topology.receive({ type: 'move', id: 'node:node3', host: 'host:10.8.3.1' });
		await drawingWith(1);
		const [target] = drafts();
		if (!target) throw new Error('there is no target');
		await vscode.window.showTextDocument(target);
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
		await waitFor('the target to be closed', () => drafts().length === 0 || undefined);
		await new Promise((resolve) => setTimeout(resolve, 1500)); // longer than the drawing waits before it follows
		equal(drafts().length, 0);
		await topology.receive({ type: 'move', id: 'node:node2', host: 'host:10.8.3.1' });
		const next = await waitFor('the next target', () => drafts()[0]);
		await waitFor('its text', () => (next.getText() !== '' ? true : undefined));
		equal(JSON.parse(next.getText()).nodes, { node2: { host: '10.8.3.1' } });
	});

	// Only a page can paint, and a window without a server gets its pages from a network that tests do not reach.
	it('is written as a picture in the colours of the editor', async () => {
		await run('showTopology');
		const file = inWorkspace(`${PLACE}/picture.png`);
		equal(await run('exportTopology', { format: 'png', file }), { written: file.toString() });
		const start = (await vscode.workspace.fs.readFile(file)).subarray(0, 8);
		equal([...start], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	});
});
