import type { Placement } from '../plan.ts';
import type { Source } from '../source.ts';
import type { TargetInput } from '../target-layout.ts';
import { packageRunning } from '../wanted.ts';
import { hostEntries, packageEntries } from './entries.ts';

/** Removes the controllers that are named by alias or host, each with the agent of its package where nothing needs it. */
export function shrinkTarget(name: string, source: Source, leaving: readonly string[]): TargetInput {
	const aliases = leaving.map((one) => controllerFor(source, one)?.alias ?? one);
	const agents = aliases.flatMap((alias) => {
		const agent = source.placementOf.get(packageRunning(source, alias)?.agent ?? '');
		return agent && !isNeeded(source, agent) ? [agent.alias] : [];
	});
	return {
		version: 1,
		kind: 'migrate',
		name,
		hosts: hostEntries(source.cluster.hosts),
		packages: packageEntries(source.packages.map((pkg) => pkg.name)),
		nodes: Object.fromEntries([...aliases, ...agents].map((alias) => [alias, null])),
	};
}

/** The controllers that are proposed to leave: the last ones. */
export function lastControllers(source: Source, count: number): string[] {
	const controllers = source.placements.filter(({ mode }) => mode === 'controller').map(({ alias }) => alias);
	return controllers.slice(-count).reverse();
}

function controllerFor({ placements }: Source, named: string): Placement | undefined {
	const controllers = placements.filter(({ mode }) => mode === 'controller');
	return controllers.find(({ alias }) => alias === named) ?? controllers.find(({ host }) => host === named);
}

function isNeeded({ placements }: Source, { host, registered }: Placement): boolean {
	return (
		registered && placements.some((one) => one.host === host && (one.mode === 'datanode' || one.mode === 'computenode'))
	);
}
