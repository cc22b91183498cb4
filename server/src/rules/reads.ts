import type { FileKind } from '../catalog/file-kinds.ts';

/**
 * Something in a file that a change touches and a rule may read: the settings of a parameter, by its name in any
 * spelling, and the lines that begin with it without being settings; or one of
 * - `text`: anything;
 * - `settings`: any setting;
 * - `excerpt`: a line of dots, which says that lines were left out;
 * - `rows`: a row or the header of cluster.nodes;
 * - `foreign`: a line with characters beyond ASCII;
 * - `ends`: line ends, where not all of them are LF;
 * - `top`: what stands above the first line with content, and that line.
 *
 * What makes a file another one touches everything: its first or last setting or row, the header of cluster.nodes,
 * lines that are glued together or cut. So no rule needs to name these.
 */
export type Topic = string;

/** What a rule reads of the files of each kind. */
export type Reads = Readonly<Partial<Record<FileKind, readonly Topic[]>>>;

/** All of these together. */
export function reading(...parts: readonly Reads[]): Reads {
	const all: Partial<Record<FileKind, Topic[]>> = {};
	for (const part of parts) {
		for (const [kind, topics] of Object.entries(part) as [FileKind, readonly Topic[]][]) {
			all[kind] = [...(all[kind] ?? []), ...topics];
		}
	}
	return all;
}

/** Who is there: rows, controllers, mentions and hosts of a cluster, and which cluster.nodes most files agree with. */
export const SITES: Reads = {
	nodes: ['rows'],
	controller: ['localSite'],
	agent: ['localSite', 'controllerSite', 'sites'],
};

/** Who is there, and whether the controllers form a Raft group. */
export const GROUP: Reads = reading(SITES, { controller: ['dfsHAMode'] });

/** What tells a whole file from an excerpt. */
export const WHOLE: readonly Topic[] = ['mode', 'localSite', 'excerpt'];

/** How many replicas the controllers want, and how far apart. */
export const REPLICAS: Reads = reading(GROUP, {
	controller: ['dfsReplicationFactor', 'dfsReplicaReliabilityLevel', ...WHOLE],
});

/** The files that nodes take their settings from: of the copies of cluster.cfg the one that says what most of them do. */
export const NODE_SETTINGS: Reads = reading(SITES, { cluster: ['settings'] });
