import { lacks } from '../catalog/versions.ts';
import type { Cluster } from './cluster.ts';
import { effectiveValue } from './effective.ts';
import type { Entry } from './files/cfg-file.ts';
import { portNumber } from './files/site.ts';
import type { Installation } from './installation.ts';

/** The parameter for the port that a node opens for subscriptions. */
export const SUB_PORT = 'subPort';

/** From here on servers subscribe without a port of their own for it. */
const NEEDLESS_SINCE = ['2.00.9'];

/** Whether servers may be so old that they open subscription ports; those of which nobody knows the version may. */
export function mayOpenSubPorts({ serverVersion }: Installation): boolean {
	return serverVersion === undefined || lacks(serverVersion, NEEDLESS_SINCE);
}

/** The line that gives a subscription port to a node, where one does and it is a port. */
export function subPortOf(cluster: Cluster, alias: string): Entry | undefined {
	const entry = effectiveValue(cluster, alias, SUB_PORT)?.entry;
	return entry && portNumber(entry.value) !== undefined ? entry : undefined;
}
