import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A server that many know, on a file of the format that it is for. */
export interface Peer {
	readonly name: string;
	/** The package that it comes with, and the script in it that is run. */
	readonly package: string;
	readonly script: string;
	readonly args: readonly string[];
	readonly file: string;
	readonly languageId: string;
	/** A file of so many lines that is right. */
	text(lines: number): string;
}

const PARAMETERS = ['volumes', 'redoLogDir', 'TSDBRedoLogDir', 'chunkMetaDir', 'persistenceDir'];

/** The settings of many nodes, as our own file of that size has them: a name and a value for each line. */
function settings(lines: number): (readonly [name: string, value: string])[] {
	return Array.from({ length: lines }, (_, at) => {
		const node = `node${String(Math.floor(at / PARAMETERS.length) + 1).padStart(5, '0')}`;
		const parameter = PARAMETERS[at % PARAMETERS.length] ?? '';
		return [`${node}.${parameter}`, `/ssd/${node}/${parameter}`];
	});
}

const text = (lines: readonly string[]) => `${lines.join('\n')}\n`;

function json(lines: number): string {
	const entries = settings(lines - 2).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
	return text(['{', ...entries.join(',\n').split('\n'), '}']);
}

function compose(lines: number): string {
	const services = Array.from({ length: Math.floor((lines - 1) / 5) }, (_, at) => {
		const node = `node${String(at + 1).padStart(5, '0')}`;
		return [
			`  ${node}:`,
			'    image: dolphindb/dolphindb',
			`    hostname: ${node}`,
			'    volumes:',
			`      - /ssd/${node}`,
		];
	});
	return text(['services:', ...services.flat()]);
}

/** The servers beside which ours is measured; their versions stand in peers/package.json. */
const PEERS: readonly Peer[] = [
	{
		name: 'JSON',
		package: 'vscode-langservers-extracted',
		script: 'bin/vscode-json-language-server',
		args: ['--stdio'],
		file: 'bench.json',
		languageId: 'json',
		text: json,
	},
	{
		name: 'YAML',
		package: 'yaml-language-server',
		script: 'bin/yaml-language-server',
		args: ['--stdio'],
		file: 'bench.yaml',
		languageId: 'yaml',
		text: (lines) => text(settings(lines).map(([name, value]) => `${name}: ${value}`)),
	},
	{
		name: 'Dockerfile',
		package: 'dockerfile-language-server-nodejs',
		script: 'bin/docker-langserver',
		args: ['--stdio'],
		file: 'Dockerfile',
		languageId: 'dockerfile',
		text: (lines) =>
			text(['FROM alpine', ...settings(lines - 1).map(([name, value]) => `ENV ${name.replace('.', '_')}=${value}`)]),
	},
	{
		name: 'Compose',
		package: '@microsoft/compose-language-service',
		script: 'bin/docker-compose-langserver',
		args: ['--stdio'],
		file: 'compose.yaml',
		languageId: 'dockercompose',
		text: compose,
	},
];

const folderIn = (root: string) => path.join(root, 'test/bench/peers');

/** Installs the servers of others from the registry, for the benchmark alone; gives those that can be had. */
export function installPeers(root: string): { peers: Peer[]; missing: string[] } {
	const folder = folderIn(root);
	try {
		execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder, stdio: 'ignore' });
	} catch {
		// Without the registry there is what was installed before, or nothing; either is said.
	}
	const isThere = (peer: Peer) => existsSync(scriptOf(root, peer));
	return { peers: PEERS.filter(isThere), missing: PEERS.filter((peer) => !isThere(peer)).map(({ name }) => name) };
}

function scriptOf(root: string, { package: name, script }: Peer): string {
	return path.join(folderIn(root), 'node_modules', name, script);
}

/** How a peer is started. */
export function commandOf(root: string, peer: Peer): string[] {
	return [process.execPath, scriptOf(root, peer), ...peer.args];
}

/** The version of a peer that is installed. */
export function versionOf(root: string, { package: name }: Peer): string {
	const manifest = path.join(folderIn(root), 'node_modules', name, 'package.json');
	return `${name} ${JSON.parse(readFileSync(manifest, 'utf8')).version}`;
}
