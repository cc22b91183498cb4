import * as vscode from 'vscode';
import { copyFolder, removeFolder } from './fixtures.ts';
import { equal, inWorkspace, show, waitFor } from './support.ts';

const file = 'diagnostics/10.0.0.2/dolphindb_2/config/cluster.nodes';
const mismatch = /^controller-localsite-mismatch$/;

/** What is said about a file. */
const findings = (path: string) =>
	vscode.languages.getDiagnostics(inWorkspace(path)).map((one) => ({ ...one, code: codeOf(one) }));
const has = (path: string, pattern: RegExp) => findings(path).some(({ code }) => pattern.test(code)) || undefined;

function codeOf({ code }: vscode.Diagnostic): string {
	return String(typeof code === 'object' ? code.value : code);
}

describe('findings', () => {
	before(() => copyFolder('test/vscode/fixtures/two-hosts', 'diagnostics'));
	after(() => removeFolder('diagnostics'));

	it('appear for files that are not open, also for those that come later', async () => {
		await waitFor('a finding', () => has(file, mismatch));
		equal(findings(file)[0]?.source, 'dolphindb');
	});

	it('relate the files of two hosts', async () => {
		const nodesOf = (n: number) => `diagnostics/10.0.0.${n}/dolphindb_${n}/config/cluster.nodes`;
		const relates = (one: number, other: number) =>
			findings(nodesOf(one)).some(
				({ code, relatedInformation = [] }) =>
					/^cross-(nodes|controller-site)-differ$/.test(code) &&
					relatedInformation.some(({ location }) => location.uri.path === inWorkspace(nodesOf(other)).path),
			);
		await waitFor('a finding across hosts', () => relates(1, 2) || relates(2, 1) || undefined);
	});

	it('go away with a quick-fix', async () => {
		const { document } = await show(file);
		const finding = await waitFor('the finding', () => findings(file).find(({ code }) => mismatch.test(code)));
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			finding.range,
			vscode.CodeActionKind.QuickFix.value,
		);
		const fix = actions.find(({ edit }) => edit);
		if (!fix?.edit) throw new Error(`no fix among ${actions.map(({ title }) => title).join(', ') || 'no actions'}`);
		await vscode.workspace.applyEdit(fix.edit);
		await waitFor('no finding', () => (has(file, mismatch) ? undefined : true));
		await document.save();
		await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
	});

	it('follow a folder that is copied, renamed and deleted', async () => {
		const [before, after] = ['before', 'after'].map((name) => `${name}/10.0.0.2/dolphindb_2/config/cluster.nodes`) as [
			string,
			string,
		];
		await copyFolder('test/vscode/fixtures/two-hosts/10.0.0.2', 'before/10.0.0.2');
		await waitFor('a finding', () => has(before, mismatch));
		await vscode.workspace.fs.rename(inWorkspace('before'), inWorkspace('after'));
		await waitFor('the finding at its new place', () => has(after, mismatch));
		await waitFor('none at its old place', () => findings(before).length === 0 || undefined);
		await removeFolder('after');
		await waitFor('no finding', () => findings(after).length === 0 || undefined);
	});

	it('are there again after a restart of the server', async () => {
		// A folder of its own: a document that was opened before stays open for a while, with the text that it had then.
		await copyFolder('test/vscode/fixtures/two-hosts', 'restarted');
		await vscode.commands.executeCommand('dolphindbCluster.restartServer');
		await waitFor('a finding', () => has(file.replace('diagnostics', 'restarted'), mismatch));
		await removeFolder('restarted');
	});
});

describe('hover', () => {
	it('tells about a parameter', async () => {
		const { document } = await show('192.168.1.11/config/controller.cfg');
		const position = document.positionAt(document.getText().indexOf('dfsReplicationFactor') + 3);
		const texts = await hoverTexts(document.uri, position);
		equal(
			texts.some((text) => text.includes('dfsReplicationFactor')),
			true,
		);
	});
});

describe('completion', () => {
	it('proposes the parameters of the file, not words of the text', async () => {
		const { document } = await show('192.168.1.11/config/controller.cfg');
		const end = new vscode.Position(document.lineCount - 1, 0);
		const list = await vscode.commands.executeCommand<vscode.CompletionList>(
			'vscode.executeCompletionItemProvider',
			document.uri,
			end,
		);
		const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
		equal([labels.includes('dfsRecoveryConcurrency'), labels.includes('volumes')], [true, false]);
	});
});

describe('navigation', () => {
	it('renames a node in the files of all hosts', async () => {
		const { document } = await show('192.168.1.11/config/controller.cfg');
		const line = document
			.getText()
			.split('\n')
			.findIndex((text) => text.startsWith('localSite='));
		const character = (document.lineAt(line).text.lastIndexOf(':') ?? 0) + 2;
		const position = new vscode.Position(line, character);
		const references = await vscode.commands.executeCommand<vscode.Location[]>(
			'vscode.executeReferenceProvider',
			document.uri,
			position,
		);
		const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
			'vscode.executeDocumentRenameProvider',
			document.uri,
			position,
			'renamed1',
		);
		const hosts = new Set(edit.entries().map(([uri]) => /192\.168\.1\.\d+/.exec(uri.path)?.[0]));
		equal([...hosts].sort(), ['192.168.1.11', '192.168.1.12', '192.168.1.13']);
		equal(edit.entries().flatMap(([, edits]) => edits).length, references.length);
	});
});

async function hoverTexts(uri: vscode.Uri, position: vscode.Position): Promise<string[]> {
	const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
	return hovers.flatMap(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value)));
}
