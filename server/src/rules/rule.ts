import type { Message, Template } from '../base/message.ts';
import type { FileId, Location, Range } from '../base/span.ts';
import type { Cluster } from '../model/cluster.ts';
import type { CfgFile, CfgKind } from '../model/files/cfg-file.ts';
import type { ConfigFile } from '../model/files/config-file.ts';
import type { NodesFile } from '../model/files/nodes-file.ts';
import type { Installation } from '../model/installation.ts';
import type { LineRange } from '../syntax/tree.ts';
import type { Reads, Topic } from './reads.ts';

/**
 * How bad a finding is. *error*: a documented or certain failure. *warning*: works today, but is wrong somewhere or
 * damages the next operation. *info*: a fact the operator should know. *hint*: style or advice.
 */
export type Severity = (typeof severities)[number];

/** All of them, the gravest first. */
export const severities = ['error', 'warning', 'info', 'hint'] as const;

/** A change to one file that a fix makes. */
export type FileChange =
	| { readonly kind: 'edit'; readonly file: FileId; readonly range: Range; readonly newText: string }
	| { readonly kind: 'create'; readonly file: FileId; readonly text: string }
	| { readonly kind: 'rename'; readonly from: FileId; readonly to: FileId };

/** A way to mend a finding: changes to files, or a command of the editor that leads there. */
export interface Fix {
	readonly title: Message;
	readonly changes: readonly FileChange[];
	/** Certainly what the user means; at most one fix of a finding is. */
	readonly preferred?: boolean;
	readonly command?: { readonly id: string; readonly arguments: readonly string[] };
}

/** A second place that a finding speaks of. */
export interface RelatedPlace {
	readonly at: Location;
	readonly message: Message;
}

/** Something a rule has to say about a place. */
export interface Finding {
	readonly at: Location;
	readonly message: Message;
	/** Where it differs from the severity of the rule. */
	readonly severity?: Severity;
	readonly related?: readonly RelatedPlace[];
	readonly tags?: readonly ('unnecessary' | 'deprecated')[];
	/** Called only for a finding that the user asks about, with the cluster of its file. */
	readonly fixes?: (cluster: Cluster) => Iterable<Fix>;
}

interface RuleFacts {
	/** The name of the rule: of its file, its fixture, its page, its setting. */
	readonly code: string;
	readonly severity: Severity;
	/** Where some of what it finds is worse. */
	readonly worst?: 'error';
	/** The bad pattern in a few words. */
	readonly title: Template;
	/** Why it matters to whoever runs the cluster. */
	readonly why: Template;
	/** What DolphinDB does with such a file. */
	readonly behaviour: Template;
	/** Where the fact comes from, by the keys of docs/sources.md; `certain` or `judgement` at the end. */
	readonly source: string;
	/** The first releases of each line that it applies to; a declared older version keeps the rule silent. */
	readonly since?: readonly string[];
}

/** A rule that needs nothing but one file; its fixes may look beyond it. */
export interface FileRule extends RuleFacts {
	readonly scope: 'file';
	readonly kinds: readonly ConfigFile['kind'][];
	/** A change to nothing else changes what the rule finds, but for the places. */
	readonly reads: readonly Topic[];
	check(file: ConfigFile, installation: Installation): Iterable<Finding>;
	/** What it finds on some lines, where that depends on each line by itself, and on what it `reads`. */
	checkLines?(file: ConfigFile, lines: LineRange, installation: Installation): Iterable<Finding>;
}

/** A rule that looks at a whole cluster. */
export interface ClusterRule extends RuleFacts {
	readonly scope: 'cluster';
	/** A change to nothing else changes what the rule finds, but for the places; which files there are it may always read. */
	readonly reads: Reads;
	check(cluster: Cluster, installation: Installation): Iterable<Finding>;
}

/** What a rule about findings is told. */
export interface Findings {
	/** All findings in the file, also those that comments or settings switch off. */
	readonly found: readonly { readonly code: string; readonly at: Location }[];
	/** The codes of all rules. */
	readonly codes: ReadonlySet<string>;
	/** The rules and groups that settings switch off for just this file. */
	readonly offInSettings: readonly string[];
}

/** A rule that looks at what other rules found in a file. */
export interface FindingsRule extends RuleFacts {
	readonly scope: 'findings';
	check(file: ConfigFile, findings: Findings): Iterable<Finding>;
}

/** A rule: pure, without state, one file each. */
export type Rule = FileRule | ClusterRule | FindingsRule;

/** All kinds of files. */
export const ALL_KINDS: readonly ConfigFile['kind'][] = ['nodes', 'controller', 'agent', 'cluster', 'single'];

type WithCheck<Input> = RuleFacts & { check(input: Input, installation: Installation): Iterable<Finding> };
type OfFile<Input> = WithCheck<Input> & Pick<FileRule, 'reads'>;

/** Defines a rule over the text of one file of any kind. */
export function defineTextRule(rule: OfFile<ConfigFile>): FileRule {
	return { ...rule, scope: 'file', kinds: ALL_KINDS };
}

/** Defines a rule over one settings file. */
export function defineCfgRule(rule: OfFile<CfgFile> & { readonly kinds: readonly CfgKind[] }): FileRule {
	return {
		...rule,
		scope: 'file',
		check: (file, installation) => (file.kind === 'nodes' ? [] : rule.check(file, installation)),
	};
}

/** Defines a rule over one cluster.nodes. */
export function defineNodesRule(rule: OfFile<NodesFile>): FileRule {
	return {
		...rule,
		scope: 'file',
		kinds: ['nodes'],
		check: (file, installation) => (file.kind === 'nodes' ? rule.check(file, installation) : []),
	};
}

/** Defines a rule over a cluster. It is not asked about standalone servers. */
export function defineClusterRule(rule: WithCheck<Cluster> & Pick<ClusterRule, 'reads'>): ClusterRule {
	return {
		...rule,
		scope: 'cluster',
		check: (cluster, installation) => (cluster.isStandalone ? [] : rule.check(cluster, installation)),
	};
}

/** Defines a rule over the findings of a file. */
export function defineFindingsRule(rule: Omit<FindingsRule, 'scope'>): FindingsRule {
	return { ...rule, scope: 'findings' };
}
