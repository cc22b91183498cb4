import type { Locale } from '../../base/message.ts';
import { topologyMermaid } from '../../features/failure/mermaid.ts';
import type { ClusterOverview } from '../../features/failure/overview.ts';
import { topologyTree } from './topology-tree.ts';

/** Clusters in one of the forms that they can be shown in. */
export type TopologyFormat = (clusters: readonly ClusterOverview[], locale: Locale) => string;

/** The forms by the word behind `--format`. */
export const topologyFormats: Readonly<Record<string, TopologyFormat>> = {
	text: (clusters, locale) => clusters.map((cluster) => topologyTree(cluster, locale)).join('\n\n'),
	json: topologyJson,
	mermaid: topologyMermaid,
};

/** Clusters as JSON, version 1 (schemas/topology-report.schema.json). */
function topologyJson(clusters: readonly ClusterOverview[]): string {
	return JSON.stringify({ version: 1, clusters }, undefined, 2);
}
