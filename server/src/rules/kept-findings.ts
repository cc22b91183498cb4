import { groupBy, isSameList } from '../base/collections.ts';
import type { FileId } from '../base/span.ts';
import type { Cluster } from '../model/cluster.ts';
import type { ConfigFile } from '../model/files/config-file.ts';
import { editsBetween } from './cluster-edit.ts';
import { editBetween, type FileEdit } from './file-edit.ts';
import { type Edits, movedFinding } from './moved-finding.ts';
import type { FileRule } from './rule.ts';
import { NONE, type RuleFinding, ruleFindings } from './rule-finding.ts';
import { isTouched, type RuleSet } from './rule-set.ts';

/** What the rules that look at one file found in a version of it. */
export interface FileFindings {
	readonly file: ConfigFile;
	/** By rule, in the order of the set. */
	readonly byRule: readonly (readonly RuleFinding[])[];
	readonly all: readonly RuleFinding[];
}

/**
 * How many files and clusters were looked at, and how often rules really ran on whole files, on some lines and on
 * clusters; tests compare it before and after a change.
 */
export const counts = { files: 0, clusters: 0, onFiles: 0, onLines: 0, onClusters: 0 };

/** What the rules find in a file. Of what they found in an earlier version, whatever still holds is taken over. */
export function findInFile(set: RuleSet, file: ConfigFile, last?: FileFindings): FileFindings {
	counts.files++;
	const edit = last && editBetween(last.file, file);
	const edits: Edits = new Map(edit ? [[file.id, edit]] : []);
	const byRule = set.ofFiles[file.kind].map((rule, at) => {
		const before = last?.byRule[at];
		return (edit && before && keptInFile(set, rule, before, edit, edits)) ?? wholeFile(set, rule, file);
	});
	return { file, byRule, all: sameList(byRule.flat(), last?.all) };
}

function wholeFile({ installation }: RuleSet, rule: FileRule, file: ConfigFile): readonly RuleFinding[] {
	counts.onFiles++;
	return ruleFindings(rule, rule.check(file, installation));
}

function keptInFile(
	{ installation }: RuleSet,
	rule: FileRule,
	before: readonly RuleFinding[],
	edit: FileEdit,
	edits: Edits,
): readonly RuleFinding[] | undefined {
	if (isTouched(rule, edit)) return undefined;
	if (!rule.checkLines) return allMoved(before, edits);
	counts.onLines++;
	const { old, after } = edit;
	const above = before.filter(({ at }) => at.span.line < old.from);
	const below = before.filter(({ at }) => at.span.line >= old.to);
	const between = ruleFindings(rule, rule.checkLines(after, edit.new, installation));
	const moved = allMoved(below, edits);
	return moved && sameList([...above, ...between, ...moved], before);
}

/** The findings at their places after some edits; nothing where one of them has to be looked at anew. */
function allMoved(findings: readonly RuleFinding[], edits: Edits): readonly RuleFinding[] | undefined {
	const moved: RuleFinding[] = [];
	for (const finding of findings) {
		const there = movedFinding(finding, edits);
		if (!there) return undefined;
		moved.push(there);
	}
	return sameList(moved, findings);
}

/** A list, or the list before it where both hold the very same. */
function sameList(list: readonly RuleFinding[], before: readonly RuleFinding[] | undefined): readonly RuleFinding[] {
	if (list.length === 0) return NONE;
	return before && isSameList(list, before) ? before : list;
}

/** What the rules that look at clusters found in a version of one. */
export interface ClusterFindings {
	readonly cluster: Cluster;
	/** By rule, in the order of the set. */
	readonly byRule: readonly (readonly RuleFinding[])[];
	readonly byFile: ReadonlyMap<FileId, readonly RuleFinding[]>;
}

/** What the rules find in a cluster. Of what they found in an earlier version, whatever still holds is taken over. */
export function findInCluster(set: RuleSet, cluster: Cluster, last?: ClusterFindings): ClusterFindings {
	counts.clusters++;
	const edits = last && editsBetween(last.cluster, cluster);
	const byRule = set.ofClusters.map((rule, at) => {
		const before = last?.byRule[at];
		const isKept = edits && before && ![...edits.values()].some((edit) => isTouched(rule, edit));
		const kept = isKept ? allMoved(before, edits) : undefined;
		if (kept) return kept;
		counts.onClusters++;
		return ruleFindings(rule, rule.check(cluster, set.installation));
	});
	const isSame = last && byRule.every((found, at) => found === last.byRule[at]);
	return { cluster, byRule, byFile: isSame ? last.byFile : sortedByFile(byRule.flat(), last?.byFile) };
}

function sortedByFile(
	found: readonly RuleFinding[],
	before: ClusterFindings['byFile'] | undefined,
): ClusterFindings['byFile'] {
	const groups = groupBy(found, ({ at }) => at.file);
	return new Map([...groups].map(([file, findings]) => [file, sameList(findings, before?.get(file))]));
}
