import { type FileId, type Range, rangeOf } from '../../base/span.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { isDeclaration, namedPlacesIn, partAt } from '../../model/named-places.ts';
import { offeredPresets, type Preset, type PresetName } from '../../plan/presets.ts';
import type { Snapshot } from '../../workspace/workspace.ts';

/**
 * A line of text above a line of a file, without its words. *deployment*: how the cluster is deployed and what it
 * survives. *preset*: the ready-made change that it needs to survive anything. *migration*: all
 * that fit. *uses*: where the node is named that stands in the range.
 */
export interface Lens {
	readonly kind: 'deployment' | 'preset' | 'migration' | 'uses';
	readonly range: Range;
}

/** The lenses of a file, cheap however many rows it has; the words come from `lensTitle`. */
export function codeLenses(snapshot: Snapshot, id: FileId): Lens[] {
	const file = snapshot.files.get(id);
	const cluster = snapshot.clusterOf(id);
	if (!snapshot.settings.codeLens || !file || !cluster || cluster.isStandalone) return [];
	return [...aboveFile(file, cluster), ...usesLenses(file)];
}

function aboveFile(file: ConfigFile, cluster: Cluster): Lens[] {
	if (file.kind !== 'nodes' || !(file.hasHeader || file.rows.length > 0)) return [];
	const range = rangeOf({ line: 0, start: 0, end: file.tree.lines[0]?.text.length ?? 0 });
	const offered = offeredPresets(cluster);
	const kinds: Lens['kind'][] = [
		'deployment',
		...(spreadAmong(offered) ? (['preset'] as const) : []),
		...(offered.some(({ name }) => !name.startsWith('deploy')) ? (['migration'] as const) : []),
	];
	return kinds.map((kind) => ({ kind, range }));
}

const SPREADS: ReadonlySet<PresetName> = new Set(['single-to-three', 'dual-to-three']);

/** The change that gives every controller a server of its own, where they share servers today. */
export function spreadOf(cluster: Cluster): Preset | undefined {
	return spreadAmong(offeredPresets(cluster));
}

function spreadAmong(offered: readonly Preset[]): Preset | undefined {
	return offered.find(({ name }) => SPREADS.has(name));
}

/** A lens over every place by which a file says where a node is. */
function usesLenses(file: ConfigFile): Lens[] {
	return namedPlacesIn(file).flatMap((place): Lens[] =>
		place.alias && isDeclaration(place) ? [{ kind: 'uses', range: rangeOf(partAt(place, place.alias).span) }] : [],
	);
}
