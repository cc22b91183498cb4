import type { Locale } from '../../base/message.ts';
import type { Pieces } from '../../base/pieces.ts';
import { scanLog } from '../../logs/log-scan.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { explainLog } from './explain-log.ts';
import { type ShownFailure, shownFailure } from './report.ts';

export { logSummary } from './report.ts';

/** Explains the text of a log. The files are looked at when it was read, as they stand then. */
export function* explainText(
	text: string,
	name: string | undefined,
	locale: Locale,
	snapshot: () => Snapshot,
): Pieces<void, ShownFailure[]> {
	const occurrences = yield* scanLog(text);
	return explainLog(snapshot(), occurrences, name).map((failure) => shownFailure(failure, locale));
}
