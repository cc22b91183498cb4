import { type FoldingRange, FoldingRangeKind, type FoldingRangeParams } from 'vscode-languageserver';
import { type Fold, limited } from '../../features/folding/fold.ts';
import { foldsOf } from '../../features/folding/folds.ts';
import type { MakePart } from '../part.ts';
import { runSafe } from '../run-safe.ts';

/** Says which lines can be folded. All ranges are whole lines, as clients want them that fold nothing less. */
export const foldingPart: MakePart = ({ connection, workspace, uris }) => {
	let limit = Number.POSITIVE_INFINITY;
	connection.onFoldingRanges(
		runSafe<FoldingRangeParams, FoldingRange[]>(connection, 'foldingRange', [], ({ textDocument }) => {
			const file = workspace.snapshot().files.get(uris.id(textDocument.uri));
			return file ? limited(foldsOf(file), limit).map(toFoldingRange) : [];
		}),
	);
	return {
		initialize: ({ capabilities }) => {
			limit = capabilities.textDocument?.foldingRange?.rangeLimit ?? limit;
		},
	};
};

const kinds = { comment: FoldingRangeKind.Comment, region: FoldingRangeKind.Region } as const;

function toFoldingRange({ first, last, kind }: Fold): FoldingRange {
	return { startLine: first, endLine: last, ...(kind && { kind: kinds[kind] }) };
}
