import * as vscode from 'vscode';
import { twoHostsIn } from '../../support/drift.ts';
import { closeEditors, equal, findingsIn, inWorkspace, remove, waitFor, write, writeAll } from './support.ts';

interface Answer {
	readonly uri: string;
	readonly failures: readonly string[];
	readonly summary: string;
}

const run = (argument?: unknown) =>
	vscode.commands.executeCommand<Answer | undefined>('dolphindbCluster.explainLog', argument);

async function paste(text: string): Promise<vscode.TextDocument> {
	const document = await vscode.workspace.openTextDocument({ content: text });
	await vscode.window.showTextDocument(document);
	return document;
}

describe('explaining a log', () => {
	const files = twoHostsIn('10.9.7');
	const rows = Object.entries(files).find(([name]) => name.endsWith('cluster.nodes'));
	const port = /:(\d+):\w+,datanode/.exec(rows?.[1] ?? '')?.[1] ?? '';
	const line = `2023-10-26 09:01:31.349118 <ERROR> :Failed to bind the socket on port ${port} with error code 98`;
	before(async () => {
		await writeAll('logs', files);
		const config = Object.keys(files).find((name) => name.endsWith('cluster.cfg')) ?? '';
		const wrong = await write(`logs/${config}`, `${files[config]}noSuchParameter=1\n`);
		await waitFor('the cluster to be read', () => findingsIn(wrong).length > 0 || undefined);
	});
	afterEach(closeEditors);
	after(() => remove('logs'));

	it('that was pasted: failures in the document, with links to the lines that explain them', async () => {
		const log = await paste(`start\n${line}\nend\n`);
		const answer = await run();
		equal([answer?.uri, answer?.failures], [log.uri.toString(), ['port-in-use']]);
		const [found] = findingsIn(log.uri);
		equal([found?.source, found?.severity, found?.range.start.line], ['dolphindb-log', 0, 1]);
		equal(found?.message.split('\n')[0], `Port ${port} is in use`);
		const places = found?.relatedInformation ?? [];
		const place = places.find(({ location }) => location.uri.path.endsWith(`logs/${rows?.[0]}`));
		const config = await vscode.workspace.openTextDocument(inWorkspace(`logs/${rows?.[0]}`));
		equal(place && config.getText(place.location.range), port);
	});

	it('of a selection, only its lines; after an edit, the whole text', async () => {
		const log = await paste(`The license has expired\n${line}\n`);
		const editor = vscode.window.activeTextEditor;
		if (editor) editor.selection = new vscode.Selection(1, 30, 1, 40);
		equal((await run())?.failures, ['port-in-use']);
		equal(
			findingsIn(log.uri).map(({ range }) => range.start.line),
			[1],
		);
		await editor?.edit((edit) => edit.insert(new vscode.Position(0, 0), '\n'));
		await waitFor('both', () => (findingsIn(log.uri).length === 2 ? true : undefined));
		equal(
			findingsIn(log.uri).map(({ range }) => range.start.line),
			[1, 2],
		);
	});

	it('that tells of no known failure: says so, and shows nothing', async () => {
		const log = await paste('2023-10-26 09:01:31 <INFO> :Job scheduler initialization completed.\n');
		const answer = await run();
		equal([answer?.failures, findingsIn(log.uri).length], [[], 0]);
		equal(answer?.summary.startsWith('No failure that is known by its words.'), true);
	});
});
