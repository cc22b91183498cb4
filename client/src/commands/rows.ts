import type { HostRow, NodeRow, PackageRow, TreeRow } from '../view/rows.ts';
import type { Services } from './register.ts';

/** The row that a command of the view is for: the one whose menu it is chosen from, else the one with the focus. */
export async function rowFor({ view }: Services, argument: unknown): Promise<TreeRow | undefined> {
	return view.isRow(argument) ? argument : view.focusedRow();
}

/** The node that a command is for. */
export async function nodeFor(services: Services, argument: unknown): Promise<NodeRow | undefined> {
	const row = await rowFor(services, argument);
	return row?.kind === 'node' ? row : undefined;
}

/** The host or package that a command is for; the host of a node. */
export async function placeFor(services: Services, argument: unknown): Promise<HostRow | PackageRow | undefined> {
	const row = await rowFor(services, argument);
	if (row?.kind === 'node') return { kind: 'host', cluster: row.cluster, tree: row.tree, host: row.host };
	return row?.kind === 'cluster' ? undefined : row;
}
