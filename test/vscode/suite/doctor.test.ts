import * as vscode from 'vscode';
import { twoHostsIn } from '../../support/drift.ts';
import { copyFolder, removeFolder } from './fixtures.ts';
import { closeEditors, equal, findingsIn, inWorkspace, waitFor, write, writeAll } from './support.ts';

interface Answer {
	readonly uri: string;
	readonly findings: number;
	readonly changes: number;
	readonly candidates: readonly string[];
	readonly shown: string;
}

const folder = '/home/dolphindb_1/server/clusterDemo/config';
/** Other clusters of the workspace may have a package of this name. */
const emptying = `# on 10.20.0.1\ncd ${folder}\necho 'maxMemSize=99' > cluster.cfg\n`;
const run = (argument?: unknown) =>
	vscode.commands.executeCommand<Answer | undefined>('dolphindbCluster.examineScript', argument);
const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
const codesIn = (uri: vscode.Uri) => findingsIn(uri).map(({ code }) => code);

async function paste(text: string, language = 'shellscript'): Promise<vscode.TextDocument> {
	const document = await vscode.workspace.openTextDocument({ language, content: text });
	await vscode.window.showTextDocument(document);
	return document;
}

describe('examining a script', () => {
	before(async () => {
		await copyFolder('examples/single-server', 'doctor');
		await writeAll('doctor-other', twoHostsIn('10.8.1')); // with packages of the same names
		const dormant = inWorkspace('doctor/dolphindb_2/config/agent.cfg');
		await waitFor('the cluster to be read', () => vscode.languages.getDiagnostics(dormant).length > 0 || undefined);
		const other = inWorkspace('doctor-other/10.8.1.2/dolphindb_1/server/clusterDemo/config/agent.cfg');
		await waitFor('the other one', () => vscode.languages.getDiagnostics(other).length > 0 || undefined);
	});
	afterEach(closeEditors);
	after(async () => {
		await removeFolder('doctor');
		await removeFolder('doctor-other');
	});

	it('that was pasted: findings in the document under their own source, and the change of the file', async () => {
		const script = await paste(emptying);
		const answer = await run();
		equal([answer?.uri, answer?.changes, answer?.shown], [script.uri.toString(), 1, 'diff']);
		const emptied = findingsIn(script.uri).find(({ code }) => code === 'script-file-emptied');
		equal([emptied?.source, emptied?.range.start.line], ['dolphindb-doctor', 2]);
		const diff = await waitFor('the comparison', () =>
			tabs().find(({ label }) => label.includes(`${folder}/cluster.cfg`)),
		);
		const { modified } = diff.input as vscode.TabInputTextDiff;
		equal((await vscode.workspace.openTextDocument(modified)).getText(), 'maxMemSize=99\n');
		const onDisk = await vscode.workspace.fs.readFile(inWorkspace('doctor/dolphindb_1/config/cluster.cfg'));
		equal(onDisk.length > 100, true);
	});

	it('that is a file: a comparison of all files on all hosts', async () => {
		const lines = [
			'On server 1, run:',
			'',
			'```',
			`cd ${folder}`,
			"sed -i.bak 's/maxMemSize/maxMemSize /' *.cfg",
			'```',
			'',
		];
		const file = await write('doctor/notes.md', lines.join('\n'));
		const answer = await run(file);
		equal(answer?.shown, 'changes');
		await waitFor('the comparisons', () => tabs().find(({ label }) => label.includes('notes.md')));
		equal(codesIn(file).includes('script-backup-overwritten'), true);
	});

	it('that changes nothing: a summary', async () => {
		await paste('ls -l\nfrobnicate --all\n');
		const answer = await run();
		equal(answer?.shown, 'summary');
		await waitFor('the summary', () => tabs().find(({ label }) => label.includes('SUMMARY.md')));
	});

	it('that does not say on which host: all that could be meant, and what it does on the one that is chosen', async () => {
		const text = `cd ${folder}\necho 'maxMemSize=99' > cluster.cfg\n`;
		const script = await paste(text);
		const answer = await run();
		equal((answer?.candidates.length ?? 0) > 1, true);
		const assumed = findingsIn(script.uri).find(({ code }) => code === 'script-host-assumed');
		equal(assumed?.severity, vscode.DiagnosticSeverity.Warning);
		// Six are named at most, and clusters of other tests may be among them.
		const named = answer?.candidates.filter((host) => assumed?.message.includes(host)) ?? [];
		equal(named.length > 1, true);
		const other = named.find((host) => !assumed?.message.includes(`${host} is taken`)) ?? '';
		const chosen = await run({ uri: script.uri.toString(), host: other });
		equal(chosen?.candidates.length, 0);
		equal(codesIn(script.uri).includes('script-host-assumed'), false);
		await waitFor('the comparison', () => tabs().find(({ label }) => label.includes(`${other}:${folder}/cluster.cfg`)));
	});

	it('findings follow the text, and go with the document', async () => {
		const script = await paste('// no comment\n');
		await run();
		equal(codesIn(script.uri).includes('script-slash-comment'), true);
		const edit = new vscode.WorkspaceEdit();
		edit.replace(script.uri, new vscode.Range(0, 0, 0, 2), '#');
		await vscode.workspace.applyEdit(edit);
		await waitFor('the finding to go', () => !codesIn(script.uri).includes('script-slash-comment') || undefined);
	});
});
