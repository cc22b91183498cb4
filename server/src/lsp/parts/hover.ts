import type { Hover, TextDocumentPositionParams } from 'vscode-languageserver';
import type { FileId, Position } from '../../base/span.ts';
import { type HoverText, hover } from '../../features/hover/hover.ts';
import { targetHover } from '../../features/target-file/hover.ts';
import { markupFor } from '../markup.ts';
import type { MakePart } from '../part.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { targetText } from './target-text.ts';

/** Says what stands under the pointer. */
export const hoverPart: MakePart = (session) => {
	const { connection, uris } = session;
	let markup = markupFor(undefined);
	connection.onHover(
		runSafe<TextDocumentPositionParams, Hover | null>(connection, 'hover', null, ({ textDocument, position }) => {
			const file = uris.id(textDocument.uri);
			const found = hoverAt(session, file, uris.position(file, position));
			return found ? { contents: markup(found.markdown), range: uris.range(file, found.range) } : null;
		}),
	);
	return {
		initialize: ({ capabilities }) => {
			markup = markupFor(capabilities.textDocument?.hover?.contentFormat);
		},
	};
};

function hoverAt({ workspace, documents, locale }: Session, file: FileId, at: Position): HoverText | undefined {
	const target = targetText(documents, file);
	if (target !== undefined) return targetHover(workspace.snapshot(), file, target, at, locale);
	return hover(workspace.snapshot(), file, at, locale);
}
