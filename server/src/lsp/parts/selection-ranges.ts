import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import type { Range } from '../../base/span.ts';
import { selectionRanges } from '../../features/selection/selection-ranges.ts';
import type { MakePart } from '../part.ts';
import { runSafe } from '../run-safe.ts';

/** Says what a selection takes in when it grows. */
export const selectionRangesPart: MakePart = ({ connection, workspace, uris }) => {
	connection.onSelectionRanges(
		runSafe<SelectionRangeParams, SelectionRange[] | null>(connection, 'selectionRange', null, (params) => {
			const file = workspace.snapshot().files.get(uris.id(params.textDocument.uri));
			if (!file) return null;
			return params.positions.map((position) => {
				const ranges = selectionRanges(file, uris.position(file.id, position));
				return toSelectionRange(ranges.map((range) => uris.range(file.id, range)));
			});
		}),
	);
	return {};
};

/** A range within the next one, and so on; the columns of a client may make two of them equal. */
function toSelectionRange([innermost, ...outer]: readonly Range[]): SelectionRange {
	const range = innermost ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
	const larger = outer.filter((one) => !isSame(one, range));
	return larger.length > 0 ? { range, parent: toSelectionRange(larger) } : { range };
}

function isSame(a: Range, b: Range): boolean {
	return JSON.stringify([a.start, a.end]) === JSON.stringify([b.start, b.end]);
}
