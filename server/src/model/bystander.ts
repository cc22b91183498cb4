import { baseName } from '../base/paths.ts';
import type { FileId } from '../base/span.ts';

/**
 * A file or folder that configures nothing but says something about the package it lies in. *backup*: a copy of a
 * configuration file. *licence*: `dolphindb.lic`. *raft*: the folder in which a controller that has run keeps its Raft
 * state. *live-nodes*, *live-cluster*: what the running cluster answered when it was asked for its node list or its
 * cluster.cfg, saved beside the file.
 */
export interface Bystander {
	readonly id: FileId;
	readonly kind: BystanderKind;
	/** Empty for folders, and for files whose content says nothing. */
	readonly text: string;
}

/** What a bystander is. */
export type BystanderKind = 'backup' | 'licence' | 'raft' | 'live-nodes' | 'live-cluster';

const KINDS: readonly (readonly [RegExp, BystanderKind])[] = [
	[/^cluster\.nodes\.live$/i, 'live-nodes'],
	[/^cluster\.cfg\.live$/i, 'live-cluster'],
	[/\.(cfg|nodes)(\.(bak|orig|old|backup)([._-].*)?)+$|\.(cfg|nodes)~$/i, 'backup'],
	[/^dolphindb\.lic$/i, 'licence'],
	[/^raft$/, 'raft'],
];

/** What a file or folder is by its name, if it is a bystander at all. */
export function bystanderKind(id: FileId): BystanderKind | undefined {
	const name = baseName(id);
	return KINDS.find(([pattern]) => pattern.test(name))?.[1];
}

/** Whether the text of a bystander is worth reading. */
export function hasContent(kind: BystanderKind): boolean {
	return kind !== 'backup' && kind !== 'raft';
}
