import { afterEach, describe, expect, test } from 'vitest';
import type { ClientCapabilities, InlayHint } from 'vscode-languageserver-protocol';
import { encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, root, startClient } from '../support/lsp.ts';

const nodes = 'localSite,mode\n10.0.0.1:8900:c1,controller\n10.0.0.1:8801:a1,agent\n10.0.0.1:8902:n1,datanode\n';
const files = {
	'p1/config/cluster.nodes': nodes,
	'p1/config/controller.cfg': 'mode=controller\nlocalSite=10.0.0.1:8900:c1\n',
	'p1/config/agent.cfg': 'mode=agent\nlocalSite=10.0.0.1:8801:a1\ncontrollerSite=10.0.0.1:8900:c1\n',
	'p1/config/cluster.cfg': 'maxMemSize=8\nvolumes=/ssd/<ALIAS>/v\n',
	'p2/config/cluster.nodes': 'localSite,mode\n10.9.0.1:8900:x1,controller\n',
	'p2/config/controller.cfg': 'mode=controller\nlocalSite=10.9.0.1:8900:x1\n',
};
const able: ClientCapabilities = {
	textDocument: {
		inlayHint: { resolveSupport: { properties: ['tooltip'] } },
		hover: { contentFormat: ['markdown'] },
	},
	workspace: { inlayHint: { refreshSupport: true }, workspaceFolders: true },
};

let client: Client;
afterEach(() => client.close());
const uri = (file: string) => encodeUri(`${root}/${file}`);

function hintsIn(file: string, first = 0, last = 100): Promise<InlayHint[]> {
	return client.connection.sendRequest('textDocument/inlayHint', {
		textDocument: { uri: uri(file) },
		range: { start: { line: first, character: 0 }, end: { line: last, character: 0 } },
	});
}

const labels = (hints: readonly InlayHint[]) =>
	hints.map(({ position, label }) => {
		const text = typeof label === 'string' ? label : label.map(({ value }) => value).join('');
		return `${position.line}:${position.character} ${text}`;
	});

/** The refresh requests that the client got; it answers when told to. */
function refreshes(): { count: () => number; answer: () => void } {
	let count = 0;
	let waiting: (() => void)[] = [];
	client.connection.onRequest('workspace/inlayHint/refresh', () => {
		count++;
		return new Promise((resolve) => waiting.push(() => resolve(null)));
	});
	return {
		count: () => count,
		answer: () => {
			for (const one of waiting) one();
			waiting = [];
		},
	};
}

describe('hints', () => {
	test('lead to the row, and tell more when they are looked at', async () => {
		client = await startClient(files, { capabilities: able });
		const hints = await hintsIn('p1/config/agent.cfg');
		expect(labels(hints)).toEqual(['1:26 agent', '2:31 controller']);
		const [, hint] = hints;
		const range = { start: { line: 1, character: 14 }, end: { line: 1, character: 16 } };
		expect(hint?.label).toEqual([{ value: 'controller', location: { uri: uri('p1/config/cluster.nodes'), range } }]);
		expect(hint?.tooltip).toBeUndefined();
		const resolved: InlayHint = await client.connection.sendRequest('inlayHint/resolve', hint);
		expect(resolved.tooltip).toMatchObject({ kind: 'markdown' });
		expect(JSON.stringify(resolved.tooltip)).toContain('**`c1`** — controller');
	});

	test('are those of the lines that are asked for', async () => {
		client = await startClient(files, { capabilities: able });
		expect(labels(await hintsIn('p1/config/agent.cfg', 2, 3))).toEqual(['2:31 controller']);
		expect(labels(await hintsIn('p1/config/agent.cfg', 50, 60))).toEqual([]);
		expect(await hintsIn('p1/config/none.cfg')).toEqual([]);
	});

	test('come with all they tell where the client cannot ask for it, as plain text', async () => {
		client = await startClient(files);
		const [hint] = await hintsIn('p1/config/cluster.cfg');
		expect(hint?.tooltip).toEqual({ kind: 'plaintext', value: '8 GB' });
		expect(hint?.data).toBeUndefined();
	});

	test('stand where an editor counts that hides a byte order mark', async () => {
		client = await startClient({ ...files, 'p1/config/cluster.cfg': '\ufeffmaxMemSize=8\n' }, { capabilities: able });
		await client.open('p1/config/cluster.cfg', 'maxMemSize=8\n');
		const hints = await hintsIn('p1/config/cluster.cfg');
		expect(labels(hints)).toEqual(['0:12 GB']);
		const resolved: InlayHint = await client.connection.sendRequest('inlayHint/resolve', hints[0]);
		expect(resolved.tooltip).toMatchObject({ value: '`8 GB`' });
	});

	test('are switched off by kind', async () => {
		client = await startClient(files, {
			settings: { inlayHints: { units: false } },
			capabilities: { ...able, workspace: { ...able.workspace, configuration: true } },
		});
		expect(labels(await hintsIn('p1/config/cluster.cfg'))).toEqual(['1:22 → /ssd/n1/v']);
	});

	test('that are gone when somebody looks stay as they were', async () => {
		client = await startClient(files, { capabilities: able });
		await client.open('p1/config/agent.cfg', files['p1/config/agent.cfg']);
		const [hint] = await hintsIn('p1/config/agent.cfg');
		await client.change('p1/config/agent.cfg', 'mode=agent\n');
		const resolved: InlayHint = await client.connection.sendRequest('inlayHint/resolve', hint);
		expect(resolved.tooltip).toBeUndefined();
		expect(client.messages).toEqual([]);
	});
});

describe('the client is asked to fetch hints anew', () => {
	test('when another file of the cluster has changed, and not when the file itself or another cluster has', async () => {
		client = await startClient(files, { capabilities: able });
		const { count, answer } = refreshes();
		await client.open('p1/config/agent.cfg', files['p1/config/agent.cfg']);
		await client.change('p1/config/agent.cfg', `${files['p1/config/agent.cfg']}# note\n`);
		expect(count()).toBe(0);
		await client.open('p2/config/cluster.nodes', files['p2/config/cluster.nodes']);
		await client.change('p2/config/cluster.nodes', `${files['p2/config/cluster.nodes']}10.9.0.1:8902:x2,datanode\n`);
		expect(count()).toBe(0);
		await client.open('p1/config/cluster.nodes', nodes);
		expect(count()).toBe(0);
		await client.change('p1/config/cluster.nodes', nodes.replace('c1,controller', 'c1,agent'));
		expect(count()).toBe(1);
		answer();
		expect(labels(await hintsIn('p1/config/agent.cfg', 2, 3))).toEqual(['2:31 agent']);
	});

	test('once, however often it changes before the client answers, and once more for what came meanwhile', async () => {
		client = await startClient(files, { capabilities: able });
		const { count, answer } = refreshes();
		await client.open('p1/config/agent.cfg', files['p1/config/agent.cfg']);
		await client.open('p1/config/cluster.nodes', nodes);
		for (const alias of ['d1', 'd2', 'd3', 'd4']) {
			await client.change('p1/config/cluster.nodes', nodes.replace('n1', alias));
		}
		expect(count()).toBe(1);
		answer();
		await client.settle();
		expect(count()).toBe(2);
		answer();
		await client.settle();
		expect(count()).toBe(2);
	});

	test('when a file changes on disk', async () => {
		client = await startClient(files, { capabilities: able });
		const { count } = refreshes();
		await client.open('p1/config/agent.cfg', files['p1/config/agent.cfg']);
		client.disk.set(`${root}/p1/config/cluster.nodes`, nodes.replace('c1,controller', 'c1,agent'));
		await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
			changes: [{ uri: uri('p1/config/cluster.nodes'), type: 2 }],
		});
		await client.settle();
		expect(count()).toBe(1);
	});

	test('not where it cannot', async () => {
		client = await startClient(files);
		const { count } = refreshes();
		await client.open('p1/config/agent.cfg', files['p1/config/agent.cfg']);
		await client.open('p1/config/cluster.nodes', nodes);
		await client.change('p1/config/cluster.nodes', nodes.replace('c1,controller', 'c1,agent'));
		expect(count()).toBe(0);
	});
});
