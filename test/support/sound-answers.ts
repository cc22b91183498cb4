import { groupBy } from '../../server/src/base/collections.ts';
import { type FileId, type Position, type Range, rangeOf } from '../../server/src/base/span.ts';
import { applyChanges } from '../../server/src/rules/apply-changes.ts';
import type { Fix } from '../../server/src/rules/rule.ts';
import type { RuleFinding } from '../../server/src/rules/run-rules.ts';
import { splitLines } from '../../server/src/syntax/lines.ts';
import { textOf } from '../../server/src/syntax/tree.ts';
import type { Files } from './arbitraries/files.ts';
import { workspaceOf } from './workspace.ts';

/** What is wrong with the answers about these files, in words. */
export function faultsOf(texts: Files): string[] {
	const snapshot = workspaceOf(texts).snapshot();
	const lines = new Map([...texts].map(([file, text]) => [file, splitLines(text).map((line) => line.text.length)]));
	const isPlace = (file: FileId, range: Range) => isInside(lines.get(file), range);
	const findings = [...snapshot.files.keys()].flatMap((id) => snapshot.findings(id));
	const fixes = findings.flatMap(({ code, fixes }) => [...(fixes?.() ?? [])].map((fix) => ({ code, fix })));
	const faults = [
		...[...snapshot.files].flatMap(([id, { tree }]) =>
			textOf(tree) === texts.get(id) ? [] : [`${id} is not its text`],
		),
		...findings.flatMap((finding) => misplaced(finding, isPlace)),
		...fixes.flatMap(({ code, fix }) => faultsOfFix(fix, texts, isPlace).map((fault) => `${code}: ${fault}`)),
	];
	if (faults.length === 0) tryFixes(fixes, texts);
	return faults.slice(0, 5); // a huge line can have ten thousands
}

type IsPlace = (file: FileId, range: Range) => boolean;

function misplaced({ code, at, related = [] }: RuleFinding, isPlace: IsPlace): string[] {
	const places = [at, ...related.map((place) => place.at)].filter(({ file, span }) => !isPlace(file, rangeOf(span)));
	return places.map((place) => `${code}: ${JSON.stringify(place)} is no place`);
}

function faultsOfFix({ changes }: Fix, texts: Files, isPlace: IsPlace): string[] {
	return changes.flatMap((change) => {
		if (change.kind === 'edit') return isPlace(change.file, change.range) ? [] : [`edits ${JSON.stringify(change)}`];
		const target = change.kind === 'create' ? change.file : change.to;
		return texts.has(target) ? [`writes over ${target}`] : [];
	});
}

/** Carries out some fixes of every rule, which fails where edits overlap; all of them would take as long as the rest. */
function tryFixes(fixes: readonly { readonly code: string; readonly fix: Fix }[], texts: Files): void {
	for (const ofRule of groupBy(fixes, ({ code }) => code).values()) {
		for (const { fix } of ofRule.slice(0, 3)) applyChanges(texts, fix.changes);
	}
}

/** Whether a range lies in a file of lines of these lengths: in its lines, or at the begin of the one after the last. */
function isInside(lengths: readonly number[] | undefined, { start, end }: Range): boolean {
	if (!lengths) return false;
	const exists = ({ line, character }: Position) =>
		line >= 0 && character >= 0 && line <= lengths.length && character <= (lengths[line] ?? 0);
	const isOrdered = start.line < end.line || (start.line === end.line && start.character <= end.character);
	return exists(start) && exists(end) && isOrdered;
}
