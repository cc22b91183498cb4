import { firstBy, groupBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { effectiveValue } from '../../model/effective.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import { unknownInstallation } from '../../model/installation.ts';
import { checkedAt } from '../cfg/settings.ts';
import { insertLines, replaceAt } from '../edits.ts';
import type { FileChange, Fix } from '../rule.ts';
import { clusterFiles, copiesOf } from './copies.ts';
import type { HostLoad, Member } from './host-loads.ts';
import { memoryLimit, memoryText, USABLE_SHARE, workersOf } from './memory.ts';
import { excesses } from './shares.ts';

/** Divides the memory that controllers and agents of a host leave among its data and compute nodes. */
export function* divideMemory(cluster: Cluster, load: HostLoad): Iterable<Fix> {
	const others = load.members.filter((member) => !member.isWorker);
	const given = others.reduce((sum, { limit }) => sum + (limit?.gb ?? 0), 0);
	const gb = (USABLE_SHARE * (load.memory ?? 0) - given) / load.workers.length;
	const tooMuch = load.workers.filter(({ limit }) => !limit?.gb || limit.gb > gb);
	const aliases = tooMuch.map(({ alias }) => alias);
	if (!(gb >= 1) || tooMuch.length === 0 || breaksShares(cluster, aliases, Number(memoryText(gb)))) return;
	const changes = limitTo(cluster, tooMuch, memoryText(gb));
	if (!changes) return;
	yield {
		title: say(
			{
				en: 'Set maxMemSize to {value} for data and compute nodes on {host}',
				zh: '将 {host} 上数据节点与计算节点的 maxMemSize 设为 {value}',
			},
			{ host: load.host, value: memoryText(gb) },
		),
		changes,
	};
}

/** Whether caches and other limits of these nodes would be too large for their new memory. */
export function breaksShares(cluster: Cluster, aliases: readonly string[], gb: number): boolean {
	return aliases.some((alias) => {
		const set = (name: string) => effectiveValue(cluster, alias, name)?.entry;
		const mode = cluster.rowsByAlias.get(alias)?.mode;
		return excesses(set, gb, mode, unknownInstallation).some(({ severity }) => severity === 'error');
	});
}

/** Lines that hold for nothing but these nodes get the value; the others get lines of their own above the rest. */
function limitTo(cluster: Cluster, members: readonly Member[], value: string): FileChange[] | undefined {
	const wanted = new Set(members.map(({ alias }) => alias));
	const users = groupBy(workersOf(cluster), ({ alias }) => memoryLimit(cluster, alias)?.entry);
	const changes: FileChange[] = [];
	const single: string[] = [];
	for (const [entry, rows] of groupBy(members, ({ limit }) => limit?.entry)) {
		const isTheirs = entry && users.get(entry)?.every(({ alias }) => wanted.has(alias));
		if (isTheirs) changes.push(...copiesOf(cluster, entry).map((copy) => replaceAt(checkedAt(copy.entry), value)));
		else if (entry?.qualifier !== undefined)
			return undefined; // two lines for one node would not say which holds
		else single.push(...rows.map(({ alias }) => alias));
	}
	return [...changes, ...clusterFiles(cluster).flatMap((file) => ownLines(file, single, value))];
}

function ownLines(file: CfgFile, aliases: readonly string[], value: string): FileChange[] {
	const lines = file.entries.filter(({ name }) => name === 'maxMemSize');
	const own = firstBy(lines, ({ qualifier }) => qualifier);
	const present = aliases.flatMap((alias): Entry[] => [own.get(alias)].filter((entry) => entry !== undefined));
	const missing = aliases.filter((alias) => !own.has(alias)).map((alias) => `${alias}.maxMemSize=${value}`);
	const below = (own.get(undefined)?.line ?? file.tree.lines.length - 1) + 1;
	return [
		...present.map((entry) => replaceAt(checkedAt(entry), value)),
		...(missing.length > 0 ? [insertLines(file, below, missing)] : []),
	];
}
