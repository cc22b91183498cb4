import { unique } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { rowAt } from '../../model/files/nodes-file.ts';
import { majorityOf } from '../../model/survival/demands.ts';
import { placementOf } from '../../model/survival/placement.ts';
import { REPLICAS } from '../reads.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { isReadableRow } from '../votes.ts';

export default defineClusterRule({
	code: 'ha-metadata-spof',
	severity: 'warning',
	reads: REPLICAS,
	title: { en: 'The loss of one host leaves no majority of controllers', zh: '单台主机宕机会使控制节点失去多数派' },
	why: {
		en: 'The loss of one host stops the whole cluster, although there are enough hosts to avoid that.',
		zh: '一台主机宕机就会使整个集群停止，而现有的主机足以避免这种情况。',
	},
	behaviour: {
		en: 'Without a majority of its controllers a Raft group has no leader, and the cluster neither reads nor writes.',
		zh: '控制节点失去多数派后，Raft 组没有 leader，整个集群无法读写。',
	},
	source: 'Raft arithmetic; [HA] 5.1 — certain',
	*check(cluster) {
		// With two controllers every host is one; nodes-controller-count-low says so.
		if (!cluster.isHa || cluster.controllers.length < 3) return;
		// A controller.cfg that cluster.nodes does not know of is reported; who it stands for is anybody's guess.
		if (cluster.controllers.some(({ alias }) => cluster.rowsByAlias.get(alias)?.mode !== 'controller')) return;
		const hosts = unique(cluster.rows.map(({ host }) => host)).filter((host) => host !== '');
		if (hosts.length < 3) return;
		const placement = placementOf(cluster);
		const n = placement.controllers;
		for (const { host, controllers } of placement.hosts) {
			if (n - controllers >= majorityOf(n) || !cluster.rows.every(isReadableRow)) continue; // the rest may be controllers
			const row = cluster.rows.find((one) => one.mode === 'controller' && one.host === host);
			if (!row || host === '') continue;
			yield {
				at: rowAt(row),
				message: say(
					{
						en: 'Losing host {host} leaves {left} of {n} controllers, fewer than the majority of {q}.',
						zh: '主机 {host} 宕机后，{n} 个控制节点中只剩 {left} 个，不足多数派所需的 {q} 个。',
					},
					{ host, left: n - controllers, n, q: majorityOf(n) },
				),
				fixes: () => fixes(cluster, hosts),
			};
		}
	},
});

/** Moving is the wizard's work: files, metadata and their order belong together. */
function fixes(cluster: Cluster, hosts: readonly string[]): Fix[] {
	const taken = new Set(cluster.controllers.map(({ host }) => host));
	const otherHost = hosts.find((host) => !taken.has(host));
	return [
		{
			title:
				otherHost === undefined
					? say({ en: 'Plan to move a controller to another host…', zh: '规划将一个控制节点迁移到其他主机…' })
					: say(
							{ en: 'Plan to move a controller to {otherHost}…', zh: '规划将一个控制节点迁移到 {otherHost}…' },
							{ otherHost },
						),
			changes: [],
			command: { id: 'dolphindbCluster.planMigration', arguments: [] },
		},
	];
}
