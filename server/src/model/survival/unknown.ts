import { unique } from '../../base/collections.ts';
import type { Unknown } from '../../protocol/failure.ts';
import type { Cluster } from '../cluster.ts';
import { isWorker } from '../files/nodes-file.ts';
import { processesOf } from '../processes.ts';
import { keepersOf, reliabilityLevelsOf, replicaCounts, usesZones } from './placement.ts';

/** What the files of a cluster do not tell and what becomes of it when something fails depends on. */
export function unknownIn(cluster: Cluster): Unknown[] {
	const { controllers } = keepersOf(cluster);
	const processes = processesOf(cluster);
	const all: Unknown[] = [
		{ kind: 'hosts', names: processes.filter(({ site }) => site.host === '').map(({ site }) => site.alias) },
		{ kind: 'roles', names: processes.filter(({ role }) => role === undefined).map(({ site }) => site.alias) },
		{ kind: 'agents', names: hostsWithoutAgent(cluster) },
		...settingsOf(cluster),
	];
	const none: Unknown[] = controllers.length === 0 ? [{ kind: 'controllers', names: [] }] : [];
	return [...none, ...all.filter(({ names }) => names.length > 0)];
}

function hostsWithoutAgent({ rows }: Cluster): string[] {
	const served = new Set(rows.filter(({ mode }) => mode === 'agent').map(({ host }) => host));
	return unique(
		rows.filter((row) => isWorker(row) && row.host !== '' && !served.has(row.host)).map(({ host }) => host),
	);
}

/** Data are kept as these two parameters say, unless zones have numbers of their own. */
function settingsOf(cluster: Cluster): Unknown[] {
	if (cluster.isStandalone) return [];
	if (usesZones(cluster)) {
		const zones = unique(cluster.rows.map(({ zone }) => zone)).filter((zone) => zone !== '');
		const counted = cluster.packages
			.flatMap(({ controller }) => controller?.entries ?? [])
			.flatMap((entry) => (entry.name === 'dfsReplicationFactor' && entry.qualifier ? [entry.qualifier] : []));
		return [{ kind: 'zones', names: unique([...zones, ...counted]) }];
	}
	const said = [
		{ name: 'dfsReplicationFactor', values: unique(replicaCounts(cluster)) },
		{ name: 'dfsReplicaReliabilityLevel', values: unique(reliabilityLevelsOf(cluster)) },
	];
	const files = cluster.packages.flatMap(({ controller }) => controller ?? []);
	const isUntold = (name: string) => files.length === 0 || files.some((file) => file.common.has(name));
	const untold = said.filter(({ name, values }) => values.length === 0 && isUntold(name));
	return [
		{ kind: 'defaults', names: untold.map(({ name }) => name) },
		{ kind: 'differences', names: said.filter(({ values }) => values.length > 1).map(({ name }) => name) },
	];
}
