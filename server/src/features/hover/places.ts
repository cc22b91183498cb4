import { baseName } from '../../base/paths.ts';
import type { FileId } from '../../base/span.ts';
import type { Cluster } from '../../model/cluster.ts';

/** A file as people of this cluster call it: package and file name. */
export function fileLabel(cluster: Cluster, file: FileId): string {
	const name = cluster.packageOfFile.get(file)?.name.split('/')[0];
	return name ? `${name}/${baseName(file)}` : baseName(file);
}
