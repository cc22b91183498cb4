import type { Hover, TextDocumentPositionParams } from 'vscode-languageserver';
import { hover } from '../../features/hover/hover.ts';
import { markupFor } from '../markup.ts';
import type { MakePart } from '../part.ts';
import { runSafe } from '../run-safe.ts';

/** Says what stands under the pointer. */
export const hoverPart: MakePart = (session) => {
	const { connection, workspace, uris } = session;
	let markup = markupFor(undefined);
	connection.onHover(
		runSafe<TextDocumentPositionParams, Hover | null>(connection, 'hover', null, ({ textDocument, position }) => {
			const file = uris.id(textDocument.uri);
			const found = hover(workspace.snapshot(), file, uris.position(file, position), session.locale);
			return found ? { contents: markup(found.markdown), range: uris.range(file, found.range) } : null;
		}),
	);
	return {
		initialize: ({ capabilities }) => {
			markup = markupFor(capabilities.textDocument?.hover?.contentFormat);
			return { hoverProvider: true };
		},
	};
};
