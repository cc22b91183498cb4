import type { FileId, Location, Position } from '../../base/span.ts';
import { canonicalHost } from '../../model/files/hosts.ts';
import { entryOf } from '../../plan/target-layout.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { definitionsOf } from '../navigation/occurrences.ts';
import { nameAt } from './name-at.ts';
import { sceneOf } from './scene.ts';

/** Where a node or host that a target names is defined: its rows in the cluster.nodes that the copies agree on. */
export function targetDefinitions(snapshot: Snapshot, file: FileId, text: string, position: Position): Location[] {
	const { written, source, target } = sceneOf(snapshot, file, text);
	const named = nameAt(written, position);
	if (!named || !source) return [];
	const { kind, range, name: given } = named;
	const { cluster } = source;
	const name = kind === 'host' ? canonicalHost(entryOf(target.hosts, given)?.was ?? given) : given;
	const symbol = { cluster, kind, name, text: given, range, alias: undefined };
	return definitionsOf(snapshot, symbol, cluster.agreedNodes?.id ?? '');
}
