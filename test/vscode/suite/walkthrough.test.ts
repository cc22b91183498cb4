import * as vscode from 'vscode';
import { extensionId } from './exports.ts';
import { closeEditors, equal, inWorkspace, waitFor } from './support.ts';

describe('walkthrough', () => {
	const manifest = () => vscode.extensions.getExtension(extensionId)?.packageJSON;

	it('opens, and every command that it leads to is there', async () => {
		const [walkthrough] = manifest().contributes.walkthroughs;
		const registered = new Set(await vscode.commands.getCommands());
		const steps: readonly { description: string }[] = walkthrough.steps;
		const links = steps.flatMap(({ description }) => [...description.matchAll(/\(command:([\w.]+)/g)]);
		equal(links.length >= steps.length, true);
		equal(
			links.flatMap(([, id = '']) => (registered.has(id) ? [] : [id])),
			[],
		);
		await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extensionId}#${walkthrough.id}`);
		await waitFor('the page', () => vscode.window.tabGroups.activeTabGroup.activeTab?.label);
		await closeEditors();
	});

	it('brings an example, in a folder of its own, and leaves one that is there as it is', async () => {
		const parent = inWorkspace('examples-here');
		const run = () =>
			vscode.commands.executeCommand<{ folder: vscode.Uri; files: string[] }>('dolphindbCluster.openExample', {
				folder: parent,
				open: false,
			});
		const { folder, files } = await run();
		equal(files.includes('single-server/to-three-servers.migration.json'), true);
		const nodes = vscode.Uri.joinPath(folder, 'with-mistakes/10.20.0.12/dolphindb_2/config/cluster.nodes');
		const findings = await waitFor('findings', () => {
			const found = vscode.languages.getDiagnostics(nodes);
			return found.length > 0 ? found : undefined;
		});
		equal(findings[0]?.source, 'dolphindb');
		const mine = new TextEncoder().encode('mine');
		await vscode.workspace.fs.writeFile(nodes, mine);
		equal((await run()).files, []);
		equal([...(await vscode.workspace.fs.readFile(nodes))], [...mine]);
		await vscode.workspace.fs.delete(parent, { recursive: true });
	});

	it('has texts in both languages for everything it shows', async () => {
		// VS Code has put texts in the place of all keys: none is left over.
		equal(JSON.stringify(manifest()).match(/"%[\w.]+%"/g) ?? [], []);
	});
});
