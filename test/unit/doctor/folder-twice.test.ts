import { expect, test } from 'vitest';
import { examineRunbook } from '../../../server/src/features/doctor/examine-runbook.ts';
import { twoHosts } from '../../support/drift.ts';
import { workspaceFor } from '../../support/fixture-findings.ts';

type Texts = Readonly<Record<string, string>>;
const below = (folder: string, texts: Texts) =>
	Object.entries(texts).map(([name, text]): [string, string] => [`${folder}/${name}`, text]);

/** The cluster with another value, and without the files of a host. */
const changed = (memory: number, without = '-') =>
	Object.fromEntries(
		Object.entries(twoHosts)
			.filter(([name]) => !name.startsWith(without))
			.map(([name, text]) => [name, text.replace('maxMemSize=8', `maxMemSize=${memory}`)]),
	);

const runbook = ['10.0.0.1', '10.0.0.2']
	.map(
		(host) =>
			`# on ${host}\ncd /home/dolphindb_1/server/clusterDemo/config\nsed -i 's/^maxMemSize=.*/&0/' cluster.cfg\n`,
	)
	.join('\n');

/** The values that the runbook finds on each host, and the folders that a finding says were taken and left out. */
function found(texts: readonly [string, string][], files: Readonly<Record<string, string>> = {}) {
	const workspace = workspaceFor(new Map([...texts, ['settings', JSON.stringify({ files })]]));
	const { findings, changes } = examineRunbook(workspace.snapshot(), runbook);
	const twice = findings.filter(({ code }) => code === 'script-folder-twice');
	return {
		values: changes.map(({ host, before }) => `${host} ${/maxMemSize=(\d+)/.exec(before ?? '')?.[1]}`),
		folders: twice.map(({ message }) => `${message.values['taken']} not ${message.values['left']}`),
	};
}

test.each([
	['one cluster', below('prod', changed(8)), ['10.0.0.1 8', '10.0.0.2 8'], []],
	[
		'a copy of it',
		[...below('prod', changed(8)), ...below('staging', changed(9))],
		['10.0.0.1 8', '10.0.0.2 8'],
		['prod', 'prod'],
	],
])('%s', (_, texts, values, taken) => {
	const result = found(texts);
	expect(result.values).toEqual(values);
	expect(result.folders.map((one) => one.split('/')[0])).toEqual(taken);
});

test('the cluster with more packages is taken, whole, wherever it stands in the workspace', () => {
	const [full, part] = [below('a', changed(9)), below('b', changed(8, '10.0.0.2'))];
	for (const texts of [
		[...full, ...part],
		[...below('b', changed(9)), ...below('a', changed(8, '10.0.0.2'))],
	])
		expect(found(texts).values).toEqual(['10.0.0.1 9', '10.0.0.2 9']);
});

test('files of the folder that is left out are not there', () => {
	const more = below('staging', { ...changed(9), '10.0.0.1/dolphindb_1/server/clusterDemo/config/own.txt': 'x' });
	const workspace = workspaceFor(new Map([...below('prod', changed(8)), ...more]));
	const { changes } = examineRunbook(workspace.snapshot(), `# on 10.0.0.1\nrm -rf /home/dolphindb_1\n`);
	expect(changes.filter(({ path }) => path.endsWith('own.txt'))).toEqual([]);
	expect(changes.length).toBeGreaterThan(0);
});

test('the setting that the finding names chooses the other folder', () => {
	const texts = [...below('prod', changed(8)), ...below('staging', changed(9))];
	expect(found(texts, { 'prod/**': 'none' })).toEqual({ values: ['10.0.0.1 9', '10.0.0.2 9'], folders: [] });
});
