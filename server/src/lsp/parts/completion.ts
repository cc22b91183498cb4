import {
	type CompletionItem,
	CompletionItemKind,
	InsertTextFormat,
	type TextDocumentPositionParams,
} from 'vscode-languageserver';
import { type Message, render, say } from '../../base/message.ts';
import { findParameter } from '../../catalog/catalog.ts';
import { complete } from '../../features/completion/complete.ts';
import type { Proposal } from '../../features/completion/proposal.ts';
import { catalogText } from '../../features/hover/parameter-text.ts';
import type { MakePart } from '../part.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';

const KINDS = {
	parameter: CompletionItemKind.Property,
	value: CompletionItemKind.Value,
	node: CompletionItemKind.Variable,
	row: CompletionItemKind.Struct,
} as const;

/** Proposes what can be written; the description of a parameter comes when somebody looks at it. */
export const completionPart: MakePart = (session) => {
	const completion = new Completion(session);
	return {
		initialize: ({ capabilities }) => {
			completion.hasSnippets = capabilities.textDocument?.completion?.completionItem?.snippetSupport ?? false;
			return { completionProvider: { triggerCharacters: ['.', '=', ',', ':'], resolveProvider: true } };
		},
	};
};

class Completion {
	readonly #session: Session;
	/** Whether the client fills in snippets. */
	hasSnippets = false;

	constructor(session: Session) {
		this.#session = session;
		const { connection, workspace, uris } = session;
		connection.onCompletion(
			runSafe<TextDocumentPositionParams, CompletionItem[]>(
				connection,
				'completion',
				[],
				({ textDocument, position }) => {
					const file = uris.id(textDocument.uri);
					const found = complete(workspace.snapshot(), file, uris.position(file, position));
					return found.map((proposal) => this.#item(file, proposal));
				},
			),
		);
		connection.onCompletionResolve((item) =>
			runSafe(connection, 'completionItem/resolve', item, () => this.#resolve(item))(item),
		);
	}

	#item(file: string, { kind, label, text, isSnippet, range, detail, parameter, rank }: Proposal): CompletionItem {
		const newText = isSnippet && !this.hasSnippets ? text.replace(/\$.*$/, '') : text;
		return {
			label,
			kind: KINDS[kind],
			sortText: `${rank}${label}`,
			filterText: label,
			textEdit: { range: this.#session.uris.range(file, range), newText },
			...(isSnippet && this.hasSnippets && { insertTextFormat: InsertTextFormat.Snippet }),
			...(detail !== undefined && { detail: this.#words(detail) }),
			...(parameter && { data: { parameter: parameter.name } }),
		};
	}

	#resolve(item: CompletionItem): CompletionItem {
		const name = (item.data as { parameter?: unknown } | undefined)?.parameter; // comes back as it was sent
		const parameter = typeof name === 'string' ? findParameter(name) : undefined;
		if (!parameter) return item;
		const value = catalogText(parameter, (template, values) => this.#words(say(template, values)));
		return { ...item, documentation: { kind: 'markdown', value } };
	}

	#words(text: Message | string): string {
		return typeof text === 'string' ? text : render(text, this.#session.locale);
	}
}
