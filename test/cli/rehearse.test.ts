import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { cli, folderWith } from '../support/cli.ts';
import { planOf, scenario } from '../support/plans.ts';
import { scriptsFor } from '../support/rehearsals.ts';

const prepare = () => scriptsFor(scenario('single-to-three').source, [planOf('single-to-three')]);
const rehearse = (folder: string, ...words: string[]) =>
	cli(folder, 'rehearse', path.join(folder, 'plan'), '--workspace', path.join(folder, 'w'), ...words);

test('a folder without a plan is refused, and so are no folder and two', async () => {
	const folder = folderWith({ 'plan/other': '' });
	expect(await rehearse(folder)).toMatchObject({
		code: 2,
		stdout: '',
		stderr: expect.stringContaining('there is no plan.json'),
	});
	expect(await cli(folder, 'rehearse', path.join(folder, 'none'))).toMatchObject({
		code: 2,
		stderr: expect.stringContaining('no such folder'),
	});
	expect((await cli(folder, 'rehearse')).stderr).toContain('give one folder');
	expect((await cli(folder, 'rehearse', 'a', 'b', '--locale', 'zh-cn')).stderr).toContain('请指定一个');
});

test.each([
	['no JSON', (text: string) => text.slice(1)],
	['another version', (text: string) => text.replace('"version": 2', '"version": 1')],
	['a path that leads out', (text: string) => text.replaceAll('/home/dolphindb_2', '/home/../../etc')],
	['a host that is no name', (text: string) => text.replaceAll('"sshAddress":"10.20.0.2"', '"sshAddress":"a b"')],
	['a list that is none', (text: string) => text.replace('"moves": [', '"moves": 1, "x": [')],
])('a plan.json with %s is refused', async (_name, change) => {
	const folder = prepare();
	const file = path.join(folder, 'plan/plan.json');
	writeFileSync(file, change(readFileSync(file, 'utf8')));
	expect(await rehearse(folder)).toMatchObject({
		code: 2,
		stdout: '',
		stderr: expect.stringContaining('is no plan that can be rehearsed'),
	});
});

test('scripts that are missing, and values that do not fit, are named', async () => {
	const folder = prepare();
	expect(await rehearse(folder, '--tree', '10.20.0.9=/')).toMatchObject({
		code: 2,
		stderr: expect.stringContaining('10.20.0.1, 10.20.0.2, 10.20.0.3'),
	});
	expect(await rehearse(folder, '--timeout', '0')).toMatchObject({
		code: 2,
		stderr: expect.stringContaining('--timeout "0"'),
	});
	expect(await rehearse(folder, '--format', 'xml')).toMatchObject({ code: 2 });
	rmSync(path.join(folder, 'plan/rollback.sh'));
	expect(await rehearse(folder)).toMatchObject({ code: 2, stderr: expect.stringContaining('rollback.sh is missing') });
});
