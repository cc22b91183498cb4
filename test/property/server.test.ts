import fc from 'fast-check';
import { expect, test } from 'vitest';
import type {
	Diagnostic,
	TextDocumentContentChangeEvent,
	WorkspaceDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, root, startClient } from '../support/lsp.ts';
import { controllerText, nodesText, threeHosts } from '../support/three-hosts.ts';

const names = ['h1/config/cluster.nodes', 'h2/config/cluster.nodes', 'h2/config/controller.cfg', 'h3/config/agent.cfg'];
const texts = [
	nodesText,
	nodesText.replace('10.0.0.2', '10.0.0.9').replaceAll('\n', '\r\n'),
	`\ufeff${controllerText(2)}`,
	`${controllerText(2)}nonsense`,
	'mode=agent\nlocalSite=10.0.0.3:8801:agent3\nsites=10.0.0.3:8801:agent3:agent\n',
	'',
];
const methods = [
	...['hover', 'definition', 'references', 'documentHighlight', 'documentSymbol', 'completion', 'prepareRename'],
	...['rename', 'foldingRange', 'documentLink', 'formatting', 'semanticTokens/full', 'codeLens', 'inlayHint'],
	...['codeAction', 'diagnostic', 'linkedEditingRange', 'signatureHelp', 'selectionRange', 'nothingOfTheKind'],
];

const name = fc.nat(7).map((at) => names[Math.max(0, at - 4)] ?? ''); // mostly the first
const text = fc.constantFrom(...texts);
const piece = fc.constantFrom('x', '10.0.0.7:8900:c7,controller\n', '\n', '');
const place = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ line: fc.nat(5), character: fc.nat(40) }) },
	fc.record({ line: fc.constantFrom(-1, 0.5, 99, 2 ** 32), character: fc.constantFrom(-3, 1.5, 1e9) }),
);

function weighted<Value>(weight: number, parts: { [Key in keyof Value]: fc.Arbitrary<Value[Key]> }) {
	return { weight, arbitrary: fc.record<Value>(parts) };
}

/** Something that a client sends, whether or not it may. */
const message = fc.oneof(
	weighted(3, { kind: fc.constant('open' as const), name, text }),
	weighted(2, { kind: fc.constant('replace' as const), name, text, version: fc.integer({ min: -1, max: 60 }) }),
	weighted(5, { kind: fc.constant('insert' as const), name, at: place, version: fc.nat(60), text: piece }),
	weighted(1, { kind: fc.constant('close' as const), name }),
	weighted(1, { kind: fc.constant('save' as const), name }),
	weighted(2, { kind: fc.constant('write' as const), name, text: fc.option(text), isTold: fc.boolean() }),
	weighted(1, { kind: fc.constant('settings' as const), off: fc.subarray(['cross', 'controller', 'file']) }),
	weighted(3, { kind: fc.constant('ask' as const), name, method: fc.constantFrom(...methods), at: place, end: place }),
);
type Message = typeof message extends fc.Arbitrary<infer Value> ? Value : never;

/** What the client knows: the disk, the texts of its editor, and the settings. */
interface World {
	readonly disk: Map<string, string>;
	readonly open: Map<string, TextDocument>;
	/** Documents of which it told something that cannot be. */
	readonly doubtful: Set<string>;
	readonly settings: { disabledRules: string[] };
}

/** Does to the text of the editor what a change says; a change that cannot be is none, and leaves doubt. */
function change(world: World, name: string, version: number, changed: TextDocumentContentChangeEvent): void {
	const document = world.open.get(name);
	if (!document) return;
	const isWhole = !('range' in changed);
	const isLate = version < document.version;
	if (isLate && isWhole) return;
	if (isWhole) world.doubtful.delete(name);
	const { line, character } = isWhole ? { line: 0, character: 0 } : changed.range.start;
	const isPlace = [line, character].every((number) => Number.isInteger(number) && number >= 0);
	if (isLate || !isPlace || line > document.lineCount) world.doubtful.add(name);
	if (!world.doubtful.has(name)) TextDocument.update(document, [changed], version);
}

const uri = (file: string) => encodeUri(`${root}/${file}`);
const open = (client: Client, file: string, content: string, version: number) =>
	client.connection.sendNotification('textDocument/didOpen', {
		textDocument: { uri: uri(file), languageId: 'dolphindb-cfg', version, text: content },
	});

/** Sends a message, and does to the world what it says. */
async function send(client: Client, world: World, one: Message): Promise<unknown> {
	const { connection } = client;
	if (one.kind === 'settings') {
		world.settings.disabledRules = one.off;
		return connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
	}
	const textDocument = { uri: uri(one.name) };
	switch (one.kind) {
		case 'open':
			world.doubtful.delete(one.name);
			world.open.set(one.name, TextDocument.create(one.name, '', 10, one.text));
			return open(client, one.name, one.text, 10);
		case 'replace':
		case 'insert': {
			const changed = one.kind === 'insert' ? { range: { start: one.at, end: one.at }, text: one.text } : one;
			change(world, one.name, one.version, changed);
			const contentChanges = [one.kind === 'insert' ? changed : { text: one.text }];
			const versioned = { ...textDocument, version: one.version };
			return connection.sendNotification('textDocument/didChange', { textDocument: versioned, contentChanges });
		}
		case 'close':
			world.open.delete(one.name);
			world.doubtful.delete(one.name);
			return connection.sendNotification('textDocument/didClose', { textDocument });
		case 'save':
			return connection.sendNotification('textDocument/didSave', { textDocument });
		case 'write': {
			const file = `${root}/${one.name}`;
			if (one.text === null) world.disk.delete(file);
			else world.disk.set(file, one.text);
			const changes = [{ uri: textDocument.uri, type: one.text === null ? 3 : 2 }];
			return one.isTold ? connection.sendNotification('workspace/didChangeWatchedFiles', { changes }) : undefined;
		}
		default:
			// Nobody waits for the answer, as an editor does not; an error is an answer.
			void connection
				.sendRequest(`textDocument/${one.method}`, { textDocument, ...paramsAt(one.at, one.end) })
				.catch(() => undefined);
			return undefined;
	}
}

/** Everything that some request wants to know. */
function paramsAt(position: { line: number; character: number }, end: { line: number; character: number }) {
	return {
		position,
		positions: [position, end],
		range: { start: position, end },
		newName: 'other',
		context: { diagnostics: [], includeDeclaration: true, isRetrigger: false, triggerKind: 1 },
		options: { tabSize: 4, insertSpaces: true },
	};
}

/** What the client knows of every file at last: its diagnostics, its outline, and what is said of a place in it. */
async function outcome(client: Client, isPull: boolean): Promise<unknown> {
	await client.settle();
	const said = names.flatMap((file) => {
		const params = { textDocument: { uri: uri(file) }, position: { line: 1, character: 16 } };
		return ['documentSymbol', 'hover'].map((method) => client.connection.sendRequest(`textDocument/${method}`, params));
	});
	return { found: await diagnosticsOf(client, isPull), said: await Promise.all(said) };
}

async function diagnosticsOf(client: Client, isPull: boolean): Promise<Record<string, Diagnostic[]>> {
	if (!isPull) return sorted([...client.diagnostics]);
	const params = { previousResultIds: [] };
	const report = await client.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', params);
	return sorted(report.items.map((item) => [item.uri.slice(root.length + 1), item.kind === 'full' ? item.items : []]));
}

function sorted(found: [string, Diagnostic[]][]): Record<string, Diagnostic[]> {
	return Object.fromEntries(found.filter(([, items]) => items.length > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Sends the whole text of what is doubtful, as a client does that notices. */
async function repair(client: Client, world: World): Promise<void> {
	for (const file of world.doubtful) {
		const contentChanges = [{ text: world.open.get(file)?.getText() ?? '' }];
		const textDocument = { uri: uri(file), version: 1000 };
		await client.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges });
	}
}

test('whatever a client sends, the server lives, and at last it is like one that was started on the same files', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(message, { maxLength: 40, size: 'max' }), fc.boolean(), async (messages, isPull) => {
			const settings = { disabledRules: [] as string[] };
			const options = {
				settings,
				capabilities: {
					workspace: { configuration: true, didChangeWatchedFiles: { dynamicRegistration: true } },
					...(isPull && { textDocument: { diagnostic: {} } }),
				},
			};
			const client = await startClient({ ...threeHosts }, options);
			const world: World = { disk: client.disk, open: new Map(), doubtful: new Set(), settings };
			for (const one of messages) await send(client, world, one);
			const changes = names.map((file) => ({ uri: uri(file), type: 2 }));
			await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
			await client.settle();
			await repair(client, world);
			const found = await outcome(client, isPull);

			const files = [...world.disk].map(([file, content]) => [file.slice(root.length + 1), content] as const);
			const fresh = await startClient(Object.fromEntries(files), options);
			for (const [file, document] of world.open) await open(fresh, file, document.getText(), 1);
			expect(found).toEqual(await outcome(fresh, isPull));
			expect(client.messages.filter((line) => /TypeError|RangeError|ReferenceError/.test(line))).toEqual([]);
			client.close();
			fresh.close();
		}),
		{ numRuns: Number(process.env['RUNS'] ?? 40), timeout: 60_000 },
	);
});
