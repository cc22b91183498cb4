import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { folderWith } from '../support/cli.ts';

const root = path.resolve(import.meta.dirname, '../..');
const good = 'localSite,mode\n10.0.0.1:8801:agent1,agent\n10.0.0.1:8802:node1,datanode\n';

const home = mkdtempSync(path.join(os.tmpdir(), 'ddb-hooks-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

function run(folder: string, program: string, ...args: string[]) {
	const env = { ...process.env, LC_ALL: 'C', PRE_COMMIT_HOME: home };
	const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: folder, env, encoding: 'utf8' });
	if (error) throw new Error(`${program} is missing: npm test installs it on Debian`, { cause: error });
	return { code: status, output: stdout + stderr };
}

/** A repository with files, all of them in the index. */
function repository(files: Readonly<Record<string, string>>): string {
	const folder = folderWith(files);
	run(folder, 'git', 'init', '--quiet');
	run(folder, 'git', 'add', '--all');
	return folder;
}

/** Installs this repository as it stands, and runs all hooks of it on all files. */
const tryHooks = (folder: string) => run(folder, 'pre-commit', 'try-repo', root, '--all-files');

test('pre-commit accepts the hooks', () => {
	const { code } = run(root, 'pre-commit', 'validate-manifest', '.pre-commit-hooks.yaml');
	expect(code).toBe(0);
});

test('pre-commit installs this repository, finds what is wrong over all hosts, and formats', () => {
	const folder = repository({ 'other/cluster.nodes': good.replace('datanode\n', 'datanode  \n') });
	cpSync(path.join(root, 'examples/with-mistakes'), folder, { recursive: true });
	run(folder, 'git', 'add', '--all');
	const { code, output } = tryHooks(folder);
	expect([code, output]).toEqual([1, expect.stringContaining('[cross-controller-site-differ]')]);
	expect(output).toContain('files were modified by this hook');
	expect(readFileSync(path.join(folder, 'other/cluster.nodes'), 'utf8')).toBe(good);
});

test('pre-commit is content where nothing is wrong', () => {
	const { code, output } = tryHooks(repository({ 'h1/cluster.nodes': good, 'setup.cfg': '[x]\n' }));
	expect([code, output.match(/\.Passed/g)]).toEqual([0, ['.Passed', '.Passed']]);
});
