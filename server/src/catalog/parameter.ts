import type { Template } from '../base/message.ts';
import type { ConfigFileName } from './file-kinds.ts';
import type { Mode } from './roles.ts';

/** What a value is; `site`, `raftGroups` and the like are compound values with rules of their own. */
export type ParameterType =
	| 'integer'
	| 'float'
	| 'memoryGB'
	| 'memoryMB'
	| 'memoryKB'
	| 'port'
	| 'boolean'
	| 'enum'
	| 'string'
	| 'stringList'
	| 'path'
	| 'pathList'
	| 'coldVolumeList'
	| 'site'
	| 'siteList'
	| 'hostPort'
	| 'hostName'
	| 'url'
	| 'alias'
	| 'aliasList'
	| 'raftGroups'
	| 'raftAliases'
	| 'raftLearners'
	| 'functionView'
	| 'functionViewList'
	| 'moduleList'
	| 'dbUrl'
	| 'dbUrlList'
	| 'cpuList';

/** The section of the manual a parameter belongs to. */
export type ParameterCategory =
	| 'system'
	| 'startup'
	| 'module'
	| 'thread'
	| 'compute'
	| 'job'
	| 'memory'
	| 'disk'
	| 'network'
	| 'dfs'
	| 'ha'
	| 'recovery'
	| 'redo-log'
	| 'tsdb'
	| 'olap'
	| 'pkey'
	| 'imoltp'
	| 'iotdb'
	| 'textdb'
	| 'mvcc'
	| 'tiered-storage'
	| 'database'
	| 'compute-group'
	| 'replication'
	| 'multi-cluster'
	| 'streaming-publish'
	| 'streaming-subscribe'
	| 'streaming-ha'
	| 'streaming-sql'
	| 'orca'
	| 'query'
	| 'compatibility'
	| 'security'
	| 'sso'
	| 'license'
	| 'logging'
	| 'monitoring'
	| 'web';

/** The unit of the bare number in the file. */
export type ParameterUnit = 'GB' | 'MB' | 'KB' | 's' | 'ms' | 'min' | 'day';

/** A word that an enumeration allows. */
export interface EnumValue {
	readonly value: string;
	readonly en: string;
	readonly zh: string;
}

/** What the manual asks of a value besides its type; for display, the rules check what can be checked. */
export interface ParameterConstraint {
	readonly severity: 'error' | 'warning' | 'info';
	readonly rule: Template;
}

/** Why a parameter should no longer be used. */
export interface Deprecation {
	/** The first release on each branch that no longer needs it. */
	readonly since?: readonly string[];
	readonly replacement?: string;
	readonly note: Template;
}

/** What checking a value has to know beyond type, bounds and enumeration. */
export interface ValueChecks {
	/** The bounds are the vendor's own words, not a guess of ours: a value outside is an error. */
	readonly documentedRange?: true;
	/** How bad a value outside the bounds is where the server corrects it or older files contradict the manual. */
	readonly outsideRange?: 'warning' | 'info' | 'hint';
	/** The minimum itself is not allowed. */
	readonly aboveMin?: true;
	/** Only powers of two are allowed. */
	readonly powerOfTwo?: true;
	/** Zero switches the feature off; any other value has to be at least this. */
	readonly zeroOrAtLeast?: number;
	/** Fractions are allowed although the type is an integer. */
	readonly fractions?: true;
	/** The words of the enumeration are compared letter by letter. */
	readonly caseSensitive?: true;
	/** Words the server takes as well, which are not offered. */
	readonly alsoAccepted?: readonly string[];
}

/** A parameter as the data files write it down: what does not apply is left out. */
export interface ParameterEntry {
	readonly type: ParameterType;
	/** The default as it could be written in a file. */
	readonly default?: string;
	/** A default that is computed, differs by mode, or changed between releases. */
	readonly defaultNote?: Template;
	/** The inclusive lower bound of a number. */
	readonly min?: number;
	/** The inclusive upper bound of a number. */
	readonly max?: number;
	readonly unit?: ParameterUnit;
	readonly enum?: readonly EnumValue[];
	readonly checks?: ValueChecks;
	/** The files it belongs in; none for what only the command line takes. */
	readonly files: readonly ConfigFileName[];
	/** Files it is found in, or listed for elsewhere, without being documented there: worth a hint at most. */
	readonly alsoSeenIn?: readonly ConfigFileName[];
	/** The modes it takes effect on. */
	readonly nodeTypes: readonly Mode[];
	/** In cluster.cfg a node prefix makes sense. */
	readonly perNode?: true;
	/** Two nodes on one host must not share the value. */
	readonly mustDifferPerNode?: true;
	/** Documented for the command line only. */
	readonly commandLineOnly?: true;
	/** The modes that must set it, in their file or on the command line. */
	readonly required?: readonly Mode[];
	/** The first release on each branch; absent where unknown or always there. */
	readonly since?: readonly string[];
	readonly deprecated?: Deprecation;
	/** The parameter this one is merely another name of. */
	readonly sameAs?: string;
	/** Other spellings found in official material. */
	readonly aliases?: readonly string[];
	/** Functions that change it on a running server. */
	readonly dynamic?: readonly string[];
	/** Holds a secret: never echo the value. */
	readonly sensitive?: true;
	readonly related?: readonly string[];
	readonly constraints?: readonly ParameterConstraint[];
	readonly summary: Template;
	/** Where the facts come from; "docs zh" is docs.dolphindb.cn/zh. */
	readonly source: string;
	/** Known only from an example, a sample file or a passing mention. */
	readonly unverified?: true;
}

/** A parameter of the server, with its name and place. */
export interface Parameter extends Omit<ParameterEntry, 'unverified'> {
	/** The spelling of the configuration reference. */
	readonly name: string;
	readonly category: ParameterCategory;
	/** The data file it stands in, which is also its documentation page. */
	readonly area: string;
	/** True when documentation, a release note or the official web interface names it as a parameter. */
	readonly verified: boolean;
}

/** The parameters of one category. */
export interface ParameterGroup {
	readonly category: ParameterCategory;
	readonly entries: Readonly<Record<string, ParameterEntry>>;
}

/** The groups that share a data file. */
export interface ParameterArea {
	readonly area: string;
	readonly groups: readonly ParameterGroup[];
}

/** Declares the parameters of a category; nothing is computed until the catalog is asked. */
export function defineParameters(category: ParameterCategory, entries: ParameterGroup['entries']): ParameterGroup {
	return { category, entries };
}
