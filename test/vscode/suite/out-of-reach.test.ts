import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { elsewhere } from '../../support/drift.ts';
import { api } from './exports.ts';
import { copyChanged, removeFolder } from './fixtures.ts';
import { MemoryFiles } from './memory-files.ts';
import { activation, closeEditors, equal, inWorkspace, makeWatched, waitFor, write } from './support.ts';

interface Answer {
	readonly problems?: readonly string[];
	readonly folder?: string;
}

const run = async (command: string, argument: object) =>
	vscode.commands.executeCommand<Answer | undefined>(`dolphindbCluster.${command}`, argument);
const act = async (command: string) => {
	await vscode.commands.executeCommand(command);
	await pause();
};
const accept = () => act('workbench.action.acceptSelectedQuickOpenItem');
const openTab = (label: RegExp) =>
	vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find((tab) => label.test(tab.label));

/** Lists appear a moment later; there is no event for it. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 700));

describe('a folder that cannot be written', () => {
	const wizard = { preset: 'single-to-three', hosts: ['10.8.4.2', '10.8.4.3'] };
	const files = new MemoryFiles();
	const locked = vscode.Uri.parse('locked-files:/locked/scripts');
	const cluster = inWorkspace('unwritable').toString();
	let temp = '';
	let registered: vscode.Disposable;

	before(async () => {
		await activation();
		registered = vscode.workspace.registerFileSystemProvider(locked.scheme, files, { isCaseSensitive: true });
		// On a busy machine not all that is made at once is told of; and a part of the files is a cluster elsewhere.
		for (const name of ['dolphindb_1', 'dolphindb_2', 'dolphindb_3']) await makeWatched(`unwritable/${name}/config`);
		await copyChanged('examples/single-server', 'unwritable', elsewhere('10.20.0', '10.8.4'));
		const dormant = ['dolphindb_2', 'dolphindb_3'].map((name) => inWorkspace(`unwritable/${name}/config/agent.cfg`));
		const isRead = (uri: vscode.Uri) => vscode.languages.getDiagnostics(uri).length > 0;
		await waitFor('the cluster to be read', () => dormant.every(isRead) || undefined);
		const { clusters } = await api();
		const isThere = async () =>
			(await clusters.getChildren()).some((one) => one.kind === 'cluster' && one.tree.name === 'unwritable');
		for (let tries = 0; !(await isThere()); tries++) {
			if (tries > 60) throw new Error('timed out waiting for the cluster');
			await pause();
		}
	});
	beforeEach(async () => {
		temp = await mkdtemp(path.join(tmpdir(), 'unwritable-'));
		files.locked = '/locked';
	});
	afterEach(async () => {
		await closeEditors();
		await rm(temp, { recursive: true });
	});
	after(async () => {
		registered.dispose();
		await removeFolder('unwritable');
		await removeFolder('unwritable-moved');
	});

	it('is named with the reason where nobody may be asked', async () => {
		await writeFile(path.join(temp, 'file'), '');
		const places = [locked, vscode.Uri.file(path.join(temp, 'file/scripts'))];
		for (const outFolder of places) {
			for (const command of ['generateMigrationScripts', 'fetchConfiguration']) {
				const argument = { cluster, outFolder, confirm: false, ...(command === 'fetchConfiguration' ? {} : wizard) };
				const [problem = ''] = (await run(command, argument))?.problems ?? [];
				const name = outFolder.scheme === 'file' ? outFolder.fsPath : outFolder.toString();
				equal(
					[problem.startsWith(`Nothing can be written to ${name}: `) || problem, problem.length > name.length + 40],
					[true, true],
				);
			}
		}
	});

	it('is not the end: scripts are written there once they can be', async () => {
		const generating = run('generateMigrationScripts', { cluster, outFolder: locked, ...wizard });
		await waitFor('the runbook', () => openTab(/RUNBOOK/));
		await pause();
		await accept(); // what will be written
		await accept(); // another folder …
		await act('workbench.action.closeQuickOpen'); // … which is not chosen: the question is asked again
		files.locked = undefined;
		await act('workbench.action.quickOpenSelectNext');
		await accept();
		const answer = await generating;
		equal([answer?.problems, answer?.folder], [undefined, locked.toString()]);
		equal(files.stat(vscode.Uri.joinPath(locked, 'migrate.sh')).size > 0, true);
	});

	it('of the cluster: scripts are written elsewhere, and another place is asked for to save the target', async () => {
		const isOver = { now: false };
		const outFolder = path.join(temp, 'scripts');
		const generating = run('generateMigrationScripts', { cluster, outFolder, ...wizard }).finally(() => {
			isOver.now = true;
		});
		await waitFor('the runbook', () => openTab(/RUNBOOK/));
		await pause();
		// The folder goes, and a file stands where it was: nothing can be written there, not even by root.
		await vscode.workspace.fs.rename(inWorkspace('unwritable'), inWorkspace('unwritable-moved'));
		await write('unwritable', '');
		await accept(); // what will be written
		await waitFor('the scripts', () => existsSync(path.join(outFolder, 'RUNBOOK.md')) || undefined);
		await pause();
		equal(isOver.now, false);
		// No other place: it stays unsaved.
		for (let times = 0; times < 30 && !isOver.now; times++) await act('workbench.action.closeQuickOpen');
		equal((await generating)?.folder, vscode.Uri.file(outFolder).toString());
		equal(
			vscode.workspace.textDocuments
				.filter(({ uri, isUntitled }) => isUntitled && uri.path.endsWith('.migration.json')) // not that of a test before
				.map((one) => one.isDirty),
			[true],
		);
	});
});
