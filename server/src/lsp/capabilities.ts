import {
	CodeActionKind,
	type FileOperationOptions,
	type InitializeParams,
	type InitializeResult,
	type ServerCapabilities,
	TextDocumentSyncKind,
} from 'vscode-languageserver';
import { tokenModifiers, tokenTypes } from '../features/semantic-tokens/semantic-token.ts';
import type { InitializationOptions } from '../protocol/messages.ts';
import { filePattern } from '../protocol/watched-files.ts';

/** The version the server reports; the build puts the one of package.json here. */
declare const SERVER_VERSION: string | undefined;

/** Ours among the actions of a kind, for editors that bind a key to one of them. */
export const SUFFIX = 'dolphindb';

/** The kinds of actions that change files without a finding. */
export const REFACTORING_KINDS: readonly string[] = [CodeActionKind.RefactorRewrite, `source.sort.${SUFFIX}`];

/** The kind that mends a file whole; editors can be told to ask for it on saving. */
export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.${SUFFIX}`;

/** Files that can be ours; and all folders, for no client tells of the files in a folder that is moved or deleted. */
const OPERATIONS = {
	filters: [{ pattern: { glob: filePattern, matches: 'file' } }, { pattern: { glob: '**/*', matches: 'folder' } }],
} satisfies FileOperationOptions['didCreate'];

/**
 * The answer to `initialize`. It stands apart from the parts that do what it promises, so that a client has it before
 * they are loaded: this file imports nothing that knows DolphinDB.
 */
export function answerTo(params: InitializeParams): InitializeResult {
	return {
		capabilities: { ...always(), ...byClient(params) },
		serverInfo: { name: 'dolphindb-cluster', version: typeof SERVER_VERSION === 'string' ? SERVER_VERSION : 'dev' },
	};
}

/** What the server says of itself, whoever asks. */
function always(): ServerCapabilities {
	const signatureTriggers = [':', ',', '='];
	return {
		// The text comes with every save, so that it is known again where a client told changes out of order.
		textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: true } },
		codeActionProvider: {
			codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL_KIND, ...REFACTORING_KINDS],
			resolveProvider: true,
		},
		codeLensProvider: { resolveProvider: true },
		completionProvider: {
			// What separates names, values and parts of sites, also as Chinese input methods write it.
			triggerCharacters: ['.', '=', ',', ':', '<', '/', '＝', '，', '：'],
			resolveProvider: true,
			completionItem: { labelDetailsSupport: true },
		},
		definitionProvider: true,
		documentLinkProvider: {},
		foldingRangeProvider: true,
		documentFormattingProvider: true,
		documentRangeFormattingProvider: { rangesSupport: true },
		documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
		documentHighlightProvider: true,
		hoverProvider: true,
		inlayHintProvider: { resolveProvider: true },
		linkedEditingRangeProvider: true,
		referencesProvider: true,
		selectionRangeProvider: true,
		semanticTokensProvider: {
			legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
			full: { delta: true },
			range: true,
		},
		signatureHelpProvider: { triggerCharacters: signatureTriggers, retriggerCharacters: signatureTriggers },
		documentSymbolProvider: true,
		workspaceSymbolProvider: true,
	};
}

/** What depends on the client. */
function byClient(params: InitializeParams): ServerCapabilities {
	const { workspace, textDocument } = params.capabilities;
	const fileOperations = isOwnClient(params) ? undefined : operationsFor(workspace?.fileOperations);
	return {
		renameProvider: textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
		...(isAskedFor(params) && {
			diagnosticProvider: { identifier: 'dolphindb', interFileDependencies: true, workspaceDiagnostics: true },
		}),
		workspace: {
			workspaceFolders: { supported: true, changeNotifications: true },
			...(fileOperations && { fileOperations }),
		},
	};
}

function operationsFor(told: FileOperationSupport): FileOperationOptions {
	return {
		...(told?.didCreate && { didCreate: OPERATIONS }),
		...(told?.didRename && { didRename: OPERATIONS }),
		...(told?.didDelete && { didDelete: OPERATIONS }),
	};
}

type FileOperationSupport = NonNullable<InitializeParams['capabilities']['workspace']>['fileOperations'];

/** Whether the client is our own. The options are ours; a foreign client may send anything in their place. */
export function isOwnClient({ initializationOptions }: InitializeParams): boolean {
	return (initializationOptions as InitializationOptions | undefined)?.ownClient === true;
}

/** Whether a client asks for diagnostics: one that could may want to be sent them all the same. */
export function isAskedFor({ capabilities, initializationOptions }: InitializeParams): boolean {
	const wantsPush = (initializationOptions as InitializationOptions | undefined)?.diagnostics === 'push';
	return Boolean(capabilities.textDocument?.diagnostic) && !wantsPush;
}
