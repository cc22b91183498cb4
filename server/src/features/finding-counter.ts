import { groupBy } from '../base/collections.ts';
import type { FileId } from '../base/span.ts';
import type { Process } from '../model/processes.ts';
import type { RuleFinding } from '../rules/rule-finding.ts';
import type { Snapshot } from '../workspace/workspace.ts';

/** How many findings of the two grave severities there are. */
export interface Tally {
	readonly errors: number;
	readonly warnings: number;
}

/** Counts findings. */
export interface FindingCounter {
	ofFile(file: FileId): Tally;
	/** Of the row of a node, and of the file that it alone has. */
	ofNode(node: Pick<Process, 'site' | 'file'>): Tally;
}

/** Counts the findings of every file once, however many nodes it lists. */
export function findingCounter(snapshot: Pick<Snapshot, 'findings'>): FindingCounter {
	const files = new Map<FileId, Tally>();
	const lines = new Map<FileId, ReadonlyMap<number, Tally>>();
	const ofFile = (file: FileId) => remembered(files, file, () => tally(snapshot.findings(file)));
	const ofLine = (file: FileId, line: number) =>
		remembered(lines, file, () => byLine(snapshot.findings(file))).get(line) ?? tally([]);
	return {
		ofFile,
		ofNode: ({ site, file }) =>
			sum([
				...(file === site.file ? [] : [ofLine(site.file, site.line)]),
				...(file === undefined ? [] : [ofFile(file)]),
			]),
	};
}

/** Several tallies in one. */
export function sum(tallies: readonly Tally[]): Tally {
	return tallies.reduce((all, one) => ({ errors: all.errors + one.errors, warnings: all.warnings + one.warnings }), {
		errors: 0,
		warnings: 0,
	});
}

function byLine(findings: readonly RuleFinding[]): ReadonlyMap<number, Tally> {
	const groups = groupBy(findings, ({ at }) => at.span.line);
	return new Map([...groups].map(([line, found]) => [line, tally(found)]));
}

function remembered<Value>(known: Map<FileId, Value>, file: FileId, make: () => Value): Value {
	const value = known.get(file) ?? make();
	known.set(file, value);
	return value;
}

function tally(findings: readonly RuleFinding[]): Tally {
	const count = (wanted: string) => findings.filter(({ severity }) => severity === wanted).length;
	return { errors: count('error'), warnings: count('warning') };
}
