import * as vscode from 'vscode';
import { api } from './exports.ts';
import { copyFolder, removeFolder } from './fixtures.ts';
import { closeEditors, equal, inWorkspace, waitFor } from './support.ts';

// What the features answer is tested at the server. Here: that VS Code asks for each, and takes the answer.
const nodes = 'features/10.20.0.1/dolphindb_1/config/cluster.nodes';
const controller = 'features/10.20.0.1/dolphindb_1/config/controller.cfg';
const settings = 'features/10.20.0.1/dolphindb_1/config/cluster.cfg';

/** Asks a provider about a file, as VS Code does itself. */
async function ask<Answer>(provider: string, file: string, ...more: unknown[]): Promise<Answer> {
	return vscode.commands.executeCommand<Answer>(`vscode.execute${provider}Provider`, inWorkspace(file), ...more);
}

async function placeOf(file: string, text: string, shift = 1): Promise<vscode.Position> {
	const document = await vscode.workspace.openTextDocument(inWorkspace(file));
	return document.positionAt(document.getText().indexOf(text) + shift);
}

const whole = new vscode.Range(0, 0, 1000, 0);

describe('features of the language', () => {
	before(async () => {
		await copyFolder('examples/three-servers', 'features');
		const { context } = await api();
		await waitFor('the files', () => context.values.files?.includes(inWorkspace(nodes).fsPath) || undefined);
		await vscode.window.showTextDocument(inWorkspace(nodes));
	});
	after(async () => {
		await closeEditors();
		await removeFolder('features');
	});

	it('rename, over the files of all hosts', async () => {
		const at = await placeOf(nodes, 'controller2');
		const edit = await ask<vscode.WorkspaceEdit>('DocumentRename', nodes, at, 'ctl2');
		const hosts = new Set(edit.entries().map(([uri]) => /10\.20\.0\.\d/.exec(uri.path)?.[0]));
		equal([...hosts].sort(), ['10.20.0.1', '10.20.0.2', '10.20.0.3']);
		const texts = edit.entries().flatMap(([, edits]) => edits.map(({ newText }) => newText));
		equal([...new Set(texts)], ['ctl2']);
	});

	it('definition, references and highlights', async () => {
		const at = await placeOf(controller, 'controller1');
		const definitions = await ask<vscode.Location[]>('Definition', controller, at);
		equal(
			definitions.some(({ uri }) => uri.path.endsWith('cluster.nodes')),
			true,
		);
		const references = await ask<vscode.Location[]>('Reference', controller, at);
		equal(new Set(references.map(({ uri }) => uri.path)).size > 6, true);
		const place = await placeOf(nodes, 'controller1');
		equal(
			(await vscode.commands.executeCommand<[]>('vscode.executeDocumentHighlights', inWorkspace(nodes), place)).length >
				0,
			true,
		);
	});

	it('completion, with the text beside it', async () => {
		const { lineCount } = await vscode.workspace.openTextDocument(inWorkspace(controller));
		const at = new vscode.Position(lineCount - 1, 0);
		const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
			'vscode.executeCompletionItemProvider',
			inWorkspace(controller),
			at,
			undefined,
			500,
		);
		const wanted = items.find(({ label }) =>
			/^dfsRecoveryConcurrency/.test(typeof label === 'string' ? label : label.label),
		);
		equal(wanted?.documentation !== undefined, true);
	});

	it('hover', async () => {
		const hovers = await ask<vscode.Hover[]>('Hover', nodes, await placeOf(nodes, 'node2'));
		equal(hovers.length > 0, true);
	});

	it('code lenses', async () => {
		const lenses = await ask<vscode.CodeLens[]>('CodeLens', nodes, 50);
		equal(lenses.length > 0, true);
		const commands = new Set(await vscode.commands.getCommands());
		const unknown = lenses.flatMap(({ command }) =>
			command?.command && !commands.has(command.command) ? [command.command] : [],
		);
		equal(unknown, []);
	});

	it('the places of a node, by a click on its lens', async () => {
		const lenses = await ask<vscode.CodeLens[]>('CodeLens', nodes, 50);
		const { command } = lenses.find((lens) => lens.command?.command === 'dolphindbCluster.showReferences') ?? {};
		equal(command !== undefined, true);
		const shown = await vscode.commands.executeCommand<{ places: number }>(
			command?.command ?? '',
			...(command?.arguments ?? []),
		);
		equal(shown.places > 3, true);
		await vscode.commands.executeCommand('closeReferenceSearch');
	});

	it('inlay hints', async () => {
		const hints = await ask<vscode.InlayHint[]>('InlayHint', settings, whole);
		equal(hints.length > 0, true);
	});

	it('semantic tokens', async () => {
		const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
			'vscode.provideDocumentSemanticTokensLegend',
			inWorkspace(nodes),
		);
		const { data } = await vscode.commands.executeCommand<vscode.SemanticTokens>(
			'vscode.provideDocumentSemanticTokens',
			inWorkspace(nodes),
		);
		equal([legend.tokenTypes.length > 3, data.length > 50, data.length % 5], [true, true, 0]);
	});

	it('folding and selection ranges', async () => {
		await vscode.window.showTextDocument(inWorkspace(settings)); // VS Code folds what it shows
		const folds = await ask<vscode.FoldingRange[]>('FoldingRange', settings);
		equal(folds.length > 0, true);
		await vscode.window.showTextDocument(inWorkspace(nodes));
		const [selection] = await ask<vscode.SelectionRange[]>('SelectionRange', nodes, [await placeOf(nodes, 'node2')]);
		const document = await vscode.workspace.openTextDocument(inWorkspace(nodes));
		const texts = [selection, selection?.parent].flatMap((one) => (one ? [document.getText(one.range)] : []));
		equal(texts[0], 'node2');
		equal((texts[1]?.length ?? 0) > 'node2'.length, true);
	});

	it('document links', async () => {
		const links = await ask<vscode.DocumentLink[]>('Link', nodes, 50);
		equal(links.length > 0, true);
	});

	it('outline and nodes of the workspace', async () => {
		const symbols = await ask<vscode.DocumentSymbol[]>('DocumentSymbol', nodes);
		equal(symbols.length > 0, true);
		const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
			'vscode.executeWorkspaceSymbolProvider',
			'controller2',
		);
		equal(
			found.some(({ name }) => name === 'controller2'),
			true,
		);
	});

	it('signature help', async () => {
		const at = await placeOf(nodes, '10.20.0.2:8802', 12);
		const help = await ask<vscode.SignatureHelp>('SignatureHelp', nodes, at, ':');
		equal((help?.signatures.length ?? 0) > 0, true);
	});

	it('formatting, which keeps a tidy file as it is', async () => {
		const options = { tabSize: 4, insertSpaces: false };
		equal((await ask<vscode.TextEdit[] | undefined>('FormatDocument', nodes, options)) ?? [], []);
		const editor = await vscode.window.showTextDocument(inWorkspace(controller));
		await editor.edit((edit) => edit.insert(new vscode.Position(1000, 0), 'maxMemSize = 8  \n'));
		const edits = await ask<vscode.TextEdit[]>('FormatDocument', controller, options);
		equal(edits.length > 0, true);
	});

	it('actions that change the cluster', async () => {
		const at = await placeOf(nodes, 'node2');
		const actions = await ask<vscode.CodeAction[]>(
			'CodeAction',
			nodes,
			new vscode.Range(at, at),
			vscode.CodeActionKind.Refactor.value,
		);
		equal(actions.length > 0, true);
	});
});
