import { afterEach, describe, expect, test } from 'vitest';
import type { ClientCapabilities, SignatureHelp } from 'vscode-languageserver-protocol';
import { encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, root, startClient } from '../support/lsp.ts';

const nodes = 'localSite,mode\n10.0.0.1:8900:c1,controller\n10.0.0.1:8801:a1,agent\n';
const files = {
	'p1/config/cluster.nodes': nodes,
	'p1/config/controller.cfg': 'mode=controller\nlocalSite=10.0.0.1:8900:c1\n',
	'p1/config/agent.cfg': '\ufeffmode=agent\nlocalSite=10.0.0.1:8801:a1\ncontrollerSite=\n',
};

const able: ClientCapabilities = {
	textDocument: {
		signatureHelp: {
			signatureInformation: {
				documentationFormat: ['markdown'],
				parameterInformation: { labelOffsetSupport: true },
				activeParameterSupport: true,
			},
		},
	},
};

let client: Client;
afterEach(() => client.close());

/** What is shown at a place of an open document. */
async function helpAt(file: string, line: number, character: number): Promise<SignatureHelp | null> {
	return client.connection.sendRequest('textDocument/signatureHelp', {
		textDocument: { uri: encodeUri(`${root}/${file}`) },
		position: { line, character },
	});
}

async function start(capabilities: ClientCapabilities = able): Promise<void> {
	client = await startClient(files, { capabilities });
}

describe('while a site is typed', () => {
	test('the active part follows the cursor', async () => {
		await start();
		const typed = 'controllerSite=10.0.0.1:8900:c';
		await client.open('p1/config/agent.cfg', `mode=agent\nlocalSite=10.0.0.1:8801:a1\n${typed}`);
		const active = async (text: string) => (await helpAt('p1/config/agent.cfg', 2, text.length))?.activeParameter;
		expect(await active('controllerSite=')).toBe(0);
		expect(await active('controllerSite=10.0.0.1:')).toBe(1);
		expect(await active(typed)).toBe(2);
		expect(await helpAt('p1/config/agent.cfg', 0, 0)).toBeNull();
	});

	test('a row of cluster.nodes has the columns of the header', async () => {
		await start();
		await client.open(
			'p1/config/cluster.nodes',
			nodes.replace('mode', 'mode,computeGroup,zone').concat('10.0.0.2:8902'),
		);
		const help = await helpAt('p1/config/cluster.nodes', 3, 13);
		expect(help?.signatures[0]?.label).toBe('host:port:alias,mode,computeGroup,zone');
		expect(help?.signatures[0]?.activeParameter).toBe(1);
		expect(help?.signatures[0]?.parameters?.map(({ label }) => label)).toEqual([
			[0, 4],
			[5, 9],
			[10, 15],
			[16, 20],
			[21, 33],
			[34, 38],
		]);
		expect(help?.signatures[0]?.parameters?.[1]?.documentation).toMatchObject({ kind: 'markdown' });
	});

	test('columns are counted as an editor does that hides a byte order mark', async () => {
		client = await startClient(
			{ ...files, 'p1/config/agent.cfg': '\ufefflocalSite=10.0.0.1:8801:a1\nmode=agent\n' },
			{ capabilities: able },
		);
		await client.open('p1/config/agent.cfg', 'localSite=10.0.0.1:8801:a1\nmode=agent\n');
		expect((await helpAt('p1/config/agent.cfg', 0, 'localSite=10.0.0.1:'.length))?.activeParameter).toBe(1);
		expect((await helpAt('p1/config/agent.cfg', 0, 'localSite='.length))?.activeParameter).toBe(0);
	});
});

test('a client that knows little gets names of parts and plain text', async () => {
	await start({});
	const help = await helpAt('p1/config/agent.cfg', 1, 20);
	const [signature] = help?.signatures ?? [];
	expect(signature?.parameters?.map(({ label }) => label)).toEqual(['host', 'port', 'alias']);
	expect(signature?.documentation).toMatchObject({ kind: 'plaintext' });
	expect(signature && 'activeParameter' in signature).toBe(false);
	expect(JSON.stringify(help)).not.toContain('`');
});

test('places that do not exist have none', async () => {
	await start();
	expect(await helpAt('p1/config/agent.cfg', 50, 3)).toBeNull();
	expect(await helpAt('p1/config/none.cfg', 0, 0)).toBeNull();
	expect(await helpAt('p1/config/cluster.nodes', 77, 3)).toBeNull();
	expect(client.messages).toEqual([]);
});
