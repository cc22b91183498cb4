import singleServer from 'folder:examples/single-server';
import twoHosts from 'folder:test/vscode/fixtures/two-hosts';
import * as vscode from 'vscode';
import { activation, equal, findingsIn, inWorkspace, remove, show, waitFor, writeAll } from './support.ts';

const nodesOf = (host: number) => `web/10.0.0.${host}/dolphindb_${host}/config/cluster.nodes`;
const agentOf = (host: number) => `web/10.0.0.${host}/dolphindb_${host}/config/agent.cfg`;
const controllerOf = (host: number) => `web/10.0.0.${host}/dolphindb_${host}/config/controller.cfg`;
const mismatch = 'controller-localsite-mismatch';

const find = (path: string, code: string) => findingsIn(inWorkspace(path)).find((one) => one.code === code);
const appears = (path: string, code: string) => waitFor(`${code} in ${path}`, () => find(path, code));
const goes = (path: string, code: string) =>
	waitFor(`no ${code} in ${path}`, () => (find(path, code) ? undefined : true));
const text = async (path: string) => new TextDecoder().decode(await vscode.workspace.fs.readFile(inWorkspace(path)));

/** What editors and panels ask for at a place. */
const ask = <T>(provider: string, path: string, position: vscode.Position, ...rest: unknown[]) =>
	vscode.commands.executeCommand<T>(`vscode.execute${provider}`, inWorkspace(path), position, ...rest);

/** One after the other, and each looked for anew: a document that no editor shows may be closed meanwhile. */
async function saveAll(): Promise<void> {
	const next = () => vscode.workspace.textDocuments.find(({ isDirty }) => isDirty);
	for (let document = next(); document; document = next()) await document.save();
}

describe('a cluster, in desktop and web alike', () => {
	before(() => writeAll('web', twoHosts));
	after(() => remove('web'));
	afterEach(async () => {
		await saveAll();
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	});

	it('activates the extension', async () => {
		await show(agentOf(1));
		await activation();
	});

	it('is checked across hosts in files that are not open', async () => {
		await appears(nodesOf(2), mismatch);
		const relates = (one: number, other: number) =>
			findingsIn(inWorkspace(nodesOf(one))).some(({ code, relatedInformation = [] }) => {
				const there = inWorkspace(nodesOf(other)).toString();
				return /^cross-/.test(code) && relatedInformation.some(({ location }) => location.uri.toString() === there);
			});
		await waitFor('a finding across hosts', () => relates(1, 2) || relates(2, 1) || undefined);
	});

	it('is read again by a new server', async () => {
		await vscode.commands.executeCommand('dolphindbCluster.restartServer');
		await appears(nodesOf(2), mismatch);
	});

	it('is explained in the language of the editor', async () => {
		const settings = vscode.workspace.getConfiguration('dolphindbCluster');
		const { document } = await show(controllerOf(1));
		const place = document.positionAt(document.getText().indexOf('dfsReplicationFactor') + 3);
		const isChinese = async () => {
			const hovers = await ask<vscode.Hover[]>('HoverProvider', controllerOf(1), place);
			const words = hovers.flatMap(({ contents }) =>
				contents.map((one) => (typeof one === 'string' ? one : one.value)),
			);
			equal(words.join().includes('dfsReplicationFactor'), true);
			// Sources are named in Chinese in both languages.
			return (words.join().match(/\p{Script=Han}/gu)?.length ?? 0) > (words.join().match(/[a-z]{2,}/g)?.length ?? 0);
		};
		equal(await isChinese(), vscode.env.language.startsWith('zh'));
		await settings.update('language', 'zh-cn', vscode.ConfigurationTarget.Workspace);
		try {
			await waitFor(
				'a message in Chinese',
				() => /\p{Script=Han}/u.test(find(nodesOf(2), mismatch)?.message ?? '') || undefined,
			);
			equal(await isChinese(), true);
		} finally {
			await settings.update('language', undefined, vscode.ConfigurationTarget.Workspace);
		}
	});

	it('is completed', async () => {
		const { document } = await show(controllerOf(1));
		const end = document.lineAt(document.lineCount - 1).range.end;
		const list = await ask<vscode.CompletionList>('CompletionItemProvider', controllerOf(1), end);
		const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
		equal([labels.includes('dfsRecoveryConcurrency'), labels.includes('volumes')], [true, false]);
	});

	it('is followed while somebody types', async () => {
		const { document } = await show(agentOf(2));
		const edit = new vscode.WorkspaceEdit();
		edit.insert(document.uri, new vscode.Position(1, 0), 'nonsense\n');
		await vscode.workspace.applyEdit(edit);
		await appears(agentOf(2), 'cfg-missing-equals');
		const back = new vscode.WorkspaceEdit();
		back.delete(document.uri, new vscode.Range(1, 0, 2, 0));
		await vscode.workspace.applyEdit(back);
		await goes(agentOf(2), 'cfg-missing-equals');
	});

	it('is mended by a quick fix', async () => {
		await show(nodesOf(2));
		const { range } = await appears(nodesOf(2), mismatch);
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			inWorkspace(nodesOf(2)),
			range,
			vscode.CodeActionKind.QuickFix.value,
		);
		const fix = actions.find(({ edit }) => edit);
		if (!fix?.edit) throw new Error(`no fix among ${actions.map(({ title }) => title).join(', ') || 'no actions'}`);
		await vscode.workspace.applyEdit(fix.edit);
		await goes(nodesOf(2), mismatch);
	});

	it('gets a new name for a node in the files of both hosts', async () => {
		const { document } = await show(controllerOf(1));
		const place = document.positionAt(document.getText().indexOf('controller1') + 2);
		const edit = await ask<vscode.WorkspaceEdit>('DocumentRenameProvider', controllerOf(1), place, 'ctl1');
		const hosts = new Set(edit.entries().map(([uri]) => /10\.0\.0\.\d/.exec(uri.path)?.[0]));
		equal([...hosts].sort(), ['10.0.0.1', '10.0.0.2']);
		equal(await vscode.workspace.applyEdit(edit), true);
		await saveAll();
		const old = await Promise.all([nodesOf(1), nodesOf(2), agentOf(1), agentOf(2), controllerOf(1)].map(text));
		equal(
			old.map((one) => [one.includes('ctl1'), one.includes('controller1')]),
			Array(5).fill([true, false]),
		);
	});

	it('has a page for every finding', async () => {
		const page = await waitFor('a finding with a page', () => findingsIn(inWorkspace(nodesOf(1)))[0]?.page);
		equal((await vscode.workspace.openTextDocument(page)).getText().startsWith('# '), true);
		await vscode.commands.executeCommand('vscode.open', page);
		const shown = await waitFor('the page', () => {
			const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
			return input instanceof vscode.TabInputCustom ? input : undefined;
		});
		equal(shown.viewType, 'vscode.markdown.preview.editor');
	});
});

describe('a migration, in desktop and web alike', () => {
	before(async () => {
		await writeAll('web-migration', singleServer);
		await waitFor(
			'the cluster to be read',
			() => findingsIn(inWorkspace('web-migration/dolphindb_2/config/agent.cfg')).length > 0 || undefined,
		);
	});
	after(() => remove('web-migration'));

	it('is planned and written into the workspace', async () => {
		const argument = {
			cluster: inWorkspace('web-migration').toString(),
			preset: 'single-to-three',
			hosts: ['10.20.0.2', '10.20.0.3'],
			outFolder: inWorkspace('web-migration/scripts'),
			confirm: false,
		};
		const answer = await vscode.commands.executeCommand<{ problems?: string[]; written?: string[] }>(
			'dolphindbCluster.generateMigrationScripts',
			argument,
		);
		equal(answer.problems, undefined);
		const names = (await vscode.workspace.fs.readDirectory(argument.outFolder)).map(([name]) => name);
		equal(
			['RUNBOOK.md', 'migrate.sh', 'planned-files', 'rollback.sh'].filter((name) => !names.includes(name)),
			[],
		);
		equal((await text('web-migration/scripts/migrate.sh')).startsWith('#!'), true);
		const target = vscode.workspace.textDocuments.find(({ uri }) =>
			uri.path.endsWith('single-to-three.migration.json'),
		);
		equal(target?.isUntitled, true);
		equal(target?.uri.path, inWorkspace('web-migration/single-to-three.migration.json').path);
		await vscode.window.showTextDocument(target?.uri ?? argument.outFolder);
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	});
});
