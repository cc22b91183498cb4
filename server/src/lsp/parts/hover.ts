import { hover } from '../../features/hover/hover.ts';
import type { MakePart } from '../part.ts';
import { runSafe } from '../run-safe.ts';

/** Says what stands under the pointer. */
export const hoverPart: MakePart = (session) => {
	const { connection, workspace, uris } = session;
	connection.onHover(
		runSafe(connection, 'hover', null, ({ textDocument, position }) => {
			const file = uris.id(textDocument.uri);
			const found = hover(workspace.snapshot(), file, uris.position(file, position), session.locale);
			if (!found) return null;
			return { contents: { kind: 'markdown' as const, value: found.markdown }, range: uris.range(file, found.range) };
		}),
	);
	return { initialize: () => ({ hoverProvider: true }) };
};
