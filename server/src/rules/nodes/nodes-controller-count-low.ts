import { say } from '../../base/message.ts';
import { rowAt } from '../../model/files/nodes-file.ts';
import { GROUP } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';
import { countableControllers, hasRaft } from './controllers.ts';

export default defineClusterRule({
	code: 'nodes-controller-count-low',
	severity: 'error',
	reads: GROUP,
	title: { en: 'Raft group with only two controllers', zh: 'Raft 组仅有两个控制节点' },
	why: {
		en: 'The loss of either controller stops the cluster, so two are less reliable than one.',
		zh: '任一控制节点故障都会使集群停止，比只有一个控制节点更不可靠。',
	},
	behaviour: {
		en: 'Metadata HA takes at least 3 controllers: the majority of two is two.',
		zh: '元数据高可用至少需要 3 个控制节点；两个控制节点的多数派就是两个。',
	},
	source: '[HA] 5.1; manual ha.md — certain',
	*check(cluster) {
		const rows = countableControllers(cluster);
		const [, second] = rows;
		// With a single one controller-hamode-single says more.
		if (!second || rows.length > 2 || !hasRaft(cluster)) return;
		yield {
			at: rowAt(second),
			message: say(
				{
					en: 'A Raft group needs at least 3 controllers, found {n}.',
					zh: 'Raft 组至少需要 3 个控制节点，当前为 {n} 个。',
				},
				{ n: rows.length },
			),
		};
	},
});
