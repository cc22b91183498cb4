import type {
	DocumentFormattingParams,
	DocumentOnTypeFormattingParams,
	DocumentRangeFormattingParams,
	DocumentRangesFormattingParams,
	FormattingOptions,
	Range,
	TextDocumentIdentifier,
	TextEdit,
} from 'vscode-languageserver';
import { render } from '../../base/message.ts';
import type { FileId } from '../../base/span.ts';
import { type Edit, formatFile, formatLineAbove, formatRanges } from '../../features/formatting/format.ts';
import { formattingRefusal } from '../../features/formatting/refusal.ts';
import type { FormattingWishes } from '../../features/formatting/wishes.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import type { MakePart } from '../part.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';

/** Brings files, parts of them, or the line just left into shape. */
export const formattingPart: MakePart = (session) => {
	const { connection, uris } = session;
	connection.onDocumentFormatting(
		runSafe<DocumentFormattingParams, TextEdit[]>(connection, 'formatting', [], (params) =>
			edits(session, params, (file, wishes) => formatFile(file, wishes)),
		),
	);
	connection.onDocumentRangeFormatting(
		runSafe<DocumentRangeFormattingParams, TextEdit[]>(connection, 'rangeFormatting', [], (params) =>
			inRanges(session, params, [params.range]),
		),
	);
	connection.onDocumentRangesFormatting(
		runSafe<DocumentRangesFormattingParams, TextEdit[]>(connection, 'rangesFormatting', [], (params) =>
			inRanges(session, params, params.ranges),
		),
	);
	connection.onDocumentOnTypeFormatting(
		runSafe<DocumentOnTypeFormattingParams, TextEdit[]>(connection, 'onTypeFormatting', [], (params) =>
			edits(session, params, (file, wishes) =>
				params.ch === '\n' ? formatLineAbove(file, uris.position(file.id, params.position), wishes) : [],
			),
		),
	);
	return {};
};

/** What all requests for formatting have. */
interface Asked {
	readonly textDocument: TextDocumentIdentifier;
	readonly options: FormattingOptions;
}

function inRanges(session: Session, asked: Asked, ranges: readonly Range[]): TextEdit[] {
	return edits(session, asked, (file, wishes) =>
		formatRanges(
			file,
			ranges.map((range) => ours(session, file.id, range)),
			wishes,
		),
	);
}

function ours({ uris }: Session, file: FileId, { start, end }: Range): Range {
	return { start: uris.position(file, start), end: uris.position(file, end) };
}

type Format = (file: ConfigFile, wishes: FormattingWishes) => readonly Edit[];

function edits(session: Session, { textDocument, options }: Asked, format: Format): TextEdit[] {
	const { connection, workspace, uris, locale, ownClient } = session;
	const snapshot = workspace.snapshot();
	const file = snapshot.files.get(uris.id(textDocument.uri));
	const refusal = file && formattingRefusal(snapshot, file.id, file.id);
	if (refusal) connection.console.warn(render(refusal, locale));
	if (!file || refusal) return [];
	// VS Code tells what its settings for saving say, and there false is no wish, but what nobody has set.
	return format(file, ownClient ? {} : options).map(({ range, newText }) => ({
		range: uris.range(file.id, range),
		newText,
	}));
}
