import { say } from '../../base/message.ts';
import { isWorker } from '../../model/files/nodes-file.ts';
import { sitePartAt } from '../../model/files/site.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';
import { otherHostOfAgent, rowsByHost } from './rows.ts';

export default defineClusterRule({
	code: 'nodes-agent-idle',
	severity: 'info',
	reads: SITES,
	title: { en: 'Agent without nodes', zh: '没有可管理节点的代理节点' },
	why: {
		en: 'It is one more process without a task; where nodes are to follow, it may stay.',
		zh: '它只是多占一个进程；如果之后要添加节点，可以保留。',
	},
	behaviour: {
		en: 'An agent only starts and stops the data and compute nodes of its host; a controller does not need one.',
		zh: '代理节点只负责启停本机的数据节点和计算节点；控制节点不需要代理节点。',
	},
	source: '[HA]; figure 21 of the tutorial (controllers 4/5 without agent) — judgement',
	*check(cluster) {
		if (!cluster.rows.some(isWorker)) return; // nodes-no-datanode
		for (const [host, rows] of rowsByHost(cluster)) {
			if (rows.some(isWorker)) continue;
			for (const row of rows) {
				if (row.mode !== 'agent' || otherHostOfAgent(cluster, row) !== undefined) continue;
				yield {
					at: sitePartAt(row.site, 'alias'),
					message: say(
						{
							en: 'Agent {alias} on {host} has no data or compute node to manage.',
							zh: '{host} 上的代理节点 {alias} 没有可管理的数据或计算节点。',
						},
						{ alias: row.alias, host },
					),
				};
			}
		}
	},
});
