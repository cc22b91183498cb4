import type { Locale } from '../../base/message.ts';
import { topologyMermaid } from '../../features/failure/mermaid.ts';
import type { ClusterOverview } from '../../features/failure/overview.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Off } from '../../model/survival/off.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { topologyPicture } from './topology-picture.ts';
import { topologyTree } from './topology-tree.ts';

/** A cluster of a workspace, and what of it is off. */
export interface Failing {
	readonly snapshot: Snapshot;
	readonly cluster: Cluster;
	readonly off: Off;
}

/** Clusters in one of the forms that they can be shown in; what `failing` has is in the same order. */
export type TopologyFormat = (
	clusters: readonly ClusterOverview[],
	locale: Locale,
	failing: readonly Failing[],
) => string;

/** The forms by the word behind `--format`. */
export const topologyFormats: Readonly<Record<'text' | 'json' | 'mermaid' | 'svg', TopologyFormat>> = {
	text: (clusters, locale) => clusters.map((cluster) => topologyTree(cluster, locale)).join('\n\n'),
	json: topologyJson,
	mermaid: topologyMermaid,
	svg: (_, locale, failing) => topologyPicture(failing, locale),
};

/** Clusters as JSON, version 1 (schemas/topology-report.schema.json). */
function topologyJson(clusters: readonly ClusterOverview[]): string {
	return JSON.stringify({ version: 1, clusters }, undefined, 2);
}
