import type { Location as LspLocation, TextDocumentPositionParams } from 'vscode-languageserver';
import { type FileId, type Location, rangeOf } from '../../base/span.ts';
import { type ClusterSymbol, symbolAt } from '../../features/navigation/symbol-at.ts';
import type { Uris } from '../../workspace/uris.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import type { Session } from '../session.ts';

/** The state that a request asks about, the file that it names, and what that names under the position. */
export function symbolFor(
	{ workspace, uris }: Session,
	{ textDocument, position }: TextDocumentPositionParams,
): { readonly snapshot: Snapshot; readonly file: FileId; readonly symbol: ClusterSymbol | undefined } {
	const file = uris.id(textDocument.uri);
	const snapshot = workspace.snapshot();
	return { snapshot, file, symbol: symbolAt(snapshot, file, uris.position(file, position)) };
}

/** A place in the protocol's form. */
export function toLspLocation({ file, span }: Location, uris: Uris): LspLocation {
	return { uri: uris.uri(file), range: uris.range(file, rangeOf(span)) };
}
