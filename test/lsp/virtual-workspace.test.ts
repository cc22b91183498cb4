import { expect, test } from 'vitest';
import { connect } from '../support/lsp.ts';
import { type Content, startVirtualClient } from '../support/virtual-client.ts';
import { startWebServer } from '../support/web-server.ts';

const agent = 'mode=agent\nlocalSite=10.0.0.2:8801:agent2\ncontrollerSite=10.0.0.1:8900:controller1\n';
const nodes = 'localSite,mode\n10.0.0.1:8900:controller1,controller\n10.0.0.2:8801:agent2,agent\n';

/** Two hosts whose lists of nodes differ, in a place that only the client can read. */
function twoHosts(folder: string): Map<string, Content> {
	return new Map<string, Content>([
		[`${folder}/10.0.0.1/config/cluster.nodes`, `${nodes}10.0.0.1:8902:node1,datanode\n`],
		[`${folder}/10.0.0.1/config/controller.cfg`, 'mode=controller\nlocalSite=10.0.0.1:8900:controller1\n'],
		[`${folder}/10.0.0.2/%E9%85%8D%20%E7%BD%AE/cluster.nodes`, `${nodes}10.0.0.1:8903:node1,datanode\n`],
		[`${folder}/10.0.0.2/%E9%85%8D%20%E7%BD%AE/agent.cfg`, agent],
		[`${folder}/node_modules/x/agent.cfg`, agent],
		[`${folder}/README.md`, '# not ours'],
	]);
}

const folders = [
	'memfs:/sample',
	'vscode-vfs://github/owner/repository',
	'vscode-test-web://mount',
	'vscode-remote://127.0.0.1:1234/w',
	'vscode-remote://wsl%2Bubuntu/w',
];

test.for(folders)('%s: files that are not open are read by asking the client, and checked', async (folder) => {
	const connection = connect();
	const files = twoHosts(folder);
	const client = await startVirtualClient(connection, { folder, files });
	await client.ready();
	const told = [...client.diagnostics].filter(([, found]) => found.some(({ code }) => code === 'cross-nodes-differ'));
	const related = told.flatMap(([, found]) => found.flatMap(({ relatedInformation = [] }) => relatedInformation));
	const mentioned = new Set([...told.map(([uri]) => uri), ...related.map(({ location }) => location.uri)]);
	expect([...mentioned].sort()).toEqual([...files.keys()].filter((uri) => /10.*cluster\.nodes$/.test(uri)));
	expect(client.said).toEqual([]);
	expect(client.asked.filter((uri) => /node_modules|README/.test(uri))).toEqual([]);
	connection.dispose();
});

test('the server in a worker does the same, and ends with the conversation', async () => {
	const { connection, isClosed } = await startWebServer();
	const files = twoHosts('file:///sample'); // folders of the machine, as browsers open them
	const client = await startVirtualClient(connection, { folder: 'file:///sample', files });
	await client.ready();
	const codes = [...client.diagnostics.values()].flat().map(({ code }) => code);
	expect(codes).toContain('cross-nodes-differ');
	expect(client.said).toEqual([]);
	expect(isClosed()).toBe(false);
	await connection.sendRequest('shutdown');
	await connection.sendNotification('exit');
	await expect.poll(isClosed).toBe(true);
	connection.dispose();
});

test('what cannot be read is said once, and the other files are checked', async () => {
	const connection = connect();
	const folder = 'memfs:/w';
	const files = twoHosts(folder);
	files.set(`${folder}/10.0.0.1/config/controller.cfg`, { failure: 'NoPermissions' });
	files.set(`${folder}/10.0.0.3/agent.cfg`, 'x'.repeat(8 * 1024 * 1024 + 1));
	files.set(`${folder}/10.0.0.4/agent.cfg`, Uint8Array.of(1, 2, 0, 3));
	files.set(`${folder}/10.0.0.5/agent.cfg`, agent);
	files.set(`${folder}/10.0.0.5`, { failure: 'Unavailable' });
	const client = await startVirtualClient(connection, { folder, files });
	await client.ready();
	expect([...client.said].sort()).toEqual([
		'memfs:/w/10.0.0.1/config/controller.cfg: cannot be read (NoPermissions). Check its permissions.',
		'memfs:/w/10.0.0.3/agent.cfg: 8 MB is too large for a configuration file (at most 8 MB); it was not read.',
		'memfs:/w/10.0.0.4/agent.cfg: this is a binary file, not a configuration file; it was not read.',
		'memfs:/w/10.0.0.5: the folder cannot be read (Unavailable). Check its permissions.',
	]);
	expect([...client.diagnostics.values()].flat().map(({ code }) => code)).toContain('cross-nodes-differ');
	connection.dispose();
});

test('a file that is not UTF-8 is read as far as it can be, as on a disk', async () => {
	const connection = connect();
	const folder = 'memfs:/w';
	const gbk = Uint8Array.of(...new TextEncoder().encode(agent), 0x23, 0xbd, 0xda, 0x0a);
	const client = await startVirtualClient(connection, { folder, files: new Map([[`${folder}/agent.cfg`, gbk]]) });
	await client.ready();
	expect([...client.diagnostics.values()].flat().map(({ code }) => code)).toContain('file-encoding');
	connection.dispose();
});

test('a file system behind a network is not flooded', async () => {
	const connection = connect();
	const folder = 'vscode-vfs://github/owner/large';
	const files = new Map<string, Content>(
		Array.from({ length: 100 }, (_, at) => [`${folder}/10.0.1.${at}/agent.cfg`, agent]),
	);
	const client = await startVirtualClient(connection, { folder, files });
	await client.ready();
	expect(client.asked.filter((uri) => uri.endsWith('agent.cfg')).length).toBe(100);
	expect(client.busiest()).toBeLessThanOrEqual(16);
	expect(client.busiest()).toBeGreaterThan(4);
	connection.dispose();
});

test('a client that is not ours is told once what is out of reach', async () => {
	const connection = connect();
	const folder = 'memfs:/w';
	const client = await startVirtualClient(connection, { folder, files: twoHosts(folder), ownClient: false });
	await client.ready();
	expect(client.asked).toEqual([]);
	expect(client.said).toEqual([expect.stringMatching(/^memfs:\/w: this folder is not on the machine/)]);
	connection.dispose();
});
