import { type ClientCapabilities, CompletionItemKind } from 'vscode-languageserver';

/** What a client can do with proposals. */
export interface CompletionClient {
	/** Fills in snippets. */
	readonly hasSnippets: boolean;
	/** Lets the user choose whether what stands behind the cursor is replaced. */
	readonly insertsOrReplaces: boolean;
	/** Shows types behind labels. */
	readonly hasLabelDetails: boolean;
	/** Shows Markdown, not just text. */
	readonly hasMarkdown: boolean;
	/** Takes over from the list what its items have in common, by the names of the protocol. */
	readonly defaults: ReadonlySet<string>;
	/** Whether the client knows a kind of item. */
	readonly knows: (kind: CompletionItemKind) => boolean;
}

/** Reads what a client says of itself; the least where it says nothing. */
export function completionClient({ textDocument }: ClientCapabilities): CompletionClient {
	const { completionItem: item, completionItemKind, completionList } = textDocument?.completion ?? {};
	const kinds = completionItemKind?.valueSet;
	return {
		hasSnippets: item?.snippetSupport ?? false,
		insertsOrReplaces: item?.insertReplaceSupport ?? false,
		hasLabelDetails: item?.labelDetailsSupport ?? false,
		hasMarkdown: item?.documentationFormat?.includes('markdown') ?? false,
		defaults: new Set(completionList?.itemDefaults ?? []),
		// Whoever does not say knows those of the first version of the protocol.
		knows: (kind) => (kinds ? kinds.includes(kind) : kind <= CompletionItemKind.Reference),
	};
}
