import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageExtension } from '../../scripts/publish/package.mjs';
import { withoutFiles } from '../../scripts/publish/plain-markdown.mjs';
import { installPublishing } from '../host/install.mjs';

/** What a package may weigh in bytes. Who needs more says why in the commit that raises it. */
const BUDGET = 1_000_000;
const root = path.resolve(import.meta.dirname, '../..');
const BASE = 'https://example.org/repository/';

const temp = mkdtempSync(path.join(os.tmpdir(), 'ddb-vsix-'));
const plain = path.join(temp, 'plain.vsix');
const linked = path.join(temp, 'linked.vsix');
let tools: ReturnType<typeof installPublishing>;
let said: readonly string[];

beforeAll(async () => {
	tools = installPublishing();
	said = [
		await packageExtension({ out: plain }),
		await packageExtension({ out: linked, preRelease: true, baseUrl: BASE }),
	];
});
afterAll(() => rmSync(temp, { recursive: true, force: true }));

describe('the package', () => {
	test('is made by vsce without a warning', () => {
		for (const one of said) {
			expect(one).toContain('DONE  Packaged');
			expect(one).not.toMatch(/WARN|ERROR/);
		}
	});

	test('has these files and no other', async () => {
		const names = unzip(['-Z1', plain]).split('\n').filter(Boolean).sort();
		const parts = names.map((name) => name.replace(/part-[A-Z0-9]{8}\.js$/, 'part-*.js'));
		await expect(`${[...new Set(parts)].join('\n')}\n`).toMatchFileSnapshot('packaged-files.txt');
	});

	test('weighs no more than its budget', () => {
		expect(statSync(plain).size).toBeLessThan(BUDGET);
		expect(statSync(plain).size).toBeGreaterThan(BUDGET / 2); // else the budget is too large to tell anything
	});

	test('leads nowhere where nobody has said where the repository is to be seen', () => {
		for (const page of ['readme.md', 'changelog.md', 'README.zh-CN.md']) {
			const text = unzip(['-p', plain, `extension/${page}`]);
			expect(text.length, page).toBeGreaterThan(1000);
			expect(text.match(/!\[|\]\((?!https:|#)[^)]*\)/g), page).toBeNull();
		}
	});

	test('has pictures over https that are in the repository where somebody has', () => {
		const text = unzip(['-p', linked, 'extension/readme.md']);
		const pictures = [...text.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, address = '']) => address);
		expect(pictures.length).toBeGreaterThan(10);
		const files = pictures.map((address) => address.slice(BASE.length));
		expect(pictures.filter((address) => !address.startsWith(BASE) || /\.svg$/.test(address))).toEqual([]);
		expect(files.filter((file) => !statSync(path.join(root, file)).isFile())).toEqual([]);
	});

	test('of links to files it keeps the words where others stand around them, and no sentence that is nothing else', () => {
		const page =
			'# Title\n\n[中文](README.zh.md)\n\n| | |\n| --- | --- |\n| ![a](a.png) | ![b](b.png) |\n\nIt does. [How](how.md). See [all](all.md) ([more](more.md)), [web](https://x.org), [below](#below).\n';
		expect(withoutFiles(page)).toBe('# Title\n\nIt does. See all, [web](https://x.org), [below](#below).\n');
	});

	test('says whether it is a pre-release', () => {
		const isPreRelease = (file: string) =>
			/Code\.PreRelease" Value="true"/.test(unzip(['-p', file, 'extension.vsixmanifest']));
		expect([isPreRelease(plain), isPreRelease(linked)]).toEqual([false, true]);
	});
});

describe('Open VSX', () => {
	test('ovsx finds a licence, and sends the package as it is to a registry', async () => {
		const received = await publishToStandIn();
		expect(received).toEqual({
			path: '/api/-/publish?token=secret',
			sum: createHash('sha256').update(readFileSync(plain)).digest('hex'),
		});
	});

	test('ovsx asks nobody for a licence where it makes the package itself', () => {
		const ask = `require(${JSON.stringify(path.resolve(tools.ovsx, '../../lib/check-license'))}).checkLicense(process.argv[1])`;
		const run = spawnSync(process.execPath, ['-e', ask, root], { encoding: 'utf8' });
		expect([run.status, run.stdout, run.stderr]).toEqual([0, '', '']);
	});
});

/** Publishes to a registry on this machine, which answers as the real one does, and returns what it got. */
async function publishToStandIn(): Promise<unknown> {
	const got: unknown[] = [];
	const server = createServer(async (request, response) => {
		const hash = createHash('sha256');
		for await (const part of request) hash.update(part as Buffer);
		got.push({ path: request.url, sum: hash.digest('hex') });
		response.end(JSON.stringify({ namespace: 'dolphindb-cluster', name: 'dolphindb-cluster', version: '0.0.0' }));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo; // it listens on a port
	const { spawn } = await import('node:child_process');
	const args = ['publish', plain, '--registryUrl', `http://127.0.0.1:${port}`, '--pat', 'secret'];
	const child = spawn(process.execPath, [tools.ovsx, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part));
	const status = await new Promise((resolve) => child.on('close', resolve));
	server.close();
	expect(output).toContain('Published dolphindb-cluster.dolphindb-cluster');
	expect([status, got.length]).toEqual([0, 1]);
	return got[0];
}

function unzip(args: readonly string[]): string {
	const { stdout, status } = spawnSync('unzip', args, { encoding: 'utf8', maxBuffer: 50_000_000 });
	expect(status, args.join(' ')).toBe(0);
	return stdout;
}
