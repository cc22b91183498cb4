import { aliasPlaces } from '../../model/alias-places.ts';
import type { Cluster } from '../../model/cluster.ts';
import { replaceAt } from '../edits.ts';
import type { FileChange } from '../rule.ts';

/** Renames a node in all files of a cluster: in sites, before settings, and in lists of nodes; never in paths. */
export function renameAlias(cluster: Cluster, alias: string, to: string): FileChange[] {
	return aliasPlaces(cluster, alias).map((place) => replaceAt(place, to));
}
