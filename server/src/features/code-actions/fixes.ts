import type { FileId, Range } from '../../base/span.ts';
import type { Fix } from '../../rules/rule.ts';
import type { RuleFinding } from '../../rules/rule-finding.ts';
import type { Snapshot } from '../../workspace/workspace.ts';

/** A fix with the finding that it mends. */
export interface FixAction {
	readonly finding: RuleFinding;
	readonly fix: Fix;
}

/** The fixes for the findings that a range touches. */
export function fixActions(snapshot: Snapshot, file: FileId, range: Range): FixAction[] {
	return findingsAt(snapshot, file, range).flatMap((finding) =>
		snapshot
			.fixes(finding)
			.filter((fix) => isFree(snapshot, fix))
			.map((fix) => ({ finding, fix })),
	);
}

/** Whether all files that a fix makes are new: rules do not see files that are not ours, and editors would fail. */
function isFree({ texts }: Snapshot, { changes }: Fix): boolean {
	return changes.every((change) => {
		if (change.kind === 'edit') return true;
		return !texts.has(change.kind === 'create' ? change.file : change.to);
	});
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
