import { remembering } from '../../base/remember.ts';
import { resolveName } from '../../catalog/catalog.ts';
import type { Cluster } from '../../model/cluster.ts';
import { portNumber } from '../../model/files/site.ts';
import { clusterFiles } from '../../rules/cluster/copies.ts';
import { nextFreeAlias, nextFreePort } from '../../rules/cluster-edits.ts';
import type { Place } from './refactoring.ts';

/** Aliases and ports that nothing has yet; what was given away once is not given away again. */
export interface FreeNames {
	/** The next alias of a row of its kind: `node3` gives `node4`; one without a number gets `_2`. */
	alias(model: string): string;
	/** The lowest port of a host above another one that no process of the workspace has; nothing where all are taken. */
	port(host: string, near: string | number): number | undefined;
}

/** Begins to give away aliases and ports. */
export function freeNames({ snapshot, cluster }: Pick<Place, 'snapshot' | 'cluster'>): FreeNames {
	const given = new Set<string>();
	const last = new Map<string, string>(); // so that a thousand nodes like one are not counted from the first each time
	const reserved = settingPorts(cluster);
	const isFree = (host: string, port: number) =>
		!given.has(`${host}:${port}`) &&
		!reserved.has(port) &&
		snapshot.clusters.every((other) => nextFreePort(other, host, port - 1) === port);
	return {
		alias: (model) => {
			let alias = last.get(model) ?? (/\d$/.test(model) ? model : `${model}_1`);
			do alias = nextFreeAlias(cluster, alias);
			while (given.has(alias));
			given.add(alias);
			last.set(model, alias);
			return alias;
		},
		port: (host, near) => {
			let port = nextFreePort(cluster, host, near);
			while (port !== undefined && !isFree(host, port)) port = nextFreePort(cluster, host, port);
			if (port !== undefined) given.add(`${host}:${port}`);
			return port;
		},
	};
}

/** The ports that cluster.cfg opens besides those of the sites, for subscriptions say. */
const settingPorts = remembering((cluster: Cluster): ReadonlySet<number> => {
	const entries = clusterFiles(cluster).flatMap((file) => file.entries);
	const values = entries.filter(({ name }) => resolveName(name)?.parameter.type === 'port').map(({ value }) => value);
	return new Set(values.flatMap((value) => portNumber(value) ?? []));
});
