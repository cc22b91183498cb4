// Keystroke to fresh diagnostics over a real connection to a real process, as a ratio to the floor, in one run.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import {
	createProtocolConnection,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { clusterFiles, manyHosts } from './workload.ts';

const ROUNDS = 60;
const WARM_UP = 20;

/** Files, and the one in which somebody types. */
interface Workload {
	readonly files: ReadonlyMap<string, string>;
	readonly edited: string;
}

function workloads(): [string, Workload][] {
	const lines = [100, 1_000, 10_000].map((count): [string, Workload] => [
		`${count} lines`,
		{ files: clusterFiles(count), edited: 'h1/config/cluster.cfg' },
	]);
	const hosts = [100, 1_000].map((count): [string, Workload] => [
		`${count} hosts`,
		{ files: manyHosts(count), edited: '10.0.50.1/config/cluster.cfg' },
	]);
	return [...lines, ...hosts];
}

/** Milliseconds per keystroke for one server and one size, sorted. */
async function measure(command: readonly string[], { files, edited }: Workload): Promise<number[]> {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'ddb-bench-'));
	for (const [name, text] of files) {
		mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
		writeFileSync(path.join(folder, name), text);
	}
	const [program = '', ...args] = command;
	const server = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
	const connection = createProtocolConnection(
		new StreamMessageReader(server.stdout),
		new StreamMessageWriter(server.stdin),
	);
	try {
		return await keystrokes(connection, path.join(folder, edited), folder, files.get(edited) ?? '');
	} finally {
		await connection.sendRequest('shutdown').catch(() => undefined); // a server that is gone already needs no goodbye
		connection.dispose();
		server.kill();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function keystrokes(
	connection: ReturnType<typeof createProtocolConnection>,
	file: string,
	folder: string,
	text: string,
): Promise<number[]> {
	const uri = pathToFileURL(file).href;
	let answered: () => void = () => undefined;
	connection.onNotification('textDocument/publishDiagnostics', (params: { uri: string }) => {
		if (decodeURIComponent(params.uri) === decodeURIComponent(uri)) answered();
	});
	connection.onRequest('workspace/configuration', () => [null]);
	connection.onRequest('client/registerCapability', () => null);
	connection.listen();
	const root = pathToFileURL(folder).href;
	await connection.sendRequest('initialize', {
		processId: null,
		rootUri: root,
		workspaceFolders: [{ uri: root, name: 'bench' }],
		capabilities: {},
	});
	await connection.sendNotification('initialized', {});
	await connection.sendNotification('textDocument/didOpen', {
		textDocument: { uri, languageId: 'dolphindb-cfg', version: 1, text },
	});
	await new Promise((resolve) => setTimeout(resolve, 1500));
	const line = Math.floor(text.split('\n').length / 2);
	const times: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		// A broken line comes and goes, so that every keystroke changes the diagnostics.
		const insert = round % 2 === 0;
		const range = { start: { line, character: 0 }, end: { line: insert ? line : line + 1, character: 0 } };
		const fresh = new Promise<void>((resolve) => {
			answered = resolve;
		});
		const start = performance.now();
		await connection.sendNotification('textDocument/didChange', {
			textDocument: { uri, version: round + 2 },
			contentChanges: [{ range, text: insert ? 'broken\n' : '' }],
		});
		await fresh;
		if (round >= WARM_UP) times.push(performance.now() - start);
	}
	return times.sort((a, b) => a - b);
}

const percentile = (times: readonly number[], part: number) =>
	times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;

/** Measures all sizes and prints medians, 95th percentiles and ratios to the floor. */
export async function keystrokeBenchmark(ours: readonly string[], floor: readonly string[]): Promise<void> {
	console.log('            floor median   p95      ours median    p95      ratio');
	for (const [name, workload] of workloads()) {
		const base = await measure(floor, workload);
		const own = await measure(ours, workload);
		const cell = (value: number) => `${value.toFixed(2)} ms`.padEnd(11);
		const ratio = percentile(own, 0.5) / percentile(base, 0.5);
		console.log(
			`${name.padEnd(12)}${cell(percentile(base, 0.5))}    ${cell(percentile(base, 0.95))}${cell(percentile(own, 0.5))}    ${cell(percentile(own, 0.95))}${ratio.toFixed(2)}`,
		);
	}
}
