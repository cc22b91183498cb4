import { describe, expect, test } from 'vitest';
import type { CfgFile } from '../../../server/src/model/files/cfg-file.ts';
import { readConfigFile } from '../../../server/src/model/files/config-file.ts';
import { applyChanges } from '../../../server/src/rules/apply-changes.ts';
import { deleteEntry, deleteLines } from '../../../server/src/rules/edits.ts';
import type { FileChange } from '../../../server/src/rules/rule.ts';

const ID = 'file:///w/cluster.cfg';

/** The text after changes that are made for the file it is read as. */
function changed(text: string, change: (file: CfgFile) => FileChange | FileChange[]): string | undefined {
	const file = readConfigFile(ID, 'cluster', text) as CfgFile; // cluster.cfg is no list of nodes
	return applyChanges(new Map([[ID, text]]), [change(file)].flat()).get(ID);
}

/** The text without some of its entries. */
function without(text: string, ...names: readonly string[]): string | undefined {
	return changed(text, (file) =>
		file.entries.filter(({ name }) => names.includes(name)).map((entry) => deleteEntry(file, entry)),
	);
}

describe('deleting an entry', () => {
	test('takes its line with it', () => {
		expect(without('lanCluster=0\r\nworkerNum=4\r\nmaxMemSize=8', 'workerNum')).toBe('lanCluster=0\r\nmaxMemSize=8');
	});

	const glued = 'lanCluster=0\nmaxMemSize=8workerNum=4 node1.dataSync=1\n';

	test.each([
		['maxMemSize', 'lanCluster=0\nworkerNum=4 node1.dataSync=1\n'],
		['workerNum', 'lanCluster=0\nmaxMemSize=8node1.dataSync=1\n'],
		['dataSync', 'lanCluster=0\nmaxMemSize=8workerNum=4 \n'],
	])('leaves the others alone that are glued to %s', (name, text) => {
		expect(without(glued, name)).toBe(text);
	});

	test('works for several entries of a line at once', () => {
		expect(without(glued, 'maxMemSize', 'dataSync')).toBe('lanCluster=0\nworkerNum=4 \n');
		expect(without(glued, 'workerNum', 'dataSync')).toBe('lanCluster=0\nmaxMemSize=8\n');
	});
});

describe('deleting lines', () => {
	test('leaves no blank line at the top', () => {
		expect(changed('mode=agent\n\n \nworkerNum=4\n', (file) => deleteLines(file, 0))).toBe('workerNum=4\n');
	});

	test('leaves blank lines further down alone', () => {
		expect(changed('mode=agent\nworkerNum=4\n\nmaxMemSize=8\n', (file) => deleteLines(file, 1))).toBe(
			'mode=agent\n\nmaxMemSize=8\n',
		);
	});

	test('takes the end of the line before where the last line has none', () => {
		expect(changed('mode=agent\nworkerNum=4', (file) => deleteLines(file, 1))).toBe('mode=agent');
	});
});
