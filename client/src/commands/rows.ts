import type { HostRow, NodeRow, PackageRow, TreeRow } from '../view/rows.ts';
import type { Services } from './register.ts';

/** The row that a command of the view is for: the one whose menu it is chosen from. */
export function rowFor({ view }: Services, argument: unknown): TreeRow | undefined {
	return view.isRow(argument) ? argument : undefined;
}

/** The node that a command is for. */
export function nodeFor(services: Services, argument: unknown): NodeRow | undefined {
	const row = rowFor(services, argument);
	return row?.kind === 'node' ? row : undefined;
}

/** The host or package that a command is for; the host of a node. */
export function placeFor(services: Services, argument: unknown): HostRow | PackageRow | undefined {
	const row = rowFor(services, argument);
	if (row?.kind === 'node') return { kind: 'host', cluster: row.cluster, tree: row.tree, host: row.host };
	return row?.kind === 'cluster' ? undefined : row;
}
