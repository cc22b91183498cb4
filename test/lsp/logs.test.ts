import { afterEach, describe, expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver-protocol';
import { type ExplainLogResult, explainLogRequest } from '../../server/src/protocol/logs.ts';
import { type Client, root, startClient } from '../support/lsp.ts';

let client: Client;
afterEach(() => client.close());

const config = '10.0.0.1/ddb/config';
const nodes = 'localSite,mode\n10.0.0.1:8900:c1,controller\n10.0.0.1:8901:agent1,agent\n10.0.0.1:8902:node1,datanode\n';
const files = {
	[`${config}/cluster.nodes`]: nodes,
	[`${config}/controller.cfg`]: 'mode=controller\nlocalSite=10.0.0.1:8900:c1\n',
	[`${config}/agent.cfg`]: 'mode=agent\nlocalSite=10.0.0.1:8901:agent1\ncontrollerSite=10.0.0.1:8900:c1\n',
	[`${config}/cluster.cfg`]: 'maxMemSize=8\n',
};
const log =
	'start\r\n2023-10-26 09:01:31.349118 <ERROR> :Failed to bind the socket on port 8902 with error code 98\r\n';
const uri = (name: string) => `${root}/${name}`;
const explain = (text: string, name?: string) =>
	client.connection.sendRequest<ExplainLogResult>(explainLogRequest, { text, ...(name && { name }) });

describe('explaining a log', () => {
	test('leads from the words of the log to the lines of the files', async () => {
		client = await startClient(files);
		const { failures, summary } = await explain(log);
		expect(failures).toMatchObject([
			{
				id: 'port-in-use',
				severity: 'error',
				title: 'Port 8902 is in use',
				count: 1,
				range: { start: { line: 1, character: 36 }, end: { line: 1, character: 74 } },
			},
		]);
		expect(failures[0]?.places).toEqual([
			{
				uri: uri(`${config}/cluster.nodes`),
				range: { start: { line: 3, character: 9 }, end: { line: 3, character: 13 } },
				message: 'node1 listens on 10.0.0.1, port 8902.',
			},
		]);
		expect(summary).toBe('1 known failures, 1 of them errors, with 1 places in the files of the workspace.');
	});

	test('looks at files as they stand in the editor, and names the fix', async () => {
		client = await startClient(files);
		await client.open(`${config}/cluster.nodes`, `${nodes}10.0.0.1:8902:node2,datanode\n`);
		const { failures } = await explain(log);
		expect(failures[0]?.places[0]).toMatchObject({ fix: 'Move node2 to 10.0.0.1:8903' });
	});

	test('knows the node by the name of its log', async () => {
		const other = Object.entries(files).map(([name, text]) => [
			name.replace('10.0.0.1', '10.0.0.2'),
			text.replaceAll('10.0.0.1', '10.0.0.2').replaceAll('node1', 'node9').replaceAll('c1', 'c9'),
		]);
		client = await startClient({ ...files, ...Object.fromEntries(other) });
		const hosts = async (name: string) => (await explain(log, name)).failures[0]?.places.map((place) => place.uri);
		expect(await hosts('controller.log')).toHaveLength(2);
		expect(await hosts('/var/log/node9.log')).toEqual([uri(`${config.replace('10.0.0.1', '10.0.0.2')}/cluster.nodes`)]);
	});

	test('speaks the language of the editor, and leaves the diagnostics of files alone', async () => {
		client = await startClient(files, { locale: 'zh-cn' });
		const before = JSON.stringify([...client.diagnostics]);
		expect((await explain(log)).failures[0]?.title).toBe('端口 8902 已被占用');
		expect((await explain('')).summary).toMatch(/未发现已知的故障/);
		await client.settle();
		expect(JSON.stringify([...client.diagnostics])).toBe(before);
	});

	test('takes any text, and workspaces without clusters', async () => {
		client = await startClient({});
		expect((await explain(log)).failures[0]?.places).toEqual([]);
		for (const text of ['', '\0', '\ud800\n'.repeat(99), '<ERROR>'.repeat(9999)]) {
			expect((await explain(text)).failures).toEqual([]);
		}
		expect(client.messages).toEqual([]);
	});

	test('reads a large log within a second, and stops when nobody waits any more', async () => {
		client = await startClient(files);
		const line = `2023-10-26 09:01:31.349118 <INFO> :applyTidRedoLog : 2853,${'x'.repeat(60)}\n`;
		const large = line.repeat(100_000) + log;
		const started = performance.now();
		expect((await explain(large)).failures[0]?.range.start.line).toBe(100_001);
		expect(performance.now() - started).toBeLessThan(3000);
		const stop = new CancellationTokenSource();
		const answer = client.connection.sendRequest(explainLogRequest, { text: large.repeat(3) }, stop.token);
		stop.cancel();
		await expect(answer).rejects.toThrow(/cancelled/);
	});
});
