import { spawnSync } from 'node:child_process';
import * as vscode from 'vscode';
import { api, extensionId as id } from './exports.ts';
import { equal, inWorkspace, waitFor, write } from './support.ts';

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

describe('a server that crashes', () => {
	const file = 'crash/config/agent.cfg';
	const found = () => vscode.languages.getDiagnostics(inWorkspace(file)).length;

	before(() => write(file, 'mode=agent\nlocalSite=10.0.0.1:8801:agent1\nnonsense\n'));
	after(() => vscode.workspace.fs.delete(inWorkspace('crash'), { recursive: true }));

	it('is started again, and knows what it knew', async () => {
		await waitFor('a finding', () => found() > 0 || undefined);
		const [server = 0, ...others] = serverProcesses();
		equal([server > 0, others.length], [true, 0]);
		process.kill(server, 'SIGKILL');
		await waitFor('another server', () => serverProcesses().some((one) => one !== server) || undefined);
		await write(file, 'mode=agent\nlocalSite=10.0.0.1:8801:agent1\nnonsense\nmore nonsense\n');
		await waitFor('a finding in what was written meanwhile', () => {
			return (
				vscode.languages.getDiagnostics(inWorkspace(file)).some(({ range }) => range.start.line === 3) || undefined
			);
		});
		const { clusters } = await api();
		equal((await clusters.getChildren()).length > 0, true);
	});
});

/** The processes of the language server that this window has started. */
function serverProcesses(): number[] {
	const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
	return stdout.split('\n').flatMap((line) => {
		const [, pid, parent, words = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
		return Number(parent) === process.pid && /dist.server.cli\.js lsp/.test(words) ? [Number(pid)] : [];
	});
}
