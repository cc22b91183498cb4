import { afterEach, describe, expect, test } from 'vitest';
import {
	CancellationTokenSource,
	type DocumentDiagnosticReport,
	type FullDocumentDiagnosticReport,
	LSPErrorCodes,
	ProgressType,
	type WorkspaceDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { counts } from '../../server/src/lsp/diagnostics-reports.ts';
import { encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, type ClientOptions, root, startClient } from '../support/lsp.ts';
import { controllerText, nodesText, threeHosts } from '../support/three-hosts.ts';

let client: Client;
afterEach(() => client.close());

const uri = (file: string) => encodeUri(`${root}/${file}`);
const nodes2 = 'h2/config/cluster.nodes';
/** What is written here decides whether `nodes2` is right. */
const controller2 = 'h2/config/controller.cfg';
const moved = controllerText(2).replace('10.0.0.2', '10.0.0.9');

/** A client that asks for diagnostics, with or without more abilities. */
function start(
	files: Readonly<Record<string, string>> = threeHosts,
	{ refreshSupport = true, relatedDocumentSupport = false, ...options }: ClientOptions & Record<string, unknown> = {},
): Promise<Client> {
	const capabilities = {
		textDocument: { diagnostic: { relatedDocumentSupport } },
		workspace: { configuration: true, diagnostics: { refreshSupport } },
	} as const;
	return startClient(files, { ...options, capabilities } as Parameters<typeof startClient>[1]);
}

function ask(file: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
	return client.connection.sendRequest('textDocument/diagnostic', {
		textDocument: { uri: uri(file) },
		...(previousResultId !== undefined && { previousResultId }),
	});
}

function askAll(
	previous: ReadonlyMap<string, string> = new Map(),
	extra = {},
	token?: CancellationTokenSource['token'],
) {
	const previousResultIds = [...previous].map(([file, value]) => ({ uri: uri(file), value }));
	const params = { previousResultIds, ...extra };
	return client.connection.sendRequest<WorkspaceDiagnosticReport>(
		'workspace/diagnostic',
		params,
		...(token ? [token] : []),
	);
}

/** The names of reports by file. */
function namesIn({ items }: WorkspaceDiagnosticReport): Map<string, string> {
	return new Map(items.map((item) => [item.uri.slice(root.length + 1), item.resultId ?? '']));
}

const codesOf = (report: DocumentDiagnosticReport) =>
	report.kind === 'full' ? report.items.map(({ code }) => code) : report.kind;
const refreshes = () => client.asked.filter(({ method }) => method === 'workspace/diagnostic/refresh').length;

describe('a client gets diagnostics in one way only', () => {
	test('who can ask is sent nothing', async () => {
		client = await start();
		await client.open(nodes2, threeHosts[nodes2] ?? '');
		expect(client.published.size).toBe(0);
		expect(codesOf(await ask(nodes2))).toContain('cross-controller-site-differ');
	});

	test('who cannot ask, or wants to be sent them, is not answered', async () => {
		client = await startClient(threeHosts);
		expect(client.diagnostics.get(nodes2)?.length).toBeGreaterThan(0);
		await expect(ask(nodes2)).rejects.toThrow('Unhandled method');
		client.close();
		client = await start(threeHosts, { initializationOptions: { diagnostics: 'push' } });
		expect(client.diagnostics.get(nodes2)?.length).toBeGreaterThan(0);
		await expect(ask(nodes2)).rejects.toThrow('Unhandled method');
	});
});

describe('of one file', () => {
	test('what did not change is not told again', async () => {
		client = await start();
		const { resultId } = await ask(nodes2);
		expect(await ask(nodes2, resultId)).toEqual({ kind: 'unchanged', resultId });
		await client.open(nodes2, threeHosts[nodes2] ?? '');
		await client.change(nodes2, nodesText.replace('10.0.0.2', '10.0.0.8'));
		const changed = await ask(nodes2, resultId);
		expect(changed.kind).toBe('full');
		expect(changed.resultId).not.toBe(resultId);
	});

	test('another language is another result', async () => {
		client = await start(threeHosts, { settings: { language: 'zh-cn' } });
		const chinese = (await ask(nodes2)) as FullDocumentDiagnosticReport;
		expect(chinese.items.map(({ message }) => message).join()).toMatch(/[\u4e00-\u9fff]/);
		client.connection.onRequest('workspace/configuration', () => [{ language: 'en' }]);
		await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
		await client.settle();
		const english = (await ask(nodes2, chinese.resultId)) as FullDocumentDiagnosticReport;
		expect(english.items.map(({ message }) => message).join()).not.toMatch(/[\u4e00-\u9fff]/);
		expect(refreshes()).toBe(1);
	});

	test('files that are not ours, are gone, or never were have none', async () => {
		client = await start({ 'game/server.cfg': 'sv_cheats 1\n', ...threeHosts });
		for (const file of ['game/server.cfg', 'nowhere/agent.cfg', 'readme.md']) {
			expect(await ask(file)).toMatchObject({ kind: 'full', items: [] });
		}
		const { resultId } = await ask(nodes2);
		client.disk.delete(`${root}/${nodes2}`);
		const changes = [{ uri: uri(nodes2), type: 3 }];
		await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
		expect(await ask(nodes2, resultId)).toMatchObject({ kind: 'full', items: [] });
	});

	test('the other files of the cluster come along where the client takes them, each once', async () => {
		client = await start(threeHosts, { relatedDocumentSupport: true });
		await client.open(controller2, controllerText(2));
		const first = await ask(controller2);
		expect(Object.keys(first.relatedDocuments ?? {})).toContain(uri(nodes2));
		const second = await ask(controller2, first.resultId);
		expect(second.relatedDocuments).toBeUndefined();
		await client.change(controller2, `${moved}nonsense\n`);
		const third = await ask(controller2, second.resultId);
		expect(Object.keys(third.relatedDocuments ?? {})).toContain(uri(nodes2));
		// Whoever does not have the last answer does not have what came with it.
		const again = await ask(controller2, first.resultId);
		expect(Object.keys(again.relatedDocuments ?? {})).toContain(uri(nodes2));
	});
});

describe('of the workspace', () => {
	test('all files are told of, then only what changed', async () => {
		client = await start();
		await client.open(nodes2, threeHosts[nodes2] ?? '');
		const first = await askAll();
		expect(new Set(namesIn(first).keys())).toEqual(new Set(Object.keys(threeHosts)));
		expect(first.items.find((item) => item.uri === uri(nodes2))?.version).toBe(1);
		await client.change(nodes2, nodesText);
		const second = await askAll(namesIn(first));
		expect(namesIn(second).size).toBe(Object.keys(threeHosts).length);
		const changed = second.items.filter(({ kind }) => kind === 'full').map((item) => item.uri);
		expect(changed).toContain(uri(nodes2));
		expect(changed).not.toContain(uri('h3/config/cluster.nodes'));
	});

	test('the answer waits until there is something to tell', async () => {
		client = await start();
		await client.open(nodes2, threeHosts[nodes2] ?? '');
		const known = namesIn(await askAll());
		let isAnswered = false;
		const waiting = askAll(known).finally(() => {
			isAnswered = true;
		});
		await client.settle();
		await client.change(nodes2, `${threeHosts[nodes2]} \n`.replace(' \n', '')); // nothing that diagnostics speak of
		expect(isAnswered).toBe(false);
		await client.change(nodes2, nodesText);
		expect((await waiting).items.some(({ kind }) => kind === 'full')).toBe(true);
	});

	test('a file that is gone is told of, and then forgotten', async () => {
		client = await start();
		const known = namesIn(await askAll());
		client.disk.delete(`${root}/${nodes2}`);
		const changes = [{ uri: uri(nodes2), type: 3 }];
		await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
		const { items } = await askAll(known);
		expect(items.find((item) => item.uri === uri(nodes2))).toMatchObject({ kind: 'full', items: [] });
	});

	test('a request that waits is cancelled, gives way to a later one, and ends with the server', async () => {
		client = await start();
		const known = namesIn(await askAll());
		const source = new CancellationTokenSource();
		const cancelled = askAll(known, {}, source.token);
		await client.settle();
		source.cancel();
		await expect(cancelled).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
		const earlier = askAll(known);
		const later = askAll(known);
		expect(await earlier).toEqual({ items: [] });
		await client.settle();
		await client.connection.sendRequest('shutdown');
		expect(await later).toEqual({ items: [] });
	});

	test('many files come in parts', async () => {
		const files = Object.fromEntries(
			Array.from({ length: 250 }, (_, at) => [`c${at}/config/agent.cfg`, `mode=agent\nlocalSite=10.0.0.1:${at}:a\n`]),
		);
		client = await start(files);
		const parts: number[] = [];
		client.connection.onProgress(new ProgressType<WorkspaceDiagnosticReport>(), 'parts', ({ items }) => {
			parts.push(items.length);
		});
		expect(await askAll(new Map(), { partialResultToken: 'parts' })).toEqual({ items: [] });
		expect(parts).toEqual([100, 100, 50]);
	});

	test('a request is cancelled between two parts', async () => {
		const files = Object.fromEntries(
			Array.from({ length: 1000 }, (_, at) => [`c${at}/config/agent.cfg`, 'mode=agent\n']),
		);
		client = await start(files);
		const source = new CancellationTokenSource();
		let parts = 0;
		client.connection.onProgress(new ProgressType<WorkspaceDiagnosticReport>(), 'parts', () => {
			parts++;
			source.cancel();
		});
		await expect(askAll(new Map(), { partialResultToken: 'parts' }, source.token)).rejects.toMatchObject({
			code: LSPErrorCodes.RequestCancelled,
		});
		expect(parts).toBeLessThan(10);
	});
});

describe('a client is let know when to ask again', () => {
	test('after an edit that changes another file it asked for, and not after one that does not', async () => {
		client = await start();
		await client.open(controller2, controllerText(2));
		await ask(nodes2);
		await ask(controller2);
		await client.change(controller2, `${controllerText(2)}nonsense\n`);
		expect(refreshes()).toBe(0);
		await client.change(controller2, moved);
		expect(refreshes()).toBe(1);
	});

	test('not before it asked, and not if it cannot be told', async () => {
		client = await start();
		await client.open(controller2, controllerText(2));
		await client.change(controller2, moved);
		expect(refreshes()).toBe(0);
		client.close();
		client = await start(threeHosts, { refreshSupport: false });
		await ask(nodes2);
		await client.open(controller2, moved);
		expect(refreshes()).toBe(0);
	});

	test('once at a time, also where it never answers', async () => {
		client = await start(threeHosts, {
			answer: (method) => (method === 'workspace/diagnostic/refresh' ? new Promise(() => undefined) : undefined),
		});
		await ask(nodes2);
		await client.open(controller2, moved);
		await client.change(controller2, controllerText(2));
		await client.change(controller2, moved);
		expect(refreshes()).toBe(1);
		await ask(nodes2);
		await client.settle();
		expect(refreshes()).toBe(2);
	});
});

test('diagnostics that did not change are not made again, whatever is asked', async () => {
	client = await start();
	await client.open('h1/config/controller.cfg', controllerText(1));
	const known = namesIn(await askAll());
	const before = counts.made;
	await askAll();
	await ask(nodes2);
	expect(counts.made - before).toBe(0);
	await client.change('h1/config/controller.cfg', `${controllerText(1)}nonsense\n`);
	await askAll(known);
	expect(counts.made - before).toBe(1);
});
