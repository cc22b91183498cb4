import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { Api } from '../../../client/src/extension.ts';
import { copyFolder, removeFolder } from './fixtures.ts';
import { closeEditors, equal, inWorkspace, waitFor, write } from './support.ts';

const preset = 'single-to-three';
const hosts = ['10.20.0.2', '10.20.0.3'];
const wizard = () => ({ cluster: inWorkspace('migration').toString(), preset, hosts });

interface Answer {
	readonly problems?: readonly string[];
	readonly written?: readonly string[];
	readonly target?: string;
	readonly folder?: string;
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

describe('the way from a cluster to its scripts', () => {
	const folder = inWorkspace('six');
	const scripts = vscode.Uri.joinPath(folder, `${preset}-scripts`);
	let actions = 0;
	const act = async (command: string) => {
		actions++;
		await vscode.commands.executeCommand(command);
		await pause();
	};
	const accept = () => act('workbench.action.acceptSelectedQuickOpenItem');
	const plans = async () => {
		const api: Api = await vscode.extensions.getExtension('dolphindb-cluster.dolphindb-cluster')?.activate();
		return api.plans;
	};

	before(async () => {
		await copyFolder('examples/single-server', 'six');
		const dormant = ['dolphindb_2', 'dolphindb_3'].map((name) => inWorkspace(`six/${name}/config/agent.cfg`));
		const isRead = (uri: vscode.Uri) => vscode.languages.getDiagnostics(uri).length > 0;
		await waitFor('the cluster to be read', () => dormant.every(isRead) || undefined);
	});
	after(async () => {
		await closeEditors();
		await removeFolder('six');
	});

	it('takes at most six actions: the lens, an Enter for each host, an Enter to write', async () => {
		const nodes = inWorkspace('six/dolphindb_1/config/cluster.nodes');
		// As a user opens it: a document that a test opens by itself stays open for minutes, its folder gone or not.
		await vscode.commands.executeCommand('vscode.open', nodes);
		const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', nodes, 9);
		const lens = lenses.find(({ command }) => /over three…$/.test(command?.title ?? ''))?.command;
		equal([lens?.command, lens?.arguments?.[0].preset], ['dolphindbCluster.generateMigrationScripts', preset]);
		actions++;
		const done = vscode.commands.executeCommand<Answer>(lens?.command ?? '', ...(lens?.arguments ?? []));
		await pause();
		await accept();
		await accept();
		await waitFor('the runbook', () => openTab(/RUNBOOK/));
		await pause();
		await accept();
		const answer = await done;
		equal([answer?.problems, answer?.folder], [undefined, scripts.toString()]);
		equal(actions <= 6, true);
		const names = (await vscode.workspace.fs.readDirectory(scripts)).map(([name]) => name);
		equal(
			['RUNBOOK.md', 'migrate.sh', 'rollback.sh', 'verify.sh'].filter((name) => !names.includes(name)),
			[],
		);
		const target = JSON.parse(await text(vscode.Uri.joinPath(folder, `${preset}.migration.json`).toString()));
		equal(Object.keys(target.hosts), ['10.20.0.1', '10.20.0.2', '10.20.0.3']);
	});

	it('shows the plan: steps with risks and reasons, and what changes on each host', async () => {
		const view = await plans();
		const rows = view.getChildren();
		const titles = rows.map((row) => String(view.getTreeItem(row).label));
		equal(
			[/^Check/.test(titles.find((title) => !/Warnings/.test(title)) ?? ''), titles.at(-1)],
			[...[true, 'Changed configuration files']],
		);
		const silent = rows
			.map((row) => view.getTreeItem(row))
			.filter(({ label, description, accessibilityInformation }) => {
				const heard = accessibilityInformation?.label ?? '';
				return !heard.includes(String(label)) || !heard.includes(String(description));
			});
		equal(silent.length, 0); // what is seen of a row is heard, too
		const risks = rows.map((row) => String(view.getTreeItem(row).description));
		equal(risks.some((risk) => risk.includes('only reads')) && risks.some((risk) => risk.includes('taken back')), true);
		const changes = view.getChildren(rows.at(-1));
		equal(
			changes.map((row) => view.getTreeItem(row).label),
			['10.20.0.1', '10.20.0.2', '10.20.0.3'],
		);
		const [change] = view.getChildren(changes[0]);
		const { command = '', arguments: values = [] } = (change && view.getTreeItem(change).command) ?? {};
		await vscode.commands.executeCommand(command, ...values);
		await waitFor('the diff', () => openTab(/10\.20\.0\.1:.*(?:now|after)/));
	});

	it('leads from a step to its place in the runbook', async () => {
		const view = await plans();
		const step = view.getChildren().flatMap((row) => ('step' in row ? [row.step.id] : []))[0] ?? '';
		await vscode.commands.executeCommand('dolphindbCluster.showStep', { step });
		const editor = await waitFor('the runbook', () => vscode.window.activeTextEditor);
		equal(editor.document.lineAt(editor.selection.active.line).text.includes(`\`${step}\``), true);
	});

	it('types the line that rehearses the scripts, which end where the plan says', async () => {
		const known = new Set(vscode.window.terminals);
		const answer = await vscode.commands.executeCommand<{ command: string }>('dolphindbCluster.rehearseMigration');
		const terminal = await waitFor('a terminal', () => vscode.window.terminals.find((one) => !known.has(one)));
		terminal.dispose(); // nobody presses Enter there; the same line is run where its end can be seen
		const { stdout } = await promisify(execFile)('bash', ['-c', answer.command], { cwd: scripts.fsPath });
		equal([/10\.20\.0\.3/.test(stdout), /differs|differ from/i.test(stdout)], [true, false]);
	}).timeout(300_000);

	it('types the line that runs a script, and leaves Enter to the user', async () => {
		const ran = vscode.Uri.joinPath(folder, 'ran');
		await write('six/own/migrate.sh', 'echo yes > ../ran\n');
		const known = new Set(vscode.window.terminals);
		const argument = { folder: vscode.Uri.joinPath(folder, 'own') };
		equal(await vscode.commands.executeCommand('dolphindbCluster.runInTerminal', argument), {
			command: 'bash migrate.sh',
		});
		const terminal = await waitFor('a terminal', () => vscode.window.terminals.find((one) => !known.has(one)));
		for (let times = 0; times < 4; times++) await pause();
		equal(await isThere(ran), false);
		terminal.sendText('');
		await waitForFile(ran);
		terminal.dispose();
		const foreign = await vscode.commands.executeCommand<Answer>('dolphindbCluster.runInTerminal', ran);
		equal(foreign?.problems?.length, 1);
	});

	it('goes back, remembers what was answered, and left half-way writes nothing', async () => {
		const before = await waitForQuiet();
		const planning = run('planMigration', { cluster: folder.toString() });
		await pause();
		await accept(); // the first preset
		await act('workbench.action.quickInputBack');
		await accept();
		await accept(); // the first host, as it was answered before
		await act('workbench.action.quickInputBack');
		await act('workbench.action.closeQuickOpen');
		equal([await planning, await waitForQuiet()], [undefined, before]);
	});

	async function waitForQuiet(): Promise<string[]> {
		const files = await vscode.workspace.findFiles('six/**');
		return [
			...files.map(String),
			...vscode.workspace.textDocuments.map(({ uri }) => `${uri}`).filter((uri) => /^untitled/.test(uri)),
		].sort();
	}
});

async function isThere(file: vscode.Uri): Promise<boolean> {
	return vscode.workspace.fs.stat(file).then(
		() => true,
		() => false,
	);
}

async function waitForFile(file: vscode.Uri): Promise<void> {
	for (const end = Date.now() + 20_000; !(await isThere(file)); await pause()) {
		if (Date.now() > end) throw new Error(`there is no ${file.path}`);
	}
}

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
