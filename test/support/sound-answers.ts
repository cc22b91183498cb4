import { groupBy } from '../../server/src/base/collections.ts';
import { type FileId, type Position, type Range, rangeOf } from '../../server/src/base/span.ts';
import { applyChanges } from '../../server/src/rules/apply-changes.ts';
import type { Fix } from '../../server/src/rules/rule.ts';
import type { RuleFinding } from '../../server/src/rules/rule-finding.ts';
import { splitLines } from '../../server/src/syntax/lines.ts';
import { textOf } from '../../server/src/syntax/tree.ts';
import type { Snapshot } from '../../server/src/workspace/workspace.ts';
import type { Files } from './arbitraries/files.ts';
import { workspaceOf } from './workspace.ts';

/** What is wrong with the answers about these files, in words. */
export function faultsOf(texts: Files): string[] {
	const snapshot = workspaceOf(texts).snapshot();
	const findings = [...snapshot.files.keys()].flatMap((id) => snapshot.findings(id));
	const fixes = someOfEveryRule(findings).flatMap((finding) =>
		snapshot.fixes(finding).map((fix) => ({ code: finding.code, fix })),
	);
	const isPlace = placesIn(texts);
	const faults = [
		...[...snapshot.files.values()].flatMap(({ id, tree }) =>
			textOf(tree) === texts.get(id) ? [] : [`${id} changed`],
		),
		...findings.flatMap((finding) => misplaced(finding, isPlace)),
		...fixes.flatMap(({ code, fix }) => faultsOfFix(fix, snapshot, isPlace).map((fault) => `${code}: ${fault}`)),
	];
	if (faults.length === 0) for (const { fix } of fixes) applyChanges(texts, fix.changes); // fails where edits overlap
	return faults.slice(0, 5); // a huge line can have ten thousands
}

type IsPlace = (file: FileId, range: Range) => boolean;

function misplaced({ code, at, related = [] }: RuleFinding, isPlace: IsPlace): string[] {
	const places = [at, ...related.map((place) => place.at)].filter(({ file, span }) => !isPlace(file, rangeOf(span)));
	return places.map((place) => `${code}: ${JSON.stringify(place)} is no place`);
}

/** Files that are not ours no rule sees; whoever carries out a fix leaves them alone. */
function faultsOfFix({ changes }: Fix, { files }: Snapshot, isPlace: IsPlace): string[] {
	return changes.flatMap((change) => {
		if (change.kind === 'edit') return isPlace(change.file, change.range) ? [] : [`edits ${JSON.stringify(change)}`];
		const target = change.kind === 'create' ? change.file : change.to;
		return files.has(target) ? [`writes over ${target}`] : [];
	});
}

/** The first and the last findings of every rule: of a huge line there can be ten thousands, all of one making. */
function someOfEveryRule(findings: readonly RuleFinding[]): RuleFinding[] {
	const byRule = [...groupBy(findings, ({ code }) => code).values()];
	return byRule.flatMap((ofRule) => (ofRule.length <= 4 ? ofRule : [...ofRule.slice(0, 2), ...ofRule.slice(-2)]));
}

/** Tells whether a range lies in a file: in its lines, or at the begin of the one after the last. */
function placesIn(texts: Files): IsPlace {
	const lines = new Map([...texts].map(([file, text]) => [file, splitLines(text).map((line) => line.text.length)]));
	return (file, { start, end }) => {
		const lengths = lines.get(file);
		const exists = ({ line, character }: Position) =>
			lengths !== undefined &&
			Math.min(line, character, lengths.length - line) >= 0 &&
			character <= (lengths[line] ?? 0);
		const isOrdered = start.line < end.line || (start.line === end.line && start.character <= end.character);
		return exists(start) && exists(end) && isOrdered;
	};
}
