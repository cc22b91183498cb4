import { afterEach, describe, expect, test } from 'vitest';
import { type ExamineScriptResult, examineScriptRequest } from '../../server/src/protocol/doctor.ts';
import { type Client, startClient } from '../support/lsp.ts';

let client: Client;
afterEach(() => client.close());

const config = '10.0.0.1/home/ddb/server/clusterDemo/config';
const nodes = 'localSite,mode\n10.0.0.1:8900:c1,controller\n10.0.0.1:8901:agent1,agent\n10.0.0.1:8902:node1,datanode';
const files = {
	[`${config}/cluster.nodes`]: nodes,
	[`${config}/controller.cfg`]: 'mode=controller\nlocalSite=10.0.0.1:8900:c1\n',
	[`${config}/agent.cfg`]: 'mode=agent\nlocalSite=10.0.0.1:8901:agent1\ncontrollerSite=10.0.0.1:8900:c1\n',
};
const script = 'cd /home/ddb/server/clusterDemo/config\r\n\r\necho 10.0.0.1:8903:node2,datanode >> cluster.nodes\r\n';
const examine = (text: string) => client.connection.sendRequest<ExamineScriptResult>(examineScriptRequest, { text });

describe('examining a script', () => {
	test('tells what it does to each file, and what is wrong with it, at its place', async () => {
		client = await startClient(files);
		const { findings, changes, summary } = await examine(script);
		expect(changes).toEqual([
			{
				host: '10.0.0.1',
				path: '/home/ddb/server/clusterDemo/config/cluster.nodes',
				status: 'changed',
				before: nodes,
				after: `${nodes}10.0.0.1:8903:node2,datanode\n`,
			},
		]);
		const glued = findings.find(({ code }) => code === 'script-glued-line');
		expect(glued).toMatchObject({
			severity: 'error',
			range: { start: { line: 2, character: 0 }, end: { line: 2, character: 50 } },
		});
		expect(summary).toContain('changes 1 files on 1 hosts');
	});

	test('looks at open files as they stand in the editor', async () => {
		client = await startClient(files);
		await client.open(`${config}/cluster.nodes`, `${nodes}\n`);
		const { findings, changes } = await examine(script);
		expect(findings.map(({ code }) => code)).not.toContain('script-glued-line');
		expect(changes[0]?.after).toBe(`${nodes}\n10.0.0.1:8903:node2,datanode\n`);
	});

	test('speaks the language of the editor, and leaves the diagnostics of files alone', async () => {
		client = await startClient(files, { locale: 'zh-cn' });
		const before = JSON.stringify([...client.diagnostics]);
		const { findings } = await examine(script);
		expect(findings.map(({ message }) => message).join()).toMatch(/最后一行没有换行符/);
		await client.settle();
		expect(JSON.stringify([...client.diagnostics])).toBe(before);
	});

	test('names the hosts that could be meant, and takes the one that is chosen', async () => {
		const other = Object.entries(files).map(([name, text]) =>
			[name, text].map((one) => one.replaceAll('10.0.0.1', '10.0.0.2')),
		);
		client = await startClient({ ...files, ...Object.fromEntries(other) });
		const { candidates, changes } = await examine('cd /home/ddb/server/clusterDemo/config\ntouch x.cfg\n');
		expect([candidates, changes.map(({ host }) => host)]).toEqual([['10.0.0.1', '10.0.0.2'], ['10.0.0.1']]);
		const chosen = await client.connection.sendRequest<ExamineScriptResult>(examineScriptRequest, {
			text: 'cd /home/ddb/server/clusterDemo/config\ntouch x.cfg\n',
			host: '10.0.0.2',
		});
		expect([chosen.candidates, chosen.changes.map(({ host }) => host)]).toEqual([[], ['10.0.0.2']]);
	});

	test('takes any text, and workspaces without clusters', async () => {
		client = await startClient({});
		expect((await examine('')).changes).toEqual([]);
		expect((await examine('"'.repeat(999))).findings.length).toBeGreaterThan(0);
		const { findings } = await examine('for ((;;)) do\n$(\necho "x >> cluster.nodes\n```\n');
		expect(findings.every(({ range }) => range.end.character >= range.start.character)).toBe(true);
		expect(client.messages).toEqual([]);
	});
});
