import * as vscode from 'vscode';
import { api } from './exports.ts';
import { copyFolder, removeFolder } from './fixtures.ts';
import { closeEditors, equal, inWorkspace, waitFor, write } from './support.ts';

const folder = 'target-file';
const name = `${folder}/to-three-servers.migration.json`;
const isOurs = ({ source }: vscode.Diagnostic) => source === 'dolphindb-cluster';
const messages = () =>
	vscode.languages
		.getDiagnostics(inWorkspace(name))
		.filter(isOurs)
		.map(({ message }) => message);
const worst = () =>
	vscode.languages
		.getDiagnostics(inWorkspace(name))
		.filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning);

describe('target file', () => {
	let document: vscode.TextDocument;
	let good = '';

	before(async () => {
		await copyFolder('examples/single-server', folder);
		// Files come one after the other; something is said of agents that no row names.
		const dormant = [2, 3].map((n) => inWorkspace(`${folder}/dolphindb_${n}/config/agent.cfg`));
		await waitFor(
			'the cluster to be read',
			() => dormant.every((uri) => vscode.languages.getDiagnostics(uri).length > 0) || undefined,
		);
		document = await vscode.workspace.openTextDocument(inWorkspace(name));
		await vscode.window.showTextDocument(document);
		good = document.getText();
		await waitFor('the plan', () => messages().some((text) => text.includes('Nothing is deleted')) || undefined);
	});
	afterEach(async () => {
		await replaceAll(document, good);
		await document.save();
	});
	after(async () => {
		await closeEditors();
		await removeFolder(folder);
	});

	it('of an example is right, for this server and for that of JSON', () =>
		equal([document.languageId, worst()], ['json', []]));

	it('with a host that is not listed is told of at once, at the value', async () => {
		await replace(document, '"host": "10.20.0.3"', '"host": "10.99.99.99"');
		const [found] = await waitFor('the problem', () => (worst().length > 0 ? worst() : undefined));
		equal([found && isOurs(found), found && document.getText(found.range)], [true, '"10.99.99.99"']);
		await replace(document, '10.99.99.99', '10.20.0.3');
		await waitFor('the problem to go', () => worst().length === 0 || undefined);
	});

	it('that breaks the schema is told of once', async () => {
		await replace(document, '"migrate"', '"move"');
		await waitFor('what the JSON server says', () => worst().length > 0 || undefined);
		await waitFor('the plan to go', () => messages().length === 0 || undefined);
		await pause();
		equal(worst().map(isOurs), [false]);
	});

	it('is completed with the nodes of the cluster and, by the other server, with the fields; nothing comes twice', async () => {
		await replace(document, '"nodes": {', '"nodes": {\n    "node1": {  },\n    ');
		const labels = async (piece: string) => {
			const at = document.positionAt(document.getText().indexOf(piece) + piece.length);
			const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
				'vscode.executeCompletionItemProvider',
				document.uri,
				at,
			);
			return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
		};
		const aliases = await labels('"node1": {  },\n    ');
		equal(aliases.filter((label) => /^(controller|agent|node)\d$/.test(label)).sort(), ['agent1', 'controller1']);
		const fields = await labels('"node1": { ');
		equal([fields.includes('host'), fields.length === new Set(fields).size], [true, true]);
	});

	it('says of a node where it runs and where it will', async () => {
		const at = document.positionAt(document.getText().indexOf('"controller2"') + 3);
		const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
			'vscode.executeHoverProvider',
			document.uri,
			at,
		);
		const text = hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value)));
		equal(text.filter((one) => one.includes('10.20.0.1:8802') && one.includes('10.20.0.2:8802')).length, 1);
		const places = await vscode.commands.executeCommand<vscode.Location[]>(
			'vscode.executeDefinitionProvider',
			document.uri,
			at,
		);
		equal(
			places.some(({ uri }) => uri.path.endsWith('/cluster.nodes')),
			true,
		);
	});

	it('is formatted and folded as JSON, which this server leaves alone', async () => {
		await replace(document, '"version": 1', '"version":    1');
		const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>(
			'vscode.executeFormatDocumentProvider',
			document.uri,
			{ tabSize: 2, insertSpaces: true },
		);
		equal(edits.length > 0, true);
	});
});

describe('a plan that is shown', () => {
	before(() => copyFolder('examples/single-server', folder));
	after(async () => {
		await closeEditors();
		await removeFolder(folder);
	});

	it('follows its target when that is saved, and takes no focus', async () => {
		const ready = () =>
			vscode.languages.getDiagnostics(inWorkspace(`${folder}/dolphindb_3/config/agent.cfg`)).length > 0;
		await waitFor('the cluster to be read', () => ready() || undefined);
		const answer = await vscode.commands.executeCommand<{ target: string; name: string }>(
			'dolphindbCluster.planMigration',
			{
				cluster: inWorkspace(folder).toString(),
				preset: 'single-to-three',
				hosts: ['10.20.0.2', '10.20.0.3'],
			},
		);
		const query = `plan ${answer.target}`;
		const uri = vscode.Uri.from({ scheme: 'dolphindb-cluster', path: `/${answer.name}/RUNBOOK.md`, query });
		const runbook = await vscode.workspace.openTextDocument(uri);
		equal([runbook.getText().includes('10.20.0.3'), runbook.getText().includes('10.20.0.77')], [true, false]);
		const untitled = vscode.workspace.textDocuments.find((one) => one.uri.toString() === answer.target);
		const text = untitled?.getText() ?? '';
		await closeEditors();
		const file = vscode.Uri.parse(answer.target).with({ scheme: 'file' });
		await write(`${folder}/${file.path.split('/').at(-1)}`, text);
		const saved = await vscode.workspace.openTextDocument(file);
		await vscode.window.showTextDocument(saved);
		const shown = await vscode.workspace.openTextDocument(uri);
		await replaceAll(saved, text.replaceAll('10.20.0.3', '10.20.0.77'));
		await saved.save();
		await waitFor('the new plan', () => shown.getText().includes('10.20.0.77') || undefined);
		equal(vscode.window.activeTextEditor?.document.uri.toString(), file.toString());
		const { plans } = await api();
		equal(
			plans.shown?.plan.files.some(({ text: script }) => script.includes('10.20.0.77')),
			true,
		);
		// What cannot be planned is told in the target, and the plan before it stays.
		await replaceAll(saved, text.replaceAll('"host": "10.20.0.3"', '"host": "10.20.0.99"'));
		await saved.save();
		await waitFor(
			'the problem',
			() => vscode.languages.getDiagnostics(file).some(({ message }) => message.includes('10.20.0.99')) || undefined,
		);
		await pause();
		equal(shown.getText().includes('10.20.0.77'), true);
	});
});

/** Long enough for a server that has something to say; there is no event for one that has not. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 700));

async function replace(document: vscode.TextDocument, before: string, after: string): Promise<void> {
	await replaceAll(document, document.getText().replace(before, after));
}

async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
	const edit = new vscode.WorkspaceEdit();
	const end = document.lineAt(document.lineCount - 1).range.end;
	edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
	await vscode.workspace.applyEdit(edit);
}
