import type { Location as LspLocation, TextDocumentPositionParams } from 'vscode-languageserver';
import { type FileId, type Location, rangeOf } from '../../base/span.ts';
import { type ClusterSymbol, symbolAt } from '../../features/navigation/symbol-at.ts';
import type { Uris } from '../../workspace/uris.ts';
import type { Session } from '../session.ts';

/** The file that a request names, and the node, host or port under its position. */
export function symbolFor(
	{ workspace, uris }: Session,
	{ textDocument, position }: TextDocumentPositionParams,
): { readonly file: FileId; readonly symbol: ClusterSymbol | undefined } {
	const file = uris.id(textDocument.uri);
	return { file, symbol: symbolAt(workspace.snapshot(), file, uris.position(file, position)) };
}

/** A place in the protocol's form. */
export function toLspLocation({ file, span }: Location, uris: Uris): LspLocation {
	return { uri: uris.uri(file), range: uris.range(file, rangeOf(span)) };
}
