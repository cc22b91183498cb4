import { unique, uniqueBy } from '../../base/collections.ts';
import type { RaftGroupReport } from '../../protocol/failure.ts';
import type { Cluster } from '../cluster.ts';
import { type RaftGroup, raftGroupsIn } from '../raft-groups.ts';
import { majorityOf } from './demands.ts';
import { isOff, type Off } from './off.ts';

/** The Raft groups of data and compute nodes, each once however many copies of cluster.cfg name it. */
export function raftGroupsAfter(cluster: Cluster, off: Off): RaftGroupReport[] {
	const files = unique(cluster.packages.flatMap((pkg) => pkg.cluster ?? []));
	const groups = files.flatMap(raftGroupsIn).filter(({ id, members }) => /^\d+$/.test(id.text) && members.length > 0);
	return uniqueBy(groups, ({ entry, whole }) => `${entry.name} ${whole.text}`).map((group) =>
		reportOf(cluster, group, off),
	);
}

function reportOf({ rowsByAlias }: Cluster, { id, entry, members }: RaftGroup, off: Off): RaftGroupReport {
	const aliases = unique(members.map(({ text }) => text));
	const unknown = aliases.filter((alias) => !rowsByAlias.has(alias) && !off.aliases.has(alias));
	const left = aliases.filter((alias) => {
		const row = rowsByAlias.get(alias);
		return row !== undefined && !isOff(off, row);
	});
	const needed = majorityOf(aliases.length);
	const isOpen = left.length < needed && left.length + unknown.length >= needed;
	return {
		id: id.text,
		parameter: entry.name,
		members: aliases,
		left,
		needed,
		hasMajority: isOpen ? null : left.length >= needed,
		unknown,
	};
}
