import * as vscode from 'vscode';
import type { Host } from '../host.ts';
import { findTargets } from '../migration/find-targets.ts';
import { isOnMachine } from '../migration/on-disk.ts';
import { commandLineOf, type Definition, MATCHER, TASK_TYPE } from './definition.ts';
import { rehearsable, SCRIPT_FILES } from './rehearsable.ts';

/** By these files VS Code knows that a folder has a cluster (`activationEvents`). */
const CLUSTER_FILES = '**/{cluster.nodes,controller.cfg,agent.cfg,dolphindb.cfg}';

/** Runs a command line of ours in a folder. */
type Run = (args: readonly string[], folder: vscode.Uri) => vscode.Pseudoterminal;

/**
 * Offers tasks: check a folder, plan for each target file, rehearse each folder of scripts. Nothing runs before somebody
 * starts a task. Where no process can be started there are none, and none in folders that nobody trusts.
 */
export function registerTasks(extension: vscode.Uri, { toolTerminal }: Host): vscode.Disposable {
	if (!toolTerminal) return new vscode.Disposable(() => {});
	const tool = vscode.Uri.joinPath(extension, 'dist', 'server', 'cli.js');
	const run: Run = (args, folder) => toolTerminal(tool, args, folder);
	return vscode.tasks.registerTaskProvider(TASK_TYPE, {
		provideTasks: () => offered(run),
		resolveTask: ({ definition, scope, name }) => {
			const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
			return folder && taskOf(definition, folder, name, run);
		},
	});
}

async function offered(run: Run): Promise<vscode.Task[]> {
	const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => isOnMachine(uri));
	if (!vscode.workspace.isTrusted || folders.length === 0) return [];
	const targets = await findTargets();
	const found = folders.map(async (folder) => {
		const definitions = await definitionsIn(folder, targets);
		return definitions.flatMap((definition) => taskOf(definition, folder, nameOf(definition), run) ?? []);
	});
	return (await Promise.all(found)).flat();
}

async function definitionsIn(folder: vscode.WorkspaceFolder, targets: readonly vscode.Uri[]): Promise<Definition[]> {
	const search = (pattern: string, most?: number) =>
		vscode.workspace.findFiles(new vscode.RelativePattern(folder, pattern), undefined, most);
	const [clusters, scripts] = await Promise.all([search(CLUSTER_FILES, 1), search(`**/{${SCRIPT_FILES.join(',')}}`)]);
	const relative = (uris: readonly vscode.Uri[]) =>
		uris
			.filter((uri) => vscode.workspace.getWorkspaceFolder(uri) === folder)
			.map((uri) => vscode.workspace.asRelativePath(uri, false))
			.sort();
	return [
		...clusters.map((): Definition => ({ type: TASK_TYPE, task: 'check' })),
		...relative(targets).map((target): Definition => ({ type: TASK_TYPE, task: 'plan', target })),
		...rehearsable(relative(scripts)).map((path): Definition => ({ type: TASK_TYPE, task: 'rehearse', path })),
	];
}

/** The names are what tasks.json and key bindings call tasks by, so they are the same in every language. */
function nameOf({ task, target, path }: Definition): string {
	return [task, ...[target ?? path ?? []].flat()].join(' ');
}

/** A task as VS Code runs it; nothing for a definition that says too little. */
function taskOf(
	definition: vscode.TaskDefinition,
	folder: vscode.WorkspaceFolder,
	name: string,
	run: Run,
): vscode.Task | undefined {
	const args = commandLineOf(definition, vscode.env.language);
	if (!args || !vscode.workspace.isTrusted || !isOnMachine(folder.uri)) return undefined;
	const execution = new vscode.CustomExecution(async () => run(args, folder.uri));
	const matchers = definition['task'] === 'check' ? [MATCHER] : [];
	return new vscode.Task(definition, folder, name, TASK_TYPE, execution, matchers);
}
