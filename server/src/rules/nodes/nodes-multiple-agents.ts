import { uniqueBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import { sitePartAt } from '../../model/files/site.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { listed } from '../votes.ts';
import { deleteRows, otherHostOfAgent, rowsByHost } from './rows.ts';

export default defineClusterRule({
	code: 'nodes-multiple-agents',
	severity: 'error',
	reads: SITES,
	title: { en: 'Several agents on one host', zh: '同一主机上有多个代理节点' },
	why: {
		en: 'It is unclear which of them starts the nodes of the host.',
		zh: '无法确定由哪个代理节点启动该主机的节点。',
	},
	behaviour: {
		en: 'The deployment guide asks for exactly one agent per host; older web consoles refuse a second one (`Agent host already existed`).',
		zh: '部署教程要求每台主机有且仅有一个代理节点；旧版 Web 管理界面会拒绝第二个（`Agent host already existed`）。',
	},
	source: '[HA] introduction; older web console; ansible README — certain',
	*check(cluster) {
		for (const [host, rows] of rowsByHost(cluster)) {
			const onHost = rows.filter((row) => row.mode === 'agent' && otherHostOfAgent(cluster, row) === undefined);
			const agents = uniqueBy(onHost, (row) => row.alias);
			const [first, second] = agents;
			if (!first || !second) continue;
			yield {
				at: sitePartAt(second.site, 'alias'),
				message: say(
					{
						en: 'Host {host} has several agents ({list}); exactly one is allowed.',
						zh: '主机 {host} 配置了多个代理节点（{list}），只允许一个。',
					},
					{ host, list: listed(agents.map(({ alias }) => alias)) },
				),
				related: [
					{ at: sitePartAt(first.site, 'alias'), message: say({ en: 'The first agent.', zh: '第一个代理节点。' }) },
				],
				fixes: () => fixes(cluster, agents),
			};
		}
	},
});

/** Nobody chooses from a longer list. */
const MOST_CHOICES = 5;

/** Keeps the agent that an agent.cfg runs; where none or several do, the user chooses. */
function fixes(cluster: Cluster, agents: readonly NodeRow[]): Fix[] {
	const running = agents.filter(({ alias }) =>
		cluster.mentionsByAlias.get(alias)?.some(({ place, role }) => place === 'localSite' && role === 'agent'),
	);
	return (running.length > 0 ? running : agents).slice(0, MOST_CHOICES).map(({ alias }) => {
		const others = agents.map((row) => row.alias).filter((other) => other !== alias);
		return {
			title: say(
				{ en: 'Keep {alias} and delete {others}', zh: '保留 {alias}，删除 {others}' },
				{ alias, others: listed(others) },
			),
			changes: deleteRows(cluster, new Set(others)),
		};
	});
}
