import { execFile, spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	createProtocolConnection,
	type ProtocolConnection,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { decode, encodeUri } from '../../server/src/workspace/uris.ts';
import { corpusFolder, hasCorpus } from '../support/corpus.ts';
import { loneCli } from '../support/lone-cli.ts';
import { startVirtualClient } from '../support/virtual-client.ts';
import { startWebServer } from '../support/web-server.ts';

/** What is found, in lines that can be compared. */
type Findings = readonly string[];

interface Place {
	readonly line: number;
	readonly character: number;
}

interface Finding {
	readonly file: string;
	readonly range: { readonly start: Place; readonly end: Place };
	readonly severity: string;
	readonly code: string;
	readonly message: string;
}

const NO_FILES = /no DolphinDB configuration files|没有 DolphinDB 配置文件/;
const SEVERITIES = ['error', 'warning', 'info', 'hint'];
const LOCALES = ['en', 'zh-cn'] as const;

let lone: Awaited<ReturnType<typeof loneCli>>;
beforeAll(async () => {
	lone = await loneCli();
});
afterAll(() => lone.remove());

function shown(file: string, range: { start: Place; end: Place }, ...words: unknown[]): string {
	const places = [range.start, range.end].map(({ line, character }) => `${line}:${character}`);
	return [file, places.join('-'), ...words].join(' ');
}

/** What `check --format json` finds in a folder. */
async function byCommandLine(folder: string, locale: string): Promise<Findings> {
	const args = ['check', '.', '--format', 'json', '--max-severity', 'never', '--locale', locale];
	const { stdout, stderr } = await printed([lone.program, ...args], folder);
	if (stdout === '') {
		// A refusal, where nothing is to be checked; a server has nothing to say then.
		expect(stderr).toMatch(NO_FILES);
		return [];
	}
	const { findings }: { findings: readonly Finding[] } = JSON.parse(stdout);
	return findings.map(({ file, range, severity, code, message }) => shown(file, range, severity, code, message)).sort();
}

/** What Node.js prints, whatever the exit code is. */
function printed(args: readonly string[], cwd: string): Promise<{ stdout: string; stderr: string }> {
	return new Promise((resolve) => {
		execFile(process.execPath, args, { cwd, maxBuffer: 64 * 1024 * 1024 }, (_, stdout, stderr) =>
			resolve({ stdout, stderr }),
		);
	});
}

/** What a server publishes about a folder, once it has read all files. */
async function published(connection: ProtocolConnection, folder: string, locale: string): Promise<Findings> {
	const root = encodeUri(pathToFileURL(folder).href);
	const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	const files = names.filter((name) => statSync(path.join(folder, name)).isFile());
	const uri = (name: string) => encodeUri(`${root}/${name.split(path.sep).join('/')}`);
	const contents = new Map(files.map((name) => [uri(name), readFileSync(path.join(folder, name))] as const));
	const client = await startVirtualClient(connection, { folder: root, files: contents, locale });
	await client.ready();
	const found = [...client.diagnostics].flatMap(([file, diagnostics]) =>
		diagnostics.map(({ range, severity = 0, code, message }) =>
			shown(decode(file).slice(decode(root).length + 1), range, SEVERITIES[severity - 1], code, message),
		),
	);
	return found.sort();
}

async function byServer(folder: string, locale: string): Promise<Findings> {
	const server = spawn(process.execPath, [lone.program, 'lsp', '--stdio'], { cwd: folder });
	const connection = createProtocolConnection(
		new StreamMessageReader(server.stdout),
		new StreamMessageWriter(server.stdin),
	);
	try {
		return await published(connection, folder, locale);
	} finally {
		connection.dispose();
		server.kill();
	}
}

async function byWorker(folder: string, locale: string): Promise<Findings> {
	const { connection } = await startWebServer();
	try {
		return await published(connection, folder, locale);
	} finally {
		connection.dispose();
	}
}

/** How many findings there are, the same by all three ways. */
async function compare(folder: string, locale: string): Promise<number> {
	const [wanted, server, worker] = await Promise.all([
		byCommandLine(folder, locale),
		byServer(folder, locale),
		byWorker(folder, locale),
	]);
	expect(server).toEqual(wanted);
	expect(worker).toEqual(wanted);
	return wanted.length;
}

function foldersIn(folder: string): string[] {
	return readdirSync(folder).filter((name) => statSync(path.join(folder, name)).isDirectory());
}

const examples = path.resolve(import.meta.dirname, '../../examples');

describe('command line, server and worker of a browser find the same', () => {
	test.for(LOCALES.flatMap((locale) => ['.', ...foldersIn(examples)].map((name) => [name, locale] as const)))(
		'in examples/%s, in %s',
		async ([name, locale]) => {
			const count = await compare(path.join(examples, name), locale);
			expect(count > 0).toBe(name !== 'new-cluster');
		},
	);

	const isThere = hasCorpus('command line, server and worker of a browser find the same in real files');
	test.runIf(isThere).for(LOCALES)('in all files of the corpus together, in %s', async (locale) => {
		expect(await compare(corpusFolder, locale)).toBeGreaterThan(100);
	});
});
