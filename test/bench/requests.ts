import type { LspProcess } from './lsp-process.ts';

/** The place that requests are about: a word in the middle of a file. */
export interface Place {
	readonly uri: string;
	readonly line: number;
	readonly character: number;
	readonly lines: number;
}

/** A request of the protocol that our server answers. */
export interface Request {
	readonly method: string;
	/** The capability by which the server says that it answers, with a dot before a part of it. */
	readonly capability: string;
	/** What is asked, of a server that has the file open. */
	readonly params: (place: Place, server: LspProcess) => unknown;
}

const file = ({ uri }: Place) => ({ textDocument: { uri } });
const at = (place: Place) => ({ ...file(place), position: positionOf(place) });
const positionOf = ({ line, character }: Place) => ({ line, character });
const here = (place: Place) => ({ start: positionOf(place), end: positionOf(place) });
/** What fits on a screen, around the place. */
const screen = ({ line }: Place) => ({
	start: { line: Math.max(0, line - 25), character: 0 },
	end: { line: line + 25, character: 0 },
});
const options = { tabSize: 4, insertSpaces: false };

/** The first of the things that another request gives, for requests that ask more about one of them. */
async function first(server: LspProcess, method: string, params: unknown): Promise<unknown> {
	const answer = await server.ask<unknown[] | { items?: unknown[] } | null>(method, params);
	return (Array.isArray(answer) ? answer : answer?.items)?.[0] ?? {};
}

const request = (method: string, capability: string, params: Request['params']): Request => ({
	method,
	capability,
	params,
});

const actions = (place: Place) => ({ ...file(place), range: here(place), context: { diagnostics: [] } });

/** Every request that our server answers about a file or a workspace. */
export const REQUESTS: readonly Request[] = [
	request('textDocument/hover', 'hoverProvider', at),
	request('textDocument/completion', 'completionProvider', at),
	request('completionItem/resolve', 'completionProvider', (place, server) =>
		first(server, 'textDocument/completion', at(place)),
	),
	request('textDocument/definition', 'definitionProvider', at),
	request('textDocument/references', 'referencesProvider', (place) => ({
		...at(place),
		context: { includeDeclaration: true },
	})),
	request('textDocument/documentHighlight', 'documentHighlightProvider', at),
	request('textDocument/documentSymbol', 'documentSymbolProvider', file),
	request('textDocument/signatureHelp', 'signatureHelpProvider', at),
	request('textDocument/linkedEditingRange', 'linkedEditingRangeProvider', at),
	request('textDocument/prepareRename', 'renameProvider', at),
	request('textDocument/rename', 'renameProvider', (place) => ({ ...at(place), newName: 'renamed' })),
	request('textDocument/codeAction', 'codeActionProvider', actions),
	request('codeAction/resolve', 'codeActionProvider', (place, server) =>
		first(server, 'textDocument/codeAction', actions(place)),
	),
	request('textDocument/codeLens', 'codeLensProvider', file),
	request('codeLens/resolve', 'codeLensProvider', (place, server) =>
		first(server, 'textDocument/codeLens', file(place)),
	),
	request('textDocument/inlayHint', 'inlayHintProvider', (place) => ({ ...file(place), range: screen(place) })),
	request('inlayHint/resolve', 'inlayHintProvider', (place, server) =>
		first(server, 'textDocument/inlayHint', { ...file(place), range: screen(place) }),
	),
	request('textDocument/documentLink', 'documentLinkProvider', file),
	request('textDocument/foldingRange', 'foldingRangeProvider', file),
	request('textDocument/selectionRange', 'selectionRangeProvider', (place) => ({
		...file(place),
		positions: [positionOf(place)],
	})),
	request('textDocument/formatting', 'documentFormattingProvider', (place) => ({ ...file(place), options })),
	request('textDocument/rangeFormatting', 'documentRangeFormattingProvider', (place) => ({
		...file(place),
		range: screen(place),
		options,
	})),
	request('textDocument/rangesFormatting', 'documentRangeFormattingProvider', (place) => ({
		...file(place),
		ranges: [screen(place)],
		options,
	})),
	request('textDocument/onTypeFormatting', 'documentOnTypeFormattingProvider', (place) => ({
		...at(place),
		ch: '\n',
		options,
	})),
	request('textDocument/semanticTokens/full', 'semanticTokensProvider', file),
	request('textDocument/semanticTokens/full/delta', 'semanticTokensProvider', async (place, server) => {
		const tokens = await server.ask<{ resultId?: string }>('textDocument/semanticTokens/full', file(place));
		return { ...file(place), previousResultId: tokens.resultId ?? '' };
	}),
	request('textDocument/semanticTokens/range', 'semanticTokensProvider', (place) => ({
		...file(place),
		range: screen(place),
	})),
	request('textDocument/diagnostic', 'diagnosticProvider', file),
	request('workspace/diagnostic', 'diagnosticProvider', () => ({ previousResultIds: [] })),
	request('workspace/symbol', 'workspaceSymbolProvider', () => ({ query: 'agent1' })),
	request('dolphindbCluster/clusters', 'dolphindbCluster', () => ({})),
	request('dolphindbCluster/tree', 'dolphindbCluster', () => ({})),
	request('dolphindbCluster/topologyExport', 'dolphindbCluster', async (_, server) => {
		const { clusters } = await server.ask<{ clusters: readonly { id: string }[] }>('dolphindbCluster/clusters', {});
		return { cluster: clusters[0]?.id ?? '', off: [], format: 'svg' };
	}),
	request('dolphindbCluster/status', 'dolphindbCluster', ({ uri }) => ({ uri })),
	request('dolphindbCluster/effective', 'dolphindbCluster', ({ uri }) => ({ uri })),
	request('dolphindbCluster/fixAll', 'dolphindbCluster', ({ uri }) => ({ uri, where: 'cluster' })),
	request('dolphindbCluster/versionLens', 'dolphindbCluster', () => ({ versions: ['2.00.10', '3.00.2'] })),
];
