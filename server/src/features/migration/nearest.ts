import { folderOf } from '../../base/paths.ts';
import type { FileId } from '../../base/span.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Target } from '../../plan/target-layout.ts';

/**
 * The clusters that a target file can mean: those of its own folder, else all. A target that names its cluster chooses
 * among all, and a deployment that says everything about every node means none: it makes a new one.
 */
export function clustersMeant(
	clusters: readonly Cluster[],
	target: Target | undefined,
	near: FileId | undefined,
): readonly Cluster[] {
	if (target?.cluster !== undefined) return clusters;
	const nodes = Object.values(target?.nodes ?? {});
	if (target?.kind === 'deploy' && nodes.length > 0 && nodes.every((node) => node?.mode)) return [];
	const folder = near === undefined ? '' : folderOf(near);
	const below = clusters.filter(({ packages }) => packages.every((pkg) => pkg.folder.startsWith(`${folder}/`)));
	return below.length > 0 ? below : clusters;
}
