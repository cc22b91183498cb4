import { groupBy } from '../base/collections.ts';
import type { FileId } from '../base/span.ts';
import type { Cluster } from '../model/cluster.ts';
import type { ConfigFile } from '../model/files/config-file.ts';
import type { Finding, Rule, Severity } from './rule.ts';

/** A finding with the rule it comes from. */
export interface RuleFinding extends Finding {
	readonly code: string;
	readonly severity: Severity;
}

/** What the rules that look at one file say about a file. Remembered as long as the file model lives. */
export function fileFindings(rules: readonly Rule[], file: ConfigFile): readonly RuleFinding[] {
	const known = ofFile.get(file);
	if (known) return known;
	counts.filesChecked++;
	const found = rules.flatMap((rule) =>
		rule.scope === 'file' && rule.kinds.includes(file.kind) ? [...findings(rule, rule.check(file))] : [],
	);
	ofFile.set(file, found);
	return found;
}

/** What the rules that look at a cluster say, by file. Remembered as long as the cluster lives. */
export function clusterFindings(rules: readonly Rule[], cluster: Cluster): ReadonlyMap<FileId, readonly RuleFinding[]> {
	const known = ofCluster.get(cluster);
	if (known) return known;
	counts.clustersChecked++;
	const found = rules.flatMap((rule) => (rule.scope === 'cluster' ? [...findings(rule, rule.check(cluster))] : []));
	const byFile = groupBy(found, (finding) => finding.at.file);
	ofCluster.set(cluster, byFile);
	return byFile;
}

/** How often rules really ran; tests compare it before and after a change. */
export const counts = { filesChecked: 0, clustersChecked: 0 };

const ofFile = new WeakMap<ConfigFile, readonly RuleFinding[]>();
const ofCluster = new WeakMap<Cluster, ReadonlyMap<FileId, readonly RuleFinding[]>>();

function* findings(rule: Rule, found: Iterable<Finding>): Iterable<RuleFinding> {
	for (const finding of found) yield { ...finding, code: rule.code, severity: finding.severity ?? rule.severity };
}
