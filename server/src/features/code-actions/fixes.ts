import type { FileId, Range } from '../../base/span.ts';
import type { Fix } from '../../rules/rule.ts';
import type { RuleFinding } from '../../rules/run-rules.ts';
import type { Snapshot } from '../../workspace/workspace.ts';

/** A fix with the finding that it mends. */
export interface FixAction {
	readonly finding: RuleFinding;
	readonly fix: Fix;
}

/** The fixes for the findings that a range touches. */
export function fixActions(snapshot: Snapshot, file: FileId, range: Range): FixAction[] {
	return findingsAt(snapshot, file, range).flatMap((finding) =>
		[...(finding.fixes?.() ?? [])].map((fix) => ({ finding, fix })),
	);
}

/** The findings that a range touches. */
export function findingsAt(snapshot: Snapshot, file: FileId, range: Range): readonly RuleFinding[] {
	return snapshot.findings(file).filter((finding) => overlaps(finding, range));
}

function overlaps({ at: { span } }: RuleFinding, { start, end }: Range): boolean {
	const endsBefore = span.line < start.line || (span.line === start.line && span.end < start.character);
	const startsAfter = span.line > end.line || (span.line === end.line && span.start > end.character);
	return !endsBefore && !startsAfter;
}
