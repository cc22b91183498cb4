import type { LinkedEditingRangeParams, LinkedEditingRanges } from 'vscode-languageserver';
import { rangeOf } from '../../base/span.ts';
import { aliasPattern, linkedAliases } from '../../features/linked-editing/linked-aliases.ts';
import type { MakePart } from '../part.ts';
import { runSafe } from '../run-safe.ts';

/** Says which other places of a file change while somebody types an alias. */
export const linkedEditingPart: MakePart = ({ connection, workspace, uris }) => {
	connection.languages.onLinkedEditingRange(
		runSafe<LinkedEditingRangeParams, LinkedEditingRanges | null>(
			connection,
			'linkedEditingRange',
			null,
			({ textDocument, position }) => {
				const file = uris.id(textDocument.uri);
				const places = linkedAliases(workspace.snapshot(), file, uris.position(file, position));
				if (places.length === 0) return null;
				return { ranges: places.map(({ span }) => uris.range(file, rangeOf(span))), wordPattern: aliasPattern };
			},
		),
	);
	return {};
};
