import { afterEach, describe, expect, test } from 'vitest';
import type { DocumentLink } from 'vscode-languageserver-protocol';
import { encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, root, startClient } from '../support/lsp.ts';

const nodes = 'localSite,mode\n10.0.0.1:8900:c1,controller\n10.0.0.2:8900:c2,controller\n';
const controller = (host: number) => `localSite=10.0.0.${host}:8900:c${host}\nmode=controller\ndfsHAMode=Raft\n`;
const files = {
	'10.0.0.1/config/cluster.nodes': nodes,
	'10.0.0.1/config/controller.cfg': controller(1),
	'10.0.0.2/my config/cluster.nodes': nodes,
	'10.0.0.2/my config/controller.cfg': controller(2),
};

let client: Client;
afterEach(() => client.close());

const ask = (file: string) =>
	client.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', {
		textDocument: { uri: encodeUri(`${root}/${file}`) },
	});
const range = (line: number, start: number, end: number) => ({
	start: { line, character: start },
	end: { line, character: end },
});

describe('document links', () => {
	test('lead to the web interface of a controller and to the same file on another host', async () => {
		client = await startClient(files);
		expect(client.capabilities.documentLinkProvider).toEqual({});
		const links = await ask('10.0.0.1/config/cluster.nodes');
		expect(links.slice(1)).toEqual([
			{ range: range(1, 9, 13), target: 'http://10.0.0.1:8900', tooltip: 'Open the web interface of c1' },
			{
				range: range(2, 0, 8),
				target: `${root}/10.0.0.2/my%20config/cluster.nodes`,
				tooltip: 'Open cluster.nodes of 10.0.0.2',
			},
			{ range: range(2, 9, 13), target: 'http://10.0.0.2:8900', tooltip: 'Open the web interface of c2' },
		]);
	});

	test('speak the language of the client, and count columns as it does', async () => {
		const options = { initializationOptions: { locale: 'zh-cn' } };
		const name = '10.0.0.1/config/controller.cfg';
		client = await startClient({ ...files, [name]: `\ufeff${controller(1)}` }, options);
		await client.open(name, controller(1));
		const [manual, web] = await ask(name);
		expect(manual).toMatchObject({ range: range(0, 0, 9), tooltip: '打开手册中的配置说明' });
		expect(web).toMatchObject({ range: range(0, 19, 23), tooltip: '打开 c1 的 Web 界面' });
	});

	test('are none in a file of another program, or in none', async () => {
		client = await startClient({ ...files, 'x/other.cfg': '[a]\nlocalSite=10.0.0.1:8900:c1\n' });
		expect([await ask('x/other.cfg'), await ask('x/none.cfg')]).toEqual([[], []]);
	});
});
