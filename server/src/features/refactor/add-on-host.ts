import type { FileId, Position } from '../../base/span.ts';
import type { Cluster } from '../../model/cluster.ts';
import { packagesOn } from '../../rules/cluster-edits.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { rowsOn } from './known-rows.ts';
import type { Refactoring } from './refactoring.ts';
import { refactorings } from './refactorings.ts';

/** What can be added to a host, or with `datanodes` to each that has data nodes, and the refactoring that does it. */
const ADDING = {
	controller: 'add-controllers',
	agent: 'add-agent',
	datanode: 'add-datanode',
	datanodes: 'add-datanodes',
	computenode: 'add-computenode',
} as const;

/** The role of a node that can be added. */
export type AddedRole = keyof typeof ADDING;

/** Whether a text is such a role. */
export function isAddedRole(role: string): role is AddedRole {
	return Object.hasOwn(ADDING, role);
}

/** The refactoring that adds a node to a host, as a row of the host offers it; nothing where no place of a file does. */
export function addingOn(
	snapshot: Snapshot,
	cluster: Cluster,
	host: string,
	role: AddedRole,
): Extract<Refactoring, { rewrite(): unknown }> | undefined {
	for (const { file, at } of placesOf(cluster, host, role)) {
		const found = refactorings(snapshot, file, { start: at, end: at }).find(({ id }) => id === ADDING[role]);
		if (found && 'rewrite' in found) return found;
	}
	return undefined;
}

interface HostPlace {
	readonly file: FileId;
	readonly at: Position;
}

/** The places that are about a host: its rows, what runs there by its own file, and the heads of its own lists. */
function placesOf(cluster: Cluster, host: string, role: AddedRole): HostPlace[] {
	const rows = rowsOn(cluster, host);
	// A new node is made like the last of its kind, unless the place is a row of another one.
	const row = rows.find(({ mode }) => mode !== role) ?? rows.at(-1);
	const here = packagesOn(cluster, host);
	const own = here
		.flatMap(({ controller, agent }) => [controller, agent])
		.flatMap((file) => (file?.localSite ? [{ file: file.id, at: lineStart(file.localSite.entry.line) }] : []));
	const heads = here.flatMap(({ nodes }) => (nodes ? [{ file: nodes.id, at: lineStart(0) }] : []));
	return [...(row ? [{ file: row.site.file, at: lineStart(row.line) }] : []), ...own, ...heads];
}

function lineStart(line: number): Position {
	return { line, character: 0 };
}
