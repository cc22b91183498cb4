import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { copyFolder, removeFolder } from './fixtures.ts';
import { activation, equal, findingsIn, inWorkspace, waitFor, write } from './support.ts';

const TYPE = 'dolphindb-cluster';
const MATCHED = 'dolphindb check';
const root = path.resolve(__dirname, '../../../..'); // from out/test/vscode/suite
const tool = path.join(root, 'dist/server/cli.js');
const runTool = promisify(execFile);

const offered = async () => (await vscode.tasks.fetchTasks({ type: TYPE })).map(({ name }) => name).sort();

/** Runs a task to its end and says with which code it ended. */
async function run(name: string): Promise<number | undefined> {
	const task = (await vscode.tasks.fetchTasks({ type: TYPE })).find((one) => one.name === name);
	if (!task) throw new Error(`there is no task ${name}, but ${(await offered()).join(', ')}`);
	const ended = new Promise<number | undefined>((resolve) => {
		const listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
			if (execution.task.name !== name) return;
			listener.dispose();
			resolve(exitCode);
		});
	});
	await vscode.tasks.executeTask(task);
	return ended;
}

type Place = Pick<vscode.Position, 'line' | 'character'>;

interface Finding {
	readonly file: string;
	readonly range: { readonly start: Place };
	readonly severity: 'error' | 'warning' | 'info' | 'hint';
	readonly code: string;
	readonly message: string;
}

/** VS Code knows no hints among problems. */
const SEVERITIES = {
	error: vscode.DiagnosticSeverity.Error,
	warning: vscode.DiagnosticSeverity.Warning,
	info: vscode.DiagnosticSeverity.Information,
	hint: vscode.DiagnosticSeverity.Information,
};

/** What the command line finds below a folder: file, place, severity, code and message. */
async function foundBelow(folder: vscode.Uri, ...args: string[]): Promise<string[]> {
	const line = [tool, 'check', '.', '--format', 'json', '--max-severity', 'never', ...args];
	const { stdout } = await runTool(process.execPath, line, { cwd: folder.fsPath });
	const { findings } = JSON.parse(stdout) as { findings: readonly Finding[] };
	return findings.map(({ file, range: { start }, severity, code, message }) => {
		const uri = vscode.Uri.joinPath(folder, file);
		return shown(uri, start, SEVERITIES[severity], code, message);
	});
}

/**
 * Without blanks in the message: VS Code joins a line that is wider than the terminal, and leaves one where a Chinese
 * letter, which takes two places, did not fit.
 */
function shown(
	uri: vscode.Uri,
	start: Place,
	severity: vscode.DiagnosticSeverity,
	code: string,
	message: string,
): string {
	return JSON.stringify([uri.path, start.line, start.character, severity, code, message.replaceAll(' ', '')]);
}

/** The problems that come from tasks, in the same shape. */
function problems(): string[] {
	return vscode.languages.getDiagnostics().flatMap(([uri]) =>
		findingsIn(uri)
			.filter(({ source }) => source === MATCHED)
			.map(({ range: { start }, severity, code, message }) => shown(uri, start, severity, code, message)),
	);
}

/** Waits until tasks have left so many problems, and looks again a moment later: no event says that all have come. */
async function settledProblems(count: number): Promise<string[]> {
	const end = Date.now() + 20_000;
	for (let same = 0; same < 5 && Date.now() < end; same = problems().length === count ? same + 1 : 0)
		await new Promise((resolve) => setTimeout(resolve, 200));
	return problems().sort();
}

describe('tasks', () => {
	const settings = () => vscode.workspace.getConfiguration('dolphindbCluster');
	const elsewhere = vscode.Uri.joinPath(inWorkspace('.'), '..', '别处 1');

	before(async () => {
		await activation();
		await copyFolder('examples/with-mistakes', 'tasks');
		await copyFolder('examples/single-server', 'tasks-plan');
		await vscode.workspace.fs.copy(vscode.Uri.file(path.join(root, 'examples/with-mistakes')), elsewhere);
		const check = { type: TYPE, task: 'check', problemMatcher: '$dolphindb-cluster' };
		const arguments_ = ['--locale', 'zh-cn', '--max-severity', 'never'];
		await write(
			'.vscode/tasks.json',
			JSON.stringify({
				version: '2.0.0',
				tasks: [
					{ ...check, label: 'elsewhere', path: '../别处 1', arguments: arguments_ },
					{ ...check, label: 'here', path: 'tasks' },
				],
			}),
		);
		const hasFindings = (folder: string) =>
			vscode.languages.getDiagnostics().some(([uri, found]) => uri.path.includes(`/${folder}/`) && found.length > 0);
		await waitFor(
			'the server to have read all',
			() => (hasFindings('tasks') && hasFindings('tasks-plan')) || undefined,
		);
	});

	after(async () => {
		await settings().update('disabledRules', undefined, vscode.ConfigurationTarget.Workspace);
		for (const folder of ['tasks', 'tasks-plan', '.vscode']) await removeFolder(folder);
		await rm(elsewhere.fsPath, { recursive: true });
	});

	it('are offered for the folder, for each target and for each folder of scripts', async () => {
		const target = 'tasks-plan/to-three-servers.migration.json';
		const args = ['migrate', 'tasks-plan', '--target', target, '--out', 'tasks-plan/scripts'];
		await runTool(process.execPath, [tool, ...args], { cwd: inWorkspace('.').fsPath });
		const names = await offered();
		const wanted = ['check', `plan ${target}`, 'plan tasks-plan/install.migration.json', 'rehearse tasks-plan/scripts'];
		equal(
			wanted.filter((name) => !names.includes(name)),
			[],
		);
		equal(await run(`plan ${target}`), 0);
		equal(await run('rehearse tasks-plan/scripts'), 0);
	}).timeout(300_000);

	it('fill the list of problems, with file, place, severity, code and message', async () => {
		equal(await run('elsewhere'), 0);
		const wanted = (await foundBelow(elsewhere, '--locale', 'zh-cn')).sort();
		equal(await settledProblems(wanted.length), wanted);
	});

	it('leave out what the server shows already, and keep what only they find', async () => {
		const code = 'cfg-recommended-value';
		await settings().update('disabledRules', [code], vscode.ConfigurationTarget.Workspace);
		const isSaid = ([uri]: [vscode.Uri, unknown]) =>
			findingsIn(uri).some((one) => one.source === 'dolphindb' && one.code === code);
		await waitFor('the server to be silent', () => !vscode.languages.getDiagnostics().some(isSaid) || undefined);
		const found = await foundBelow(inWorkspace('tasks'));
		const wanted = found.filter((one) => one.includes(code)).sort();
		equal([wanted.length > 0, wanted.length < found.length], [true, true]);
		equal(await run('here'), 1);
		const isHere = (one: string) => one.includes('/tasks/');
		await waitFor('the problems', () => problems().filter(isHere).length === wanted.length || undefined);
		equal((await settledProblems(wanted.length)).filter(isHere), wanted);
		await settings().update('disabledRules', undefined, vscode.ConfigurationTarget.Workspace);
		equal(await settledProblems(0), []);
	});
});
