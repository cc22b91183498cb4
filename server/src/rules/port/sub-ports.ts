import { groupBy, unique } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type Entry, valueAt } from '../../model/files/cfg-file.ts';
import { isWorker } from '../../model/files/nodes-file.ts';
import type { Installation } from '../../model/installation.ts';
import { mayOpenSubPorts, SUB_PORT, subPortOf } from '../../model/sub-ports.ts';
import { nextFreePort, setValue } from '../cluster-edits.ts';
import type { Finding } from '../rule.ts';
import { machineTest } from '../votes.ts';
import { socketOf } from './move-away.ts';

/** A port that a node opens for subscriptions. */
interface SubPort {
	readonly alias: string;
	readonly host: string;
	readonly entry: Entry;
}

/** Subscription ports that two nodes of a host share, or that another process has. Only old servers open them. */
export function* subPortFindings(cluster: Cluster, installation: Installation): Iterable<Finding> {
	if (!mayOpenSubPorts(installation)) return;
	const ports = subPorts(cluster);
	if (ports.length === 0) return;
	const taken = new Map(cluster.rows.map((row) => [socketOf(row), row.alias]));
	const said = new Set<Entry>();
	for (const [endpoint, sharers] of groupBy(ports, ({ host, entry }) => socketOf({ host, port: entry.value }))) {
		const [first, second] = sharers;
		const owner = taken.get(endpoint) ?? first?.alias ?? '';
		const other = taken.has(endpoint) ? first : second;
		if (!other || said.has(other.entry)) continue;
		said.add(other.entry); // one line may stand for nodes on many hosts
		yield finding(cluster, ports, endpoint, owner, other);
	}
}

function finding(
	cluster: Cluster,
	ports: readonly SubPort[],
	endpoint: string,
	owner: string,
	other: SubPort,
): Finding {
	return {
		at: valueAt(other.entry),
		severity: 'info', // servers since 2.00.9 do not open the port; older ones with one port for all are known to run
		message: say(
			{
				en: '{endpoint} is used by {a} and as subscription port by {b}; servers before 2.00.9 cannot open it twice.',
				zh: '{endpoint} 已被 {a} 使用，又是 {b} 的订阅端口；2.00.9 之前的版本无法重复打开。',
			},
			{ endpoint, a: owner, b: other.alias },
		),
		fixes: () => {
			if (other.entry.qualifier !== other.alias) return [];
			const used = new Set(ports.filter(({ host }) => host === other.host).map(({ entry }) => Number(entry.value)));
			let port = nextFreePort(cluster, other.host, other.entry.value);
			while (port !== undefined && used.has(port)) port = nextFreePort(cluster, other.host, port);
			if (port === undefined) return [];
			return [
				{
					title: say({ en: 'Use {port} for {alias}', zh: '{alias} 改用 {port}' }, { port, alias: other.alias }),
					changes: [setValue(other.entry, String(port))],
				},
			];
		},
	};
}

/** The subscription port of every data and compute node that has one set. */
function subPorts(cluster: Cluster): SubPort[] {
	const files = unique(cluster.packages.flatMap((pkg) => pkg.cluster ?? []));
	if (!files.some(({ entries }) => entries.some(({ name }) => name === SUB_PORT))) return [];
	const isMachine = machineTest(cluster); // else site-loopback
	return cluster.rows.flatMap((row) => {
		const { alias, host } = row;
		const entry = isWorker(row) && isMachine(host) ? subPortOf(cluster, alias) : undefined;
		return entry ? [{ alias, host, entry }] : [];
	});
}
