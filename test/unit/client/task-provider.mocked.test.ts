import { beforeEach, expect, test, vi } from 'vitest';
import type * as vscode from 'vscode';
import type { Host } from '../../../client/src/host.ts';
import { registerTasks } from '../../../client/src/tasks/provider.ts';

interface Offered extends vscode.Task {
	readonly execution: vscode.CustomExecution & { readonly callback: () => Promise<unknown> };
}

const editor = vi.hoisted(() => ({ isTrusted: true, scheme: 'file', providers: [] as vscode.TaskProvider[] }));

/** As much of VS Code as the tasks need: a folder with a file of a cluster. */
vi.mock('vscode', () => {
	const uri = (path: string) => ({ scheme: editor.scheme, path, fsPath: path });
	const workspaceFolders = [
		{
			name: 'w',
			get uri() {
				return uri('/w');
			},
		},
	];
	const [folder] = workspaceFolders;
	const workspace = {
		workspaceFolders,
		get isTrusted() {
			return editor.isTrusted;
		},
		getWorkspaceFolder: () => folder,
		asRelativePath: ({ path }: vscode.Uri) => path.slice('/w/'.length),
		findFiles: async ({ pattern }: vscode.RelativePattern) =>
			pattern.includes('cluster.nodes') ? [uri('/w/cluster.nodes')] : [],
		fs: { readDirectory: async () => [] },
	};
	const holding = (...names: string[]) =>
		class {
			constructor(...values: unknown[]) {
				Object.assign(this, Object.fromEntries(names.map((name, at) => [name, values[at]])));
			}
		};
	return {
		workspace,
		env: { language: 'en' },
		tasks: { registerTaskProvider: (_: string, provider: vscode.TaskProvider) => editor.providers.push(provider) },
		FileType: { Directory: 2 },
		Uri: { joinPath: ({ path }: vscode.Uri, ...more: string[]) => uri([path, ...more].join('/')) },
		Disposable: holding(),
		RelativePattern: holding('base', 'pattern'),
		CustomExecution: holding('callback'),
		Task: holding('definition', 'scope', 'name', 'source', 'execution', 'problemMatchers'),
	};
});

const ran: unknown[] = [];
const toolTerminal = (...what: unknown[]) => {
	ran.push(what);
	return {} as vscode.Pseudoterminal;
};

beforeEach(() => {
	Object.assign(editor, { isTrusted: true, scheme: 'file', providers: [] });
	ran.length = 0;
});

async function registered(host: Partial<Host> = { toolTerminal }) {
	const { Uri } = await import('vscode');
	registerTasks(Uri.joinPath({ path: '/ext' } as vscode.Uri), host as Host);
	return editor.providers[0];
}

const offeredBy = async (provider: vscode.TaskProvider | undefined) =>
	(await provider?.provideTasks(undefined as unknown as vscode.CancellationToken)) as Offered[];

test('a task runs our own tool, and not before it is started', async () => {
	const [check, ...others] = await offeredBy(await registered());
	expect([check?.name, check?.problemMatchers, others]).toEqual(['check', ['$dolphindb-cluster'], []]);
	expect(ran).toEqual([]);
	await check?.execution.callback();
	const args = ['check', '--locale', 'en', '--', '.'];
	expect(ran).toEqual([
		[expect.objectContaining({ path: '/ext/dist/server/cli.js' }), args, expect.objectContaining({ path: '/w' })],
	]);
});

test.for([
	['that nobody trusts', { isTrusted: false }],
	['that is on no machine', { scheme: 'vscode-vfs' }],
] as const)('there are no tasks in a folder %s, also none of tasks.json', async ([, change]) => {
	const provider = await registered();
	const [check = expect.fail()] = await offeredBy(provider);
	Object.assign(editor, change);
	expect(await offeredBy(provider)).toEqual([]);
	expect(await provider?.resolveTask(check, undefined as unknown as vscode.CancellationToken)).toBeUndefined();
});

test('there are no tasks where no process can be started', async () => {
	expect(await registered({})).toBeUndefined();
});
