import type { FileKind } from '../catalog/file-kinds.ts';
import { lacks } from '../catalog/versions.ts';
import type { Installation } from '../model/installation.ts';
import type { FileEdit } from './file-edit.ts';
import type { ClusterRule, FileRule, FindingsRule, Rule } from './rule.ts';

/** The rules that apply to an installation. */
export interface RuleSet {
	readonly installation: Installation;
	readonly ofFiles: Readonly<Record<FileKind, readonly FileRule[]>>;
	readonly ofClusters: readonly ClusterRule[];
	readonly ofFindings: readonly FindingsRule[];
	/** The codes of all rules, also of those that do not apply. */
	readonly codes: ReadonlySet<string>;
}

/** Sorts rules by what they look at. A rule about something that the declared release does not have yet is left out. */
export function ruleSet(rules: readonly Rule[], installation: Installation): RuleSet {
	const { serverVersion } = installation;
	const applying = rules.filter(({ since }) => !since || serverVersion === undefined || !lacks(serverVersion, since));
	const fileRules = applying.filter((rule) => rule.scope === 'file');
	const ofKind = (kind: FileKind) => fileRules.filter(({ kinds }) => kinds.includes(kind));
	return {
		installation,
		ofFiles: {
			nodes: ofKind('nodes'),
			controller: ofKind('controller'),
			agent: ofKind('agent'),
			cluster: ofKind('cluster'),
			single: ofKind('single'),
		},
		ofClusters: applying.filter((rule) => rule.scope === 'cluster'),
		ofFindings: applying.filter((rule) => rule.scope === 'findings'),
		codes: new Set(rules.map(({ code }) => code)),
	};
}

/** Whether an edit touches something that a rule reads of the file. */
export function isTouched(rule: FileRule | ClusterRule, { touched, after }: FileEdit): boolean {
	if (touched === 'all') return true;
	const topics = rule.scope === 'file' ? rule.reads : (rule.reads[after.kind] ?? []);
	return topics.some((topic) => touched.has(topic.toLowerCase()));
}
