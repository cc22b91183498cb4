import { groupBy, uniqueBy } from '../../base/collections.ts';
import type { FileId } from '../../base/span.ts';
import { applyChanges } from '../../rules/apply-changes.ts';
import type { FileChange, Fix } from '../../rules/rule.ts';
import type { RuleFinding } from '../../rules/rule-finding.ts';
import type { Snapshot, Workspace } from '../../workspace/workspace.ts';
import { Batch, filesOf } from './batch.ts';

/** What to mend. */
export interface FixScope {
	/** The files whose findings are mended. */
	readonly files: (file: FileId) => boolean;
	/** The rules to mend; all where none are named. */
	readonly codes?: readonly string[] | undefined;
	/** The files that may be changed. */
	readonly mayChange: (file: FileId) => boolean;
}

/** What mending led to. */
export interface FixAllResult {
	/** The new texts of the files that are other than before; nothing for files that are gone. */
	readonly texts: ReadonlyMap<FileId, string | undefined>;
	/** How many fixes were carried out. */
	readonly fixed: number;
}

/** More rounds than any chain of fixes needs; a chain that long is a mistake in two fixes that undo each other. */
const MAX_ROUNDS = 25;

/**
 * Carries out the preferred fixes of all findings in scope. Fixes that touch the same text wait for the next round, in
 * which everything is judged anew; a fix that would bring an error is left out. Works on a copy of the workspace.
 */
export function fixAll(workspace: Workspace, scope: FixScope): FixAllResult {
	const copy = workspace.fork();
	const before = new Map(copy.snapshot().texts);
	const refused = new Set<string>();
	let fixed = 0;
	for (let round = 0; round < MAX_ROUNDS; round++) {
		const steps = nextSteps(copy, scope, refused);
		if (steps.length === 0) break;
		const done = carryOut(copy, steps, refused);
		fixed += done;
		if (done > 0) refused.clear(); // what would have brought an error before may be right now
	}
	return { texts: differences(before, copy.snapshot().texts), fixed };
}

/** A fix that is about to be carried out, with a name by which it is known if it is refused. */
interface Step {
	readonly name: string;
	readonly changes: readonly FileChange[];
}

function nextSteps(workspace: Workspace, scope: FixScope, refused: ReadonlySet<string>): Step[] {
	const snapshot = workspace.snapshot();
	const batch = new Batch();
	const steps: Step[] = [];
	for (const file of [...snapshot.files.keys()].filter(scope.files)) {
		for (const finding of snapshot.findings(file)) {
			const fix = isWanted(finding, scope) ? preferredFix(snapshot, finding) : undefined;
			if (!fix?.changes.flatMap(filesOf).every(scope.mayChange)) continue;
			const name = JSON.stringify([finding.code, fix.changes]);
			if (!refused.has(name) && batch.add(fix.changes)) steps.push({ name, changes: fix.changes });
		}
	}
	return steps;
}

function isWanted({ code, isFixable }: RuleFinding, scope: FixScope): boolean {
	return isFixable && (scope.codes?.includes(code) ?? true);
}

/** The fix that is certainly what the user means, if there is one. */
export function preferredFix(snapshot: Snapshot, finding: RuleFinding): Fix | undefined {
	return snapshot.fixes(finding).find(({ preferred, command }) => preferred && !command);
}

/** Makes all changes at once; where that brings an error, one after the other without those that bring it. */
function carryOut(workspace: Workspace, steps: readonly Step[], refused: Set<string>): number {
	const texts = workspace.snapshot().texts;
	const known = errors(workspace);
	// Two findings may ask for one change; it is made once.
	apply(
		workspace,
		uniqueBy(
			steps.flatMap(({ changes }) => changes),
			(change) => JSON.stringify(change),
		),
	);
	if (!bringsError(known, errors(workspace))) return steps.length;
	restore(workspace, texts);
	if (steps.length === 1) {
		for (const { name } of steps) refused.add(name);
		return 0;
	}
	const half = Math.ceil(steps.length / 2);
	const first = carryOut(workspace, steps.slice(0, half), refused);
	// The rest was made for the texts before: it is made anew in the next round, after the first half.
	return first > 0 ? first : carryOut(workspace, steps.slice(half), refused);
}

function apply(workspace: Workspace, changes: readonly FileChange[]): void {
	const { texts } = workspace.snapshot();
	const touched = new Set(changes.flatMap(filesOf));
	const parts = new Map([...touched].flatMap((file) => (texts.has(file) ? [[file, texts.get(file) ?? '']] : [])));
	const after = applyChanges(parts, changes);
	for (const file of touched) workspace.setText(file, after.get(file));
}

function restore(workspace: Workspace, texts: ReadonlyMap<FileId, string>): void {
	const now = workspace.snapshot().texts;
	for (const file of new Set([...texts.keys(), ...now.keys()])) workspace.setText(file, texts.get(file));
}

/** How many errors of each rule each file has. */
function errors(workspace: Workspace): ReadonlyMap<string, number> {
	const snapshot = workspace.snapshot();
	const found = [...snapshot.files.keys()].flatMap((file) => snapshot.findings(file));
	const grave = found.filter(({ severity }) => severity === 'error');
	const groups = groupBy(grave, ({ code, at }) => `${code} in ${at.file}`);
	return new Map([...groups].map(([name, those]) => [name, those.length]));
}

function bringsError(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): boolean {
	return [...after].some(([name, count]) => count > (before.get(name) ?? 0));
}

function differences(
	before: ReadonlyMap<FileId, string>,
	after: ReadonlyMap<FileId, string>,
): Map<FileId, string | undefined> {
	const files = [...new Set([...before.keys(), ...after.keys()])];
	return new Map(files.filter((file) => before.get(file) !== after.get(file)).map((file) => [file, after.get(file)]));
}
