import * as vscode from 'vscode';
import { nodesFiles, otherFiles, type SeenFile, settingsFiles } from '../../unit/grammar/file-names.ts';
import { equal, write } from './support.ts';

describe('languages', () => {
	const cases: readonly (readonly [string, readonly SeenFile[], (id: string) => boolean])[] = [
		['settings files are dolphindb-cfg', settingsFiles, (id) => id === 'dolphindb-cfg'],
		['node lists are dolphindb-nodes', nodesFiles, (id) => id === 'dolphindb-nodes'],
		['other files are neither', otherFiles, (id) => !id.startsWith('dolphindb-')],
	];
	for (const [title, files, right] of cases) {
		it(title, async () => {
			const seen = await Promise.all(
				files.map(async ({ path, firstLine }, at) => {
					const uri = await write(`languages/${title[0]}${at}/${path}`, `${firstLine ?? ''}\n`);
					const { languageId } = await vscode.workspace.openTextDocument(uri);
					return right(languageId) ? [] : [`${path} "${firstLine ?? ''}" is ${languageId}`];
				}),
			);
			equal(seen.flat(), []);
		});
	}

	it('an alias is one word, and its dot ends it', async () => {
		const uri = await write('languages/words/cluster.cfg', 'P1-node1.volumes=/ssd\n');
		const document = await vscode.workspace.openTextDocument(uri);
		const word = (column: number) => document.getText(document.getWordRangeAtPosition(new vscode.Position(0, column)));
		equal([word(0), word(7), word(9), word(19)], ['P1-node1', 'P1-node1', 'volumes', 'ssd']);
	});

	it('a snippet leaves a complete file behind', async () => {
		const uri = await write('languages/snippets/cluster.nodes', '');
		const editor = await vscode.window.showTextDocument(uri);
		const name = 'Three hosts with high availability';
		await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: 'dolphindb-nodes', name });
		const lines = editor.document.getText().split('\n');
		equal([lines[0], lines[9], lines.length], ['localSite,mode', '192.168.1.13:8902:node3,datanode', 11]);
	});
});
