import { groupBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { matchesPattern } from '../../model/effective.ts';
import { type Entry, valueAt } from '../../model/files/cfg-file.ts';
import { isWorker } from '../../model/files/nodes-file.ts';
import { endpointOf, portNumber } from '../../model/files/site.ts';
import { nextFreePort, setValue } from '../cluster-edits.ts';
import type { Finding } from '../rule.ts';

/** A port that a node opens for subscriptions. */
interface SubPort {
	readonly alias: string;
	readonly host: string;
	readonly entry: Entry;
}

/** Subscription ports that two nodes of a host share, or that another process has. Only old servers open them. */
export function* subPortFindings(cluster: Cluster): Iterable<Finding> {
	const ports = subPorts(cluster);
	if (ports.length === 0) return;
	const taken = new Map(cluster.rows.map((row) => [endpointOf(row), row.alias]));
	const said = new Set<Entry>();
	for (const [endpoint, sharers] of groupBy(ports, ({ host, entry }) => `${host}:${entry.value}`)) {
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
			while (used.has(port)) port = nextFreePort(cluster, other.host, port);
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
	const file = cluster.packages.find((pkg) => pkg.cluster)?.cluster;
	const entries =
		file?.entries.filter(({ name, value }) => name === 'subPort' && portNumber(value) !== undefined) ?? [];
	if (entries.length === 0) return [];
	const exact = new Map(entries.map((entry) => [entry.qualifier, entry]));
	const patterns = entries.filter(({ qualifier }) => qualifier !== undefined && /[%?]/.test(qualifier));
	return cluster.rows.filter(isWorker).flatMap(({ alias, host }) => {
		const pattern = () => patterns.findLast(({ qualifier }) => matchesPattern(qualifier ?? '', alias));
		const entry = exact.get(alias) ?? pattern() ?? exact.get(undefined);
		return entry ? [{ alias, host, entry }] : [];
	});
}
