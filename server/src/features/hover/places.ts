import type { FileId } from '../../base/span.ts';
import type { Cluster } from '../../model/cluster.ts';
import { fileInPackage } from '../../rules/places.ts';

/** A file as people of this cluster call it: package and file name. */
export function fileLabel(cluster: Cluster, file: FileId): string {
	return fileInPackage(cluster.packageOfFile.get(file), file);
}
