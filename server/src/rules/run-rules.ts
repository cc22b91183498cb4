import { groupBy } from '../base/collections.ts';
import type { FileId } from '../base/span.ts';
import { lacks } from '../catalog/versions.ts';
import type { Cluster } from '../model/cluster.ts';
import type { ConfigFile } from '../model/files/config-file.ts';
import { type Installation, unknownInstallation } from '../model/installation.ts';
import { type Cuts, cutsIn, withoutUnsafeFixes } from './cut-fixes.ts';
import type { Finding, Rule, Severity } from './rule.ts';

/** A finding with the rule it comes from. */
export interface RuleFinding extends Finding {
	readonly code: string;
	readonly severity: Severity;
}

/** What the rules that look at one file say about a file. Remembered as long as the file model lives. */
export function fileFindings(
	rules: readonly Rule[],
	file: ConfigFile,
	installation = unknownInstallation,
): readonly RuleFinding[] {
	return remember(ofFile, file, installation, () => fileFindingsOf(rules, file, installation));
}

function fileFindingsOf(rules: readonly Rule[], file: ConfigFile, installation: Installation): RuleFinding[] {
	counts.filesChecked++;
	const cuts = cutsIn([file]);
	return rules.flatMap((rule) =>
		rule.scope === 'file' && rule.kinds.includes(file.kind) && applies(rule, installation)
			? [...findings(rule, rule.check(file, installation), cuts)]
			: [],
	);
}

/** What the rules that look at a cluster say, by file. Remembered as long as the cluster lives. */
export function clusterFindings(
	rules: readonly Rule[],
	cluster: Cluster,
	installation = unknownInstallation,
): ReadonlyMap<FileId, readonly RuleFinding[]> {
	return remember(ofCluster, cluster, installation, () =>
		groupBy(clusterFindingsOf(rules, cluster, installation), (finding) => finding.at.file),
	);
}

function clusterFindingsOf(rules: readonly Rule[], cluster: Cluster, installation: Installation): RuleFinding[] {
	counts.clustersChecked++;
	const cuts = cutsIn(cluster.files);
	return rules.flatMap((rule) =>
		rule.scope === 'cluster' && applies(rule, installation)
			? [...findings(rule, rule.check(cluster, installation), cuts)]
			: [],
	);
}

/** The errors that rules find in a cluster and its files. Those of files are remembered, as several clusters share them. */
export function errorsFound(rules: readonly Rule[], cluster: Cluster): RuleFinding[] {
	const able = rules.filter(({ severity, worst }) => severity === 'error' || worst === 'error');
	const inFiles = cluster.files.flatMap((file) =>
		remember(errorsOfFile, file, unknownInstallation, () =>
			errorsAmong(fileFindingsOf(able, file, unknownInstallation)),
		),
	);
	return [...inFiles, ...errorsAmong(clusterFindingsOf(able, cluster, unknownInstallation))];
}

const errorsOfFile = new WeakMap<ConfigFile, Remembered<readonly RuleFinding[]>>();

function errorsAmong(found: readonly RuleFinding[]): RuleFinding[] {
	return found.filter(({ severity }) => severity === 'error');
}

/** What the rules about findings say, given what the others found in a file. */
export function findingsAbout(
	rules: readonly Rule[],
	file: ConfigFile,
	found: readonly RuleFinding[],
	offInSettings: readonly string[],
): readonly RuleFinding[] {
	return rules.flatMap((rule) =>
		rule.scope === 'findings'
			? [...findings(rule, rule.check(file, { found, codes: codesOf(rules), offInSettings }))]
			: [],
	);
}

const codes = new WeakMap<readonly Rule[], ReadonlySet<string>>();

function codesOf(rules: readonly Rule[]): ReadonlySet<string> {
	const known = codes.get(rules) ?? new Set(rules.map(({ code }) => code));
	codes.set(rules, known);
	return known;
}

/** How often rules really ran; tests compare it before and after a change. */
export const counts = { filesChecked: 0, clustersChecked: 0 };

/** Findings with the installation that they hold for: another one makes them anew. */
interface Remembered<Found> {
	readonly installation: Installation;
	readonly found: Found;
}

const ofFile = new WeakMap<ConfigFile, Remembered<readonly RuleFinding[]>>();
const ofCluster = new WeakMap<Cluster, Remembered<ReadonlyMap<FileId, readonly RuleFinding[]>>>();

function remember<Input extends object, Found>(
	known: WeakMap<Input, Remembered<Found>>,
	input: Input,
	installation: Installation,
	make: () => Found,
): Found {
	const last = known.get(input);
	if (last?.installation === installation) return last.found;
	const found = make();
	known.set(input, { installation, found });
	return found;
}

/** A rule about something that the declared release does not have yet is silent. */
function applies({ since }: Rule, { serverVersion }: Installation): boolean {
	return !since || serverVersion === undefined || !lacks(serverVersion, since);
}

function* findings(rule: Rule, found: Iterable<Finding>, cuts: Cuts = new Map()): Iterable<RuleFinding> {
	for (const finding of found) {
		const safe = withoutUnsafeFixes(finding, cuts);
		yield { ...safe, code: rule.code, severity: finding.severity ?? rule.severity };
	}
}
