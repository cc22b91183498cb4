import type { Cluster } from '../../model/cluster.ts';
import type { TopologyExportParams } from '../../protocol/topology.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { topologyMermaid } from '../failure/mermaid.ts';
import { overviewOf } from '../failure/overview.ts';
import { drawingOf } from './drawing.ts';
import { offOf } from './off.ts';
import type { SceneOptions } from './scene.ts';

/** A cluster as a file for others: a picture, or a text in the language of Mermaid. */
export function exportOf(
	snapshot: Snapshot,
	cluster: Cluster,
	format: TopologyExportParams['format'],
	options: SceneOptions,
): string {
	if (format === 'svg') return drawingOf(snapshot, cluster, options).svg;
	const { locale, off } = options;
	return `${topologyMermaid([overviewOf(cluster, locale, offOf(cluster, off))], locale)}\n`;
}
