import { unique } from '../../../base/collections.ts';
import { say } from '../../../base/message.ts';
import type { Cluster } from '../../../model/cluster.ts';
import type { NodeRow } from '../../../model/files/nodes-file.ts';
import { sortedBy } from '../../../plan/natural-order.ts';
import { setEndpoint } from '../../../rules/cluster-edits.ts';
import { setColumn } from '../../../rules/nodes/rows.ts';
import type { FileChange } from '../../../rules/rule.ts';
import { isReadableRow } from '../../../rules/votes.ts';
import type { Refusal } from '../../navigation/renaming.ts';
import { freeNames } from '../free-names.ts';
import { rowHere } from '../host-here.ts';
import { rowsOf } from '../known-rows.ts';
import { zoneOn } from '../new-worker.ts';
import type { Place, Refactoring, Rewrite } from '../refactoring.ts';
import { noPortLeft } from '../refusals.ts';

/** Nobody looks through more hosts in a menu. */
const MOST_HOSTS = 5;

/** Moves a compute node to another host with an agent. It stores no data, so that nothing has to be copied. */
export function* moveComputeNode(place: Place): Iterable<Refactoring> {
	const { cluster } = place;
	const row = rowHere(place);
	if (row?.mode !== 'computenode' || !isReadableRow(row) || cluster.rowsByAlias.get(row.alias)?.host !== row.host)
		return;
	const agents = rowsOf(cluster, 'agent').filter(({ host }) => host !== row.host);
	const hosts = sortedBy(unique(agents.map(({ host }) => host)), (host) => host);
	for (const host of hosts.slice(0, MOST_HOSTS)) {
		yield {
			id: `move-to-${host}`,
			kind: 'refactor.rewrite.address',
			title: say(
				{ en: 'Move compute node {alias} to {host}', zh: '将计算节点 {alias} 移到 {host}' },
				{ alias: row.alias, host },
			),
			rewrite: () => rewrite(place, row, host),
		};
	}
}

function rewrite(place: Place, row: NodeRow, host: string): Rewrite | Refusal {
	const { cluster } = place;
	const free = freeNames(place);
	const port = free.port(host, Number(row.port) - 1); // the same where it is free
	if (port === undefined) return noPortLeft(host);
	const zone = zoneOn(place, host);
	return {
		changes: [
			...setEndpoint(cluster, row.alias, `${host}:${port}`),
			// A node belongs to the zone of its host.
			...(zone === undefined || zone === row.zone ? [] : zoneChanges(cluster, row.alias, zone)),
		],
	};
}

function zoneChanges({ nodesFiles }: Cluster, alias: string, zone: string): FileChange[] {
	return nodesFiles.flatMap((file) => {
		const column = file.columns.indexOf('zone');
		const rows = file.rows.filter((row) => row.alias === alias && !row.repair);
		return column < 0 ? [] : rows.map((row) => setColumn(row, column, zone));
	});
}
