import type { Blueprint } from './blueprint.ts';
import type { Start, Stop } from './commands.ts';
import type { Placement } from './plan.ts';

/** How a controller or an agent is started. */
export function startOf({ target }: Blueprint, { alias, mode, host, port, package: path }: Placement): Start {
	const { startController, startAgent, waitSeconds } = target.options;
	const command = mode === 'controller' ? startController : startAgent;
	return { alias, host, package: path, port, command, waitSeconds };
}

/** How packages on a host are stopped. */
export function stopOf({ target }: Blueprint, host: string, packages: readonly string[]): Stop {
	const { stopCommand, waitSeconds } = target.options;
	return { host, packages, command: stopCommand, waitSeconds };
}

/** How all of the old layout is stopped, host by host. */
export function stopsOfSource(blueprint: Blueprint): Stop[] {
	return blueprint.hosts.flatMap((host) => {
		const packages = blueprint.on(host).packages.map(({ path }) => path);
		return packages.length === 0 ? [] : [stopOf(blueprint, host, packages)];
	});
}

/** The placements with a role. */
export function withMode(placements: readonly Placement[], ...modes: readonly Placement['mode'][]): Placement[] {
	return placements.filter(({ mode }) => modes.includes(mode));
}

/** The agents that are started. */
export function registeredAgents(placements: readonly Placement[]): Placement[] {
	return placements.filter(({ mode, registered }) => mode === 'agent' && registered);
}

/** The data and compute nodes. */
export function workers(placements: readonly Placement[]): Placement[] {
	return withMode(placements, 'datanode', 'computenode');
}
