import type { Cluster } from '../../model/cluster.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import type { Abilities } from './renaming.ts';

/** What shall be renamed: something of a cluster, to a new name. */
export interface Wish {
	readonly snapshot: Snapshot;
	readonly cluster: Cluster;
	readonly to: string;
	readonly abilities: Abilities;
}
