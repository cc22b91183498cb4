import * as vscode from 'vscode';
import { equal, waitFor } from './support.ts';

const id = 'dolphindb-cluster.dolphindb-cluster';

describe('extension', () => {
	it('is activated by a folder that holds our files', async () => {
		await waitFor('activation', () => vscode.extensions.getExtension(id)?.isActive || undefined);
	});

	it('has every command of its manifest, and no other', async () => {
		const registered = await vscode.commands.getCommands(true);
		const ours = registered.filter((name) => /^dolphindbCluster\.[a-z]+$/i.test(name));
		const manifest = vscode.extensions.getExtension(id)?.packageJSON.contributes.commands;
		const declared = manifest.map(({ command }: { command: string }) => command);
		equal(ours.sort(), [...declared].sort());
	});

	it('opens its log', async () => {
		await vscode.commands.executeCommand('dolphindbCluster.showLog');
		await vscode.commands.executeCommand('workbench.action.closePanel');
	});
});
