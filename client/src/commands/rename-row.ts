import type { Place } from '../../../server/src/protocol/place.ts';
import type { TreeRow } from '../view/rows.ts';
import { needWritable } from '../writable.ts';
import type { Services } from './register.ts';
import { renameAt } from './rename-at.ts';
import { rowFor } from './rows.ts';

/** Starts renaming a node, or the address of a host, where it is defined: the editor asks for the new name there. */
export async function renameRow(services: Services, argument: unknown): Promise<unknown> {
	const row = rowFor(services, argument);
	const place = row && placeOf(row);
	if (!place) return undefined; // nothing names a cluster or a package folder but its place
	needWritable(place.uri);
	return renameAt(services, { uri: place.uri, position: place.range.start });
}

function placeOf(row: TreeRow): Place | undefined {
	if (row.kind === 'host') return row.host.place ?? undefined;
	return row.kind === 'node' && row.alias !== '' ? row.node : undefined;
}
