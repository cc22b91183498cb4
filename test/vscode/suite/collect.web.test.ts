import * as vscode from 'vscode';
import { equal, inWorkspace, remove } from './support.ts';

const run = <Answer>(argument: object) =>
	vscode.commands.executeCommand<Answer>('dolphindbCluster.collectCluster', argument);

describe('collecting a cluster from hosts', () => {
	const outFolder = inWorkspace('inventory');
	after(() => remove('inventory'));

	it('writes the script for hosts that are named, and files of no cluster are needed', async () => {
		const hosts = ['10.5.0.1', 'ddb@10.5.0.2:2222'];
		const { written } = await run<{ written: readonly string[] }>({ hosts, outFolder, confirm: false });
		equal(written, [vscode.Uri.joinPath(outFolder, 'collect.sh').toString()]);
		const script = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(outFolder, 'collect.sh'));
		equal(script.getText().includes("'10.5.0.2') reach_by ddb 10.5.0.2 2222"), true);
	});

	it('says what is wrong with hosts', async () => {
		const { problems } = await run<{ problems: readonly string[] }>({ hosts: ['a:b:c'], outFolder, confirm: false });
		equal(problems, ['a:b:c: write a host as [user@]address[:port]']);
	});
});
