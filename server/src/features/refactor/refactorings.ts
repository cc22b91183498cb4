import type { FileId, Range } from '../../base/span.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { kinds } from './kinds.ts';
import type { Place, Refactoring } from './refactoring.ts';

/** Everything that can be done at a place, whether it turns out to be possible or not. */
export function refactorings(snapshot: Snapshot, id: FileId, range: Range): Refactoring[] {
	const file = snapshot.files.get(id);
	const cluster = snapshot.clusterOf(id);
	if (!file || !cluster || cluster.isStandalone) return [];
	const place: Place = { snapshot, cluster, file, range };
	return kinds.flatMap((kind) => [...kind(place)]);
}
