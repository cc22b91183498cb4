import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installPipelines } from '../host/install.mjs';
import { folderWith } from '../support/cli.ts';
import { loneCli } from '../support/lone-cli.ts';

const root = path.resolve(import.meta.dirname, '../..');
const { oldestNode } = installPipelines();
if (oldestNode === undefined) console.log('SKIPPED: npm has no Node.js 18 for this platform');

let lone: Awaited<ReturnType<typeof loneCli>>;
beforeAll(async () => {
	lone = await loneCli();
});
afterAll(() => lone.remove());

/** Runs the one file by some Node.js, with nothing of this repository and its modules within reach. */
function runBy(node: string, folder: string, args: readonly string[], input = '') {
	const env = { PATH: process.env['PATH'], LC_ALL: 'C' };
	const { status, stdout, stderr } = spawnSync(node, [lone.program, ...args], {
		cwd: folder,
		input,
		env,
		encoding: 'utf8',
	});
	return { code: status, stdout, stderr };
}

const nodes =
	'localSite,mode\n10.0.0.1:8801:agent1,agent\n10.0.0.1:8802:node1,datanode\n10.0.0.1:8803:node1,datanode\n';

/** Command lines that reach every command and every form of output, with the exit code of each. */
const calls: readonly (readonly [number, ...string[]])[] = [
	[0, '--version'],
	[0, '--help', '--locale', 'zh-cn'],
	...['text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'checkstyle'].map(
		(format) => [1, 'check', 'with-mistakes', '--format', format] as const,
	),
	[1, 'check', 'with-*/*', '--exclude', '*.bak', '--max-severity', 'hint'],
	[0, 'check', 'with-mistakes', '--write-baseline', 'known.json'],
	[0, 'check', 'with-mistakes', '--baseline', 'known.json'],
	[1, 'check', 'with-mistakes', '--fix'],
	[1, 'check', '--stdin-path', 'one/cluster.nodes'],
	...['text', 'json', 'mermaid', 'svg'].map((format) => [0, 'topology', 'three-servers', '--format', format] as const),
	[0, 'effective', 'three-servers'],
	[0, 'plan', 'three-servers', '--target', 'three-servers/to-five-servers.migration.json'],
	[0, 'migrate', 'three-servers', '--target', 'three-servers/to-five-servers.migration.json', '--out', 'out'],
	[0, 'doctor', 'out/migrate.sh', '--workspace', 'three-servers', '--max-severity', 'never'],
	[0, 'fetch', 'three-servers', '--out', 'fetch'],
	[2, 'compare', 'three-servers', '--fetched', 'fetch'],
	[0, 'format', 'three-servers'],
	[0, 'init', 'out', '--editor', 'nvim'],
	[0, 'explain', 'dfsHAMode'],
];

/** All that the calls print and write in a folder with the examples. */
function allBy(node: string) {
	const folder = folderWith({});
	cpSync(path.join(root, 'examples'), folder, { recursive: true });
	const answers = calls.map(([, ...args]) => ({ args, ...runBy(node, folder, args, nodes) }));
	return { answers, files: filesIn(folder) };
}

function filesIn(folder: string): Record<string, string> {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const paths = entries.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort();
	return Object.fromEntries(paths.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

describe('the command line in one file', () => {
	test('is all that lies in its folder, and does everything that the command line does', () => {
		expect(readdirSync(path.dirname(lone.program))).toEqual(['cli.js']);
		const { answers } = allBy(process.execPath);
		expect(answers.map(({ code, args }) => [code, ...args])).toEqual(calls.map((call) => [...call]));
		expect(answers.filter(({ stdout, code }) => stdout === '' && code !== 2)).toEqual([]);
	});

	test.runIf(oldestNode !== undefined)('does the very same on Node.js 18', () => {
		const old = oldestNode ?? '';
		expect(spawnSync(old, ['--version'], { encoding: 'utf8' }).stdout).toMatch(/^v18\./);
		expect(allBy(old)).toEqual(allBy(process.execPath));
	});

	test.runIf(oldestNode !== undefined)('is a language server on Node.js 18', async () => {
		const server = spawn(oldestNode ?? '', [lone.program, 'lsp', '--stdio'], { cwd: folderWith({}) });
		const ended = once(server, 'exit');
		const send = (body: object) => {
			const text = JSON.stringify({ jsonrpc: '2.0', ...body });
			server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
		};
		send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
		let said = '';
		// It goes on being read afterwards: a server that nobody reads any more ends with an error.
		for await (const part of server.stdout.iterator({ destroyOnReturn: false })) {
			said += part;
			if (said.includes('"id":1')) break;
		}
		server.stdout.resume();
		expect(said).toContain('"hoverProvider"');
		send({ id: 2, method: 'shutdown' });
		send({ method: 'exit' });
		expect(await ended).toEqual([0, null]);
	});

	test('uses nothing that Node.js 18 has not', () => {
		const text = readFileSync(lone.program, 'utf8');
		const young =
			/\.(toSorted|toReversed|toSpliced|isWellFormed|toWellFormed|isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(|\b(Object|Map)\.groupBy|\bPromise\.(withResolvers|try)|\bArray\.fromAsync|\bIterator\.from|\bRegExp\.escape|\bimport\.meta|\.parentPath\b|\bstyleText\b/g;
		expect([...text.matchAll(young)].map(([found]) => found)).toEqual([]);
	});
});
