import { groupBy } from '../base/collections.ts';
import { remembering } from '../base/remember.ts';
import type { Cluster } from '../model/cluster.ts';
import type { ConfigFile } from '../model/files/config-file.ts';
import { cutsIn, withoutUnsafe } from './cut-fixes.ts';
import type { ClusterRule, FileRule, Finding, Findings, Fix } from './rule.ts';
import type { RuleFinding } from './rule-finding.ts';
import type { RuleSet } from './rule-set.ts';

/** What a finding stands in. */
export interface Scene {
	readonly file: ConfigFile;
	readonly cluster: Cluster;
	/** What the other rules found in the file, for rules about findings. */
	readonly findings: () => Findings;
}

/**
 * The ways to mend a finding. Findings are kept while files change, so the rule is asked anew, and makes the fixes for
 * the files as they are.
 */
export function fixesOf(set: RuleSet, finding: RuleFinding, scene: Scene): readonly Fix[] {
	const found = foundAnew(set, finding, scene).find((one) => isSame(one, finding));
	const fixes = [...(found?.fixes?.(scene.cluster) ?? [])];
	return withoutUnsafe(fixes, cutsOf(scene.cluster));
}

const cutsOf = remembering((cluster: Cluster) => cutsIn(cluster.files));

function foundAnew(set: RuleSet, finding: RuleFinding, { file, cluster, findings }: Scene): readonly Finding[] {
	const isMeant = ({ code }: { readonly code: string }) => code === finding.code;
	const ofFile = set.ofFiles[file.kind].find(isMeant);
	if (ofFile) return inFile(set, ofFile, file, finding);
	const ofCluster = set.ofClusters.find(isMeant);
	if (ofCluster) return inCluster(set, ofCluster, cluster).get(lineOf(finding)) ?? [];
	const ofFindings = set.ofFindings.find(isMeant);
	return ofFindings ? [...ofFindings.check(file, findings())] : [];
}

function inFile(set: RuleSet, rule: FileRule, file: ConfigFile, finding: RuleFinding): readonly Finding[] {
	const { line } = finding.at.span;
	// What is mended may stand on a line and be told of on the next one.
	if (rule.checkLines && file.repairs.length === 0)
		return [...rule.checkLines(file, { from: line, to: line + 1 }, set.installation)];
	return remembered(set, rule, file, () => rule.check(file, set.installation)).get(lineOf(finding)) ?? [];
}

function inCluster(set: RuleSet, rule: ClusterRule, cluster: Cluster): ByLine {
	return remembered(set, rule, cluster, () => rule.check(cluster, set.installation));
}

type ByLine = ReadonlyMap<string, readonly Finding[]>;

const known = new WeakMap<RuleSet, WeakMap<object, Map<unknown, ByLine>>>();

/** Whoever mends all findings of a rule asks for each of them. */
function remembered(set: RuleSet, rule: unknown, model: object, find: () => Iterable<Finding>): ByLine {
	const ofSet = known.get(set) ?? new WeakMap<object, Map<unknown, ByLine>>();
	known.set(set, ofSet);
	const ofModel = ofSet.get(model) ?? new Map<unknown, ByLine>();
	ofSet.set(model, ofModel);
	const found = ofModel.get(rule) ?? groupBy(find(), lineOf);
	ofModel.set(rule, found);
	return found;
}

const lineOf = ({ at }: Pick<Finding, 'at'>) => `${at.span.line} ${at.file}`;

/** Whether a rule says the same of the same place. */
function isSame(one: Finding, { at, message }: RuleFinding): boolean {
	const { line, start, end } = at.span;
	const { span } = one.at;
	if (one.at.file !== at.file || span.line !== line || span.start !== start || span.end !== end) return false;
	return JSON.stringify(one.message) === JSON.stringify(message);
}
