import { mostFrequent } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { type Mode, modeFacts } from '../../catalog/roles.ts';
import type { Cluster } from '../../model/cluster.ts';
import { plainAlias, portNumber } from '../../model/files/site.ts';
import { aliasStem, nextFreeAlias, nextFreePort } from '../../rules/cluster-edits.ts';

/** What is said of a port or alias that nothing uses. */
export const FREE = say({ en: 'next free', zh: '下一个可用' });

/** A port for a new process on a host: the one that most of its kind have, or else the next that is free there. */
export function freePortFor(cluster: Cluster, host: string, mode: Mode): number | undefined {
	const usual = usualOf(cluster, mode)?.port ?? modeFacts(mode).examplePort;
	return nextFreePort(cluster, host, usual - 1);
}

/** An alias for a new process: the next number behind the last alias of its kind. */
export function freeAliasFor(cluster: Cluster, mode: Mode): string {
	return nextFreeAlias(cluster, usualOf(cluster, mode)?.alias ?? FIRST_ALIAS[mode]);
}

const FIRST_ALIAS: Readonly<Record<Mode, string>> = {
	controller: 'controller0',
	agent: 'agent0',
	datanode: 'node0',
	computenode: 'cnode0',
	single: 'local0',
};

interface Usual {
	readonly port: number | undefined;
	/** The last one. */
	readonly alias: string;
}

const known = new WeakMap<Cluster, Map<Mode, Usual | undefined>>();

function usualOf(cluster: Cluster, mode: Mode): Usual | undefined {
	const ofCluster = known.get(cluster) ?? new Map<Mode, Usual | undefined>();
	known.set(cluster, ofCluster);
	if (!ofCluster.has(mode)) ofCluster.set(mode, findUsual(cluster, mode));
	return ofCluster.get(mode);
}

/** Of the rows of a mode those whose aliases begin as most do: a row that is being written may have half an alias. */
function findUsual({ rows, mentions }: Cluster, mode: Mode): Usual | undefined {
	const named = rows.filter((row) => row.mode === mode && row.alias !== '').map(({ site }) => site);
	const sites = named.length > 0 ? named : mentions.filter(({ role }) => role === mode).map(({ site }) => site);
	const stem = mostFrequent(sites.map((site) => aliasStem(plainAlias(site))));
	const last = sites.findLast((site) => aliasStem(plainAlias(site)) === stem);
	const port = mostFrequent(sites.flatMap((site) => portNumber(site.port) ?? []));
	return last && { port, alias: plainAlias(last) };
}
