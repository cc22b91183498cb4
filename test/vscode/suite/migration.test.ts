import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { closeEditors, copyFolder, removeFolder } from './fixtures.ts';
import { equal, inWorkspace, waitFor, write } from './support.ts';

const preset = 'single-to-three';
const hosts = ['10.20.0.2', '10.20.0.3'];
const wizard = () => ({ cluster: inWorkspace('migration').toString(), preset, hosts });

interface Answer {
	readonly problems?: readonly string[];
	readonly written?: readonly string[];
	readonly target?: string;
}

const run = async (command: string, argument: object) =>
	vscode.commands.executeCommand<Answer | undefined>(`dolphindbCluster.${command}`, argument);
const openTab = (label: RegExp) =>
	vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find((tab) => label.test(tab.label));

describe('migration', () => {
	let out = '';
	const names = async () => (await readdir(out)).sort();
	const generate = (argument: object) =>
		run('generateMigrationScripts', { outFolder: out, confirm: false, ...argument });
	const target = () => ({ targetUri: inWorkspace('migration/three.migration.json').toString() });

	before(async () => {
		await copyFolder('examples/single-server', 'migration');
		// The preset needs the agents of both packages, and files come one after the other.
		const dormant = ['dolphindb_2', 'dolphindb_3'].map((name) => inWorkspace(`migration/${name}/config/agent.cfg`));
		const isRead = (uri: vscode.Uri) => vscode.languages.getDiagnostics(uri).length > 0;
		await waitFor('the cluster to be read', () => dormant.every(isRead) || undefined);
	});
	beforeEach(async () => {
		out = await mkdtemp(path.join(tmpdir(), 'scripts-'));
	});
	afterEach(async () => {
		await closeEditors();
		await rm(out, { recursive: true });
	});
	after(() => removeFolder('migration'));

	it('is planned: the target as an unsaved document, the runbook beside it, and nothing written', async () => {
		const targets = () => vscode.workspace.findFiles('**/*.migration.json');
		const before = (await targets()).length;
		const answer = await run('planMigration', wizard());
		equal(answer?.problems, undefined);
		const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === answer?.target);
		equal([document?.isUntitled, document?.languageId], [true, 'json']);
		equal(path.posix.basename(document?.uri.path ?? ''), `${preset}.migration.json`);
		await waitFor('the preview of the runbook', () => openTab(/RUNBOOK/));
		equal((await targets()).length, before);
		await write('migration/three.migration.json', document?.getText() ?? '');
	});

	it('is generated: scripts that can be run, a runbook and the files of every host', async () => {
		const answer = await generate(target());
		equal(answer?.problems, undefined);
		const found = await names();
		equal(
			['RUNBOOK.md', 'planned-files', 'migrate.sh', 'rollback.sh'].filter((name) => !found.includes(name)),
			[],
		);
		equal((await stat(path.join(out, 'migrate.sh'))).mode & 0o111, 0o111);
		equal(
			answer?.written?.length,
			(await readdir(out, { recursive: true, withFileTypes: true })).filter((one) => one.isFile()).length,
		);
		await waitFor('the runbook', () => openTab(/RUNBOOK/));
	});

	it('is generated again over the same files, but not over others', async () => {
		await generate(target());
		equal((await generate(target()))?.problems, undefined);
		const script = path.join(out, 'migrate.sh');
		await writeFile(script, 'mine');
		equal((await generate(target()))?.problems?.length, 1);
		equal(await readFile(script, 'utf8'), 'mine');
		await generate({ ...target(), overwrite: true });
		equal((await readFile(script, 'utf8')) === 'mine', false);
	});

	it('that cannot be planned writes nothing and says why', async () => {
		const good = JSON.parse(await text(target().targetUri));
		const [alias = ''] = Object.keys(good.nodes);
		const bad = { ...good, nodes: { ...good.nodes, [alias]: { host: '10.99.99.99' } } };
		const targetUri = (await write('migration/bad.migration.json', JSON.stringify(bad))).toString();
		const answer = await generate({ targetUri });
		equal(
			(answer?.problems ?? []).some((problem) => problem.includes('10.99.99.99')),
			true,
		);
		equal(await names(), []);
		const shown = vscode.window.activeTextEditor?.document;
		equal(shown?.uri.scheme, 'dolphindb-cluster');
		equal(shown?.getText().includes('10.99.99.99'), true);
	});

	it('is shown before it is written, and written after a confirmation only', async () => {
		const isOver = { now: false };
		const generating = generate({ ...target(), confirm: true }).finally(() => {
			isOver.now = true;
		});
		await waitFor('the runbook', () => openTab(/RUNBOOK/));
		await pause();
		equal([isOver.now, await names()], [false, []]);
		await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		await generating;
		equal((await names()).includes('migrate.sh'), true);
	});

	it('is not written when the user gives up', async () => {
		const generating = generate({ ...target(), confirm: true });
		await waitFor('the runbook', () => openTab(/RUNBOOK/));
		await pause();
		await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
		equal([await generating, await names()], [undefined, []]);
	});
});

describe('deployment', () => {
	it('needs no cluster', async () => {
		const out = await mkdtemp(path.join(tmpdir(), 'scripts-'));
		const argument = { preset: 'deploy-single', hosts: ['10.20.0.9'], outFolder: out, confirm: false };
		const answer = await run('generateDeploymentScripts', argument);
		equal(answer?.problems, undefined);
		equal((await readdir(out)).includes('RUNBOOK.md'), true);
		await closeEditors();
		await rm(out, { recursive: true });
	});
});

/** The list of what will be written appears a moment after the runbook; there is no event for it. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 700));

async function text(uri: string): Promise<string> {
	return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.parse(uri)));
}
