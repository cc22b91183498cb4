import { getNodeValue } from 'jsonc-parser';
import type { FileId } from '../../base/span.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Source } from '../../plan/source.ts';
import type { Target } from '../../plan/target-layout.ts';
import { type Wanted, wantedLayout } from '../../plan/wanted.ts';
import { chooseCluster } from '../../verify/choose-cluster.ts';
import { sourceFor } from '../../verify/plan-migration.ts';
import { placeOnDisk } from '../../workspace/uris.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { clustersMeant } from '../migration/nearest.ts';
import { soundTarget } from './sound-target.ts';
import { readTargetText, type TargetText } from './target-text.ts';

/** A target as it stands in the editor, half written or not, beside the cluster that it is about. */
export interface Scene {
	readonly snapshot: Snapshot;
	readonly written: TargetText;
	/** What is right in it. */
	readonly target: Target;
	/** The clusters that it may be about. */
	readonly clusters: readonly Cluster[];
	/** The cluster as the planner sees it; nothing where it is not clear which one is meant, or where it will be a new one. */
	readonly source: Source | undefined;
	/** What the target makes of it. */
	readonly wanted: Wanted | undefined;
}

const remembered = new WeakMap<Snapshot, { readonly file: FileId; readonly text: string; readonly scene: Scene }>();

/** Reads a target and finds its cluster. Remembered for the last text: editors ask several things about one place. */
export function sceneOf(snapshot: Snapshot, file: FileId, text: string): Scene {
	const known = remembered.get(snapshot);
	if (known?.file === file && known.text === text) return known.scene;
	const scene = makeScene(snapshot, file, text);
	remembered.set(snapshot, { file, text, scene });
	return scene;
}

function makeScene(snapshot: Snapshot, file: FileId, text: string): Scene {
	const written = readTargetText(text);
	const target = soundTarget(written.root && getNodeValue(written.root));
	const clusters = clustersMeant(snapshot.clusters, target, placeOnDisk(file));
	const chosen = chooseCluster(clusters, target);
	const isThere = 'cluster' in chosen && clusters.includes(chosen.cluster); // and not one that a deployment makes up
	const source = isThere ? sourceFor(chosen.cluster, target) : undefined;
	const wanted = source && wantedLayout(source, target);
	return { snapshot, written, target, clusters, source, wanted };
}
