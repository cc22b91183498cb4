import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import { render } from '../../base/message.ts';
import { rangeOf } from '../../base/span.ts';
import { documentLinks } from '../../features/links/document-links.ts';
import type { MakePart } from '../part.ts';
import { runSafe } from '../run-safe.ts';

/** Says what a file leads to. */
export const documentLinksPart: MakePart = (session) => {
	const { connection, workspace, uris } = session;
	connection.onDocumentLinks(
		runSafe<DocumentLinkParams, DocumentLink[]>(connection, 'documentLink', [], ({ textDocument }) => {
			const links = documentLinks(workspace.snapshot(), uris.id(textDocument.uri));
			return links.map(({ at, target, tooltip }) => ({
				range: uris.range(at.file, rangeOf(at.span)),
				target: 'url' in target ? target.url : uris.uri(target.file),
				tooltip: render(tooltip, session.locale),
			}));
		}),
	);
	return {};
};
