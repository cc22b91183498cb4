import type { Cluster } from '../model/cluster.ts';
import { hostsIn, type SystemState } from '../plan/system-state.ts';
import { wantedCluster } from '../plan/wanted-cluster.ts';
import { rules } from '../rules/registry.generated.ts';
import { clusterFindings, fileFindings, type RuleFinding } from '../rules/run-rules.ts';
import { type ConfigFolders, filesInUse } from './files-in-use.ts';

/** What the rules with severity error say about a cluster. */
export function errorsOf(cluster: Cluster): RuleFinding[] {
	const inFiles = cluster.files.flatMap((file) => fileFindings(rules, file));
	const inCluster = [...clusterFindings(rules, cluster).values()].flat();
	return [...inFiles, ...inCluster].filter(({ severity }) => severity === 'error');
}

/** What they say about the files in use on all hosts. */
export function errorsIn(state: SystemState, folders: ConfigFolders): RuleFinding[] {
	const files = hostsIn(state).flatMap((host) => filesInUse(state, host, folders));
	return files.length === 0 ? [] : errorsOf(wantedCluster(files));
}
