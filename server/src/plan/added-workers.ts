import type { Placement } from './plan.ts';
import { withMode } from './processes.ts';
import type { Source } from './source.ts';
import { entryOf, type Target } from './target-layout.ts';
import { templateOf, type Wanted } from './wanted.ts';

/** A data or compute node that a target adds to a cluster. */
export interface AddedWorker {
	readonly node: Placement;
	/** Its package as people call it: that of the agent of its host. */
	readonly packageName: string;
	/** What its row and its lines are made like; none for the first of its role. */
	readonly like: Template | undefined;
	/** The other nodes of its role that there are today. */
	readonly fellows: readonly string[];
	/** Lines of its own, as the target has them. */
	readonly set: Readonly<Record<string, string>>;
	/** What the target says about further columns of its row, by name. */
	readonly columns: Readonly<Partial<Record<string, string>>>;
}

/** The node that another one is made like. */
export interface Template extends Pick<Placement, 'alias' | 'host'> {
	readonly packageName: string;
}

/** The data and compute nodes that a target adds, in the order of the layout. A deployment has all of them in its files. */
export function addedWorkers(source: Source, wanted: Wanted, target: Target): AddedWorker[] {
	if (target.kind === 'deploy') return [];
	const fellows = new Map(
		WORKERS.map((mode) => [mode, withMode(source.placements, mode).map(({ alias }) => alias)] as const),
	);
	return withMode(wanted.placements, ...WORKERS).flatMap((node) => {
		const asked = entryOf(target.nodes, node.alias);
		if (!asked || source.placementOf.has(node.alias)) return [];
		const { set = {}, computeGroup, zone } = asked;
		return [
			{
				node,
				packageName: nameIn(wanted.packages, node),
				like: templateFor(source, templateOf(source, node.mode, asked)),
				fellows: fellows.get(node.mode as (typeof WORKERS)[number]) ?? [], // no others are asked for
				set,
				columns: { ...(computeGroup !== undefined && { computeGroup }), ...(zone !== undefined && { zone }) },
			},
		];
	});
}

const WORKERS = ['datanode', 'computenode'] as const;

function templateFor(source: Source, node: Placement | undefined): Template | undefined {
	return node && { alias: node.alias, host: node.host, packageName: nameIn(source.packages, node) };
}

function nameIn(
	packages: readonly { readonly name: string; readonly host: string; readonly path: string }[],
	{ host, package: path }: Placement,
): string {
	return packages.find((pkg) => pkg.host === host && pkg.path === path)?.name ?? '';
}
