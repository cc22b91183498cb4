import type { CompletionItem, CompletionList, TextDocumentPositionParams } from 'vscode-languageserver';
import { render, say } from '../../base/message.ts';
import { findParameter } from '../../catalog/catalog.ts';
import { complete } from '../../features/completion/complete.ts';
import { catalogText } from '../../features/hover/parameter-text.ts';
import { completeTarget } from '../../features/target-file/complete.ts';
import { type CompletionClient, completionClient } from '../completion-client.ts';
import { completionList } from '../completion-items.ts';
import type { MakePart } from '../part.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { targetText } from './target-text.ts';

/**
 * Proposes what can be written; the description of a parameter comes when somebody looks at it. There are no commit
 * characters: every sign that ends one proposal may as well belong to what the user goes on to write.
 */
export const completionPart: MakePart = (session) => {
	const { connection } = session;
	let client = completionClient({});
	connection.onCompletion(
		runSafe<TextDocumentPositionParams, CompletionList>(connection, 'completion', NOTHING, (params) =>
			listAt(params, session, client),
		),
	);
	connection.onCompletionResolve((item) =>
		runSafe(connection, 'completionItem/resolve', item, () => described(item, session, client))(item),
	);
	return {
		initialize: ({ capabilities }) => {
			client = completionClient(capabilities);
		},
	};
};

const NOTHING: CompletionList = { isIncomplete: false, items: [] };

function listAt(
	{ textDocument, position }: TextDocumentPositionParams,
	{ workspace, documents, uris, locale, ownClient, jsonServer }: Session,
	client: CompletionClient,
): CompletionList {
	const file = uris.id(textDocument.uri);
	const at = uris.position(file, position);
	const target = targetText(documents, file);
	const json = { hasSchema: jsonServer, hasSnippets: client.hasSnippets };
	const found =
		target === undefined
			? complete(workspace.snapshot(), file, at)
			: completeTarget(workspace.snapshot(), file, target, at, json);
	return completionList(found, { file, position: at, uris, locale, client, isOwnClient: ownClient });
}

/** Clients send an item back as they got it, or with what they made of it. */
function described(item: CompletionItem, { locale }: Session, { hasMarkdown }: CompletionClient): CompletionItem {
	const data: { parameter?: unknown; isParameter?: unknown } = item.data ?? {};
	const name = data.isParameter === true ? item.label : data.parameter;
	const parameter = typeof name === 'string' ? findParameter(name) : undefined;
	if (!parameter || item.documentation) return item;
	const text = catalogText(parameter, (template, values) => render(say(template, values), locale));
	const value = hasMarkdown ? text : text.replace(/\*\*|`/g, '');
	return { ...item, documentation: { kind: hasMarkdown ? 'markdown' : 'plaintext', value } };
}
