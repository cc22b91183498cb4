import { resolveName } from '../../catalog/catalog.ts';
import { canonicalFileNames } from '../../catalog/file-kinds.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { CfgFile, CfgKind, Entry } from '../../model/files/cfg-file.ts';
import { plainAlias } from '../../model/files/site.ts';
import { rememberedByFile } from '../cluster/qualifiers.ts';
import type { Severity } from '../rule.ts';
import { isLegible, isSetting } from './settings.ts';

/** A setting in a file whose process does not read it. */
export interface Misplaced {
	readonly entry: Entry;
	readonly parameter: Parameter;
	/** Where it differs from the severity of the rule. */
	readonly severity: Severity | undefined;
}

const OF_CONTROLLERS =
	/^(dfsHAMode|dfsReplicationFactor|dfsReplicaReliabilityLevel|raftElectionTick|dfsRecoveryWaitTime)$/;
const OF_AGENTS = /^(sites|controllerSite)$/;
const OF_WORKERS = /^(volumes|chunkMetaDir|redoLogDir|TSDBRedoLogDir|persistenceDir|\w+CacheEngineSize)$/;

/** What does harm in the wrong file: replicas, high availability, and where and how data are stored. */
const HARMFUL: Readonly<Record<CfgKind, readonly RegExp[]>> = {
	controller: [OF_AGENTS, OF_WORKERS],
	agent: [OF_CONTROLLERS, OF_WORKERS],
	cluster: [OF_CONTROLLERS, OF_AGENTS],
	single: [],
};

/** The settings of a file that belong into files of other kinds only. */
export const findMisplaced: (file: CfgFile) => readonly Misplaced[] = rememberedByFile((file) =>
	file.entries.flatMap((entry) => {
		const parameter = resolveName(entry.name)?.parameter;
		if (!parameter || !isSetting(entry) || !isLegible(entry.syntax.key.text)) return [];
		return belongsElsewhere(parameter, file.kind)
			? [{ entry, parameter, severity: severityOf(parameter, file.kind) }]
			: [];
	}),
);

/** What the command line alone takes has a rule of its own; what only examples show may be legal anywhere. */
function belongsElsewhere({ files, verified }: Parameter, kind: CfgKind): boolean {
	return verified && files.length > 0 && !files.includes(canonicalFileNames[kind]);
}

function severityOf({ name, alsoSeenIn }: Parameter, kind: CfgKind): Severity | undefined {
	if (alsoSeenIn?.includes(canonicalFileNames[kind])) return 'hint';
	return HARMFUL[kind].some((names) => names.test(name)) ? 'error' : undefined;
}

/** Whether a line of cluster.cfg is for a controller or an agent. */
export function isForOneProcess(cluster: Cluster, file: CfgFile, { qualifier }: Entry): boolean {
	if (file.kind !== 'cluster' || qualifier === undefined) return false;
	return ofOneProcess(cluster).has(qualifier);
}

const known = new WeakMap<Cluster, ReadonlySet<string>>();

/** The aliases that anything calls a controller or an agent; every agent names the controllers, so it is asked once. */
function ofOneProcess(cluster: Cluster): ReadonlySet<string> {
	const aliases =
		known.get(cluster) ??
		new Set(
			cluster.mentions
				.filter(({ role }) => role === 'controller' || role === 'agent')
				.map(({ site }) => plainAlias(site)),
		);
	known.set(cluster, aliases);
	return aliases;
}
