import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ClientCapabilities, InitializeResult } from 'vscode-languageserver-protocol';
import * as protocol from 'vscode-languageserver-protocol';
import { connect, memoryFiles, root as workspace } from '../support/lsp.ts';

const root = path.resolve(import.meta.dirname, '../..');
const parts = readdirSync(path.join(root, 'server/src/lsp/parts')).map((name) => `lsp/parts/${name}`);

/** A row of docs/features.md. */
interface Row {
	readonly method: string;
	readonly isYes: boolean;
	/** The file, or the reason. */
	readonly where: string;
	readonly fixtures: string;
	readonly test: string;
}

const rows = readFileSync(path.join(root, 'docs/features.md'), 'utf8').split('\n').flatMap(rowIn);
const ofProtocol = rows.filter(({ method }) => !method.startsWith('dolphindbCluster/'));
const own = rows.filter(({ method }) => method.startsWith('dolphindbCluster/'));

function rowIn(line: string): Row[] {
	const [, method = '', answer = '', where = '', fixtures = '', name = ''] =
		/^\| `([\w$/]+)` \| (yes|no) \| (.+?) \| (.*?) ?\| (.*?) ?\|$/.exec(line) ?? [];
	if (method === '') return [];
	const plain = (text: string) => text.replaceAll('`', '').trim();
	const isYes = answer === 'yes';
	return [{ method, isYes, where: isYes ? plain(where) : where, fixtures: plain(fixtures), test: plain(name) }];
}

/** Every request and notification that the protocol library exports, and the two that are no objects of it. */
function methodsOfProtocol(): string[] {
	const found = Object.entries(protocol).flatMap(([name, value]) => {
		// Whatever the library exports.
		const { type, method = type?.method } = value as { method?: unknown; type?: { method?: unknown } };
		return /(Request|Notification)$/.test(name) && typeof method === 'string' ? [method] : [];
	});
	return [...new Set([...found, '$/cancelRequest', '$/progress'])].sort();
}

/** Where the answer to `initialize` states a method that a client may send. */
const STATED: Readonly<Record<string, string>> = {
	'textDocument/didOpen': 'textDocumentSync.openClose',
	'textDocument/didClose': 'textDocumentSync.openClose',
	'textDocument/didChange': 'textDocumentSync.change',
	'textDocument/didSave': 'textDocumentSync.save',
	'textDocument/willSave': 'textDocumentSync.willSave',
	'textDocument/willSaveWaitUntil': 'textDocumentSync.willSaveWaitUntil',
	'notebookDocument/didOpen': 'notebookDocumentSync',
	'notebookDocument/didChange': 'notebookDocumentSync',
	'notebookDocument/didSave': 'notebookDocumentSync',
	'notebookDocument/didClose': 'notebookDocumentSync',
	'textDocument/prepareCallHierarchy': 'callHierarchyProvider',
	'callHierarchy/incomingCalls': 'callHierarchyProvider',
	'callHierarchy/outgoingCalls': 'callHierarchyProvider',
	'textDocument/prepareTypeHierarchy': 'typeHierarchyProvider',
	'typeHierarchy/supertypes': 'typeHierarchyProvider',
	'typeHierarchy/subtypes': 'typeHierarchyProvider',
	'documentLink/resolve': 'documentLinkProvider.resolveProvider',
	'codeLens/resolve': 'codeLensProvider.resolveProvider',
	'inlayHint/resolve': 'inlayHintProvider.resolveProvider',
	'codeAction/resolve': 'codeActionProvider.resolveProvider',
	'completionItem/resolve': 'completionProvider.resolveProvider',
	'textDocument/semanticTokens/full': 'semanticTokensProvider.full',
	'textDocument/semanticTokens/full/delta': 'semanticTokensProvider.full.delta',
	'textDocument/semanticTokens/range': 'semanticTokensProvider.range',
	'textDocument/documentColor': 'colorProvider',
	'textDocument/colorPresentation': 'colorProvider',
	'textDocument/formatting': 'documentFormattingProvider',
	'textDocument/rangeFormatting': 'documentRangeFormattingProvider',
	'textDocument/rangesFormatting': 'documentRangeFormattingProvider.rangesSupport',
	'textDocument/onTypeFormatting': 'documentOnTypeFormattingProvider',
	'textDocument/prepareRename': 'renameProvider.prepareProvider',
	'workspace/symbol': 'workspaceSymbolProvider',
	'workspaceSymbol/resolve': 'workspaceSymbolProvider.resolveProvider',
	'workspace/didChangeWorkspaceFolders': 'workspace.workspaceFolders.changeNotifications',
	'workspace/executeCommand': 'executeCommandProvider',
	'workspace/diagnostic': 'diagnosticProvider.workspaceDiagnostics',
	'workspace/textDocumentContent': 'workspace.textDocumentContent',
	...Object.fromEntries(
		['Create', 'Rename', 'Delete'].flatMap((what) =>
			['will', 'did'].map((when) => [`workspace/${when}${what}Files`, `workspace.fileOperations.${when}${what}`]),
		),
	),
};

/** Methods that a client sends without being told that it may, and those that the server sends. */
const UNSTATED = new Set([
	...['initialize', 'initialized', 'shutdown', 'exit', '$/cancelRequest', '$/progress', '$/setTrace', '$/logTrace'],
	...['workspace/didChangeConfiguration', 'workspace/didChangeWatchedFiles', 'window/workDoneProgress/cancel'],
]);

/** A client that can do everything. */
const everything: ClientCapabilities = {
	textDocument: { diagnostic: {}, rename: { prepareSupport: true } },
	workspace: {
		fileOperations: Object.fromEntries(
			['willCreate', 'didCreate', 'willRename', 'didRename', 'willDelete', 'didDelete'].map((name) => [name, true]),
		),
	},
};

let capabilities: unknown;
beforeAll(async () => {
	const connection = connect(memoryFiles(new Map()));
	connection.listen();
	const params = { processId: null, rootUri: workspace, capabilities: everything };
	({ capabilities } = await connection.sendRequest<InitializeResult>('initialize', params));
	connection.dispose();
});

/** What the server states at a path of its answer; nothing where it is silent or says no. */
function stated(place: string): boolean {
	const value = place
		.split('.')
		.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], capabilities);
	return value !== undefined && value !== false && value !== null && value !== 0;
}

describe('the table of methods', () => {
	test('has each method of the protocol once', () => {
		expect(ofProtocol.map(({ method }) => method).sort()).toEqual(methodsOfProtocol());
	});

	test('says of itself what the server says to a client that can do everything', () => {
		const fromServer = new Set(
			Object.values(protocol).flatMap((value) => {
				const { messageDirection, method } = value as { messageDirection?: string; method?: string };
				return messageDirection === 'serverToClient' && method !== undefined ? [method] : [];
			}),
		);
		const bad = ofProtocol
			.filter(({ method }) => !UNSTATED.has(method) && !fromServer.has(method))
			.filter(({ method, isYes }) => {
				const place = STATED[method] ?? `${/^textDocument\/(\w+)$/.exec(method)?.[1]}Provider`;
				return stated(place) !== isYes;
			});
		expect(bad.map(({ method, isYes }) => `${method}: ${isYes ? 'is not stated' : 'is stated'}`)).toEqual([]);
	});

	test('names for each yes the source, fixtures if it is a feature, and a whole-server test', () => {
		const bad = rows
			.filter(({ isYes }) => isYes)
			.flatMap(({ method, where, fixtures, test: name }) => {
				const files = [
					`server/src/${where}`,
					`test/lsp/${name}.test.ts`,
					...(fixtures ? [`test/fixtures/${fixtures}`] : []),
				];
				const missing = files.filter((file) => !existsSync(path.join(root, file)));
				const isFeature = where.startsWith('lsp/parts/') && method.startsWith('textDocument/');
				return [...missing, ...(isFeature && fixtures === '' ? ['fixtures'] : [])].map(
					(what) => `${method}: no ${what}`,
				);
			});
		expect(bad).toEqual([]);
	});

	test('has a test that speaks of the method, or of its feature', () => {
		const bad = ofProtocol.filter(({ isYes, method, test: name }) => {
			const file = path.join(root, `test/lsp/${name}.test.ts`);
			if (!isYes || !existsSync(file)) return false;
			return !readFileSync(file, 'utf8').includes(method.split('/').at(-1) ?? '') && !SUPPORTED.has(method);
		});
		expect(bad.map(({ method, test: name }) => `${name} does not speak of ${method}`)).toEqual([]);
	});

	test('has a reason in words for each no', () => {
		const bad = rows.filter(({ isYes, where }) => !isYes && !/^[A-Z].{20,}\.$/.test(where));
		expect(bad.map(({ method }) => method)).toEqual([]);
	});

	test('has a row for each part of the server', () => {
		const named = new Set(rows.map(({ where }) => where));
		const silent = parts.filter((part) => isPart(part) && !named.has(part));
		expect(silent).toEqual([]);
	});
});

/** Methods that the support of all whole-server tests sends and hears. */
const SUPPORTED = new Set([
	...['initialize', 'initialized', 'textDocument/didOpen', 'textDocument/didChange', 'workspace/configuration'],
	...['textDocument/publishDiagnostics', 'window/logMessage', 'window/showMessage', '$/cancelRequest', '$/progress'],
]);

function isPart(file: string): boolean {
	return /export const \w+Part\b/.test(readFileSync(path.join(root, 'server/src', file), 'utf8'));
}

test('the table of our own messages has each of them once', () => {
	const folder = path.join(root, 'server/src/protocol');
	const sources = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
	const methods = sources.flatMap((source) =>
		[...source.matchAll(/'(dolphindbCluster\/\w+)'/g)].map(([, name]) => name),
	);
	expect(own.map(({ method }) => method).sort()).toEqual([...new Set(methods)].sort());
});
