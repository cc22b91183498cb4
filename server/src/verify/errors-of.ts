import type { Cluster } from '../model/cluster.ts';
import { hostsIn, type SystemState } from '../plan/system-state.ts';
import { wantedCluster } from '../plan/wanted-cluster.ts';
import { rules } from '../rules/registry.generated.ts';
import type { RuleFinding } from '../rules/rule-finding.ts';
import { errorFinder } from '../rules/run-rules.ts';
import { type ConfigFolders, filesInUse } from './files-in-use.ts';

/** The errors that rules find in a cluster. */
export const errorsOf: (cluster: Cluster) => RuleFinding[] = errorFinder(rules);

/** What they say about the files in use on all hosts. */
export function errorsIn(state: SystemState, folders: ConfigFolders): RuleFinding[] {
	const files = hostsIn(state).flatMap((host) => filesInUse(state, host, folders));
	return files.length === 0 ? [] : errorsOf(wantedCluster(files));
}
