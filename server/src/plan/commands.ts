import { demoFolder } from './folders.ts';
import type { Operation, Probe } from './operation.ts';

/** How one controller or agent is started. */
export interface Start {
	readonly alias: string;
	readonly host: string;
	readonly package: string;
	readonly port: number;
	readonly command: readonly string[];
	readonly waitSeconds: number;
}

/** How the processes of packages on one host are stopped. */
export interface Stop {
	readonly host: string;
	readonly packages: readonly string[];
	readonly command: readonly string[];
	readonly waitSeconds: number;
}

/** Starts a controller or an agent and waits until it listens. */
export function startOperations({ host, package: path, port, command, waitSeconds }: Start): Operation[] {
	const listening: Probe = { probe: 'port-listening', port };
	return [
		{ op: 'run', host, argv: command, cwd: demoFolder(path), unless: listening },
		{ op: 'wait-until', host, probe: listening, timeoutSeconds: waitSeconds },
	];
}

/** Stops everything that runs from these packages, and waits for the end: the vendor's script returns at once. */
export function stopOperations({ host, packages, command, waitSeconds }: Stop): Operation[] {
	return [
		...packages.map((path): Operation => {
			const quiet: Probe = { probe: 'no-process-below', folders: [path] };
			return { op: 'run', host, argv: [...FORGIVING, ...command], cwd: demoFolder(path), unless: quiet };
		}),
		{ op: 'wait-until', host, probe: { probe: 'no-process-below', folders: packages }, timeoutSeconds: waitSeconds },
	];
}

/**
 * The vendor's script sends its signal to processes that it listed before; one that is gone by then makes xargs end
 * with 123. That is no failure: the wait that follows tells whether all are down.
 */
const FORGIVING = ['sh', '-c', '"$@" || [ $? -eq 123 ]', 'stop'];

/** Renames a folder so that its name is free again; what was set aside earlier keeps names with numbers. */
export function setAside(host: string, path: string): Operation {
	return {
		op: 'run',
		host,
		argv: ['mv', '--backup=numbered', '-T', '--', path, `${path}.taken-back`],
		unless: { probe: 'path-absent', path },
	};
}
