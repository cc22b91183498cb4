import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cli, folderWith } from '../support/cli.ts';
import { exampleTree } from '../support/firewall.ts';

const example = () => folderWith(Object.fromEntries(exampleTree('three-servers')));
const units = (folder: string, ...args: string[]) => cli(folder, 'units', '.', '--locale', 'en', ...args);

test('units are written, a folder for each host, and again over earlier ones', async () => {
	const folder = example();
	for (let times = 0; times < 2; times++) {
		const { code, stdout, stderr } = await units(folder, '--out', 'units', '--user', 'ddb');
		expect([code, stderr, stdout.split('\n').length]).toEqual([0, '', 6]);
	}
	expect(readFileSync(`${folder}/units/10.20.0.3/dolphindb-agent3.service`, 'utf8')).toContain('\nUser=ddb\n');
	const foreign = folderWith({ ...Object.fromEntries(exampleTree('three-servers')), 'mine/file': 'x' });
	expect((await units(foreign, '--out', 'mine', '--user', 'ddb')).code).toBe(2);
});

test('the folder and the user are needed, and the user has to be one', async () => {
	const folder = example();
	expect((await units(folder, '--out', 'units')).code).toBe(2);
	expect((await units(folder, '--user', 'ddb')).code).toBe(2);
	const { code, stderr } = await units(folder, '--out', 'units', '--user', 'a b');
	expect([code, stderr]).toEqual([2, 'a b is no name of a user.']);
});
