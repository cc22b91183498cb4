import { say } from '../../base/message.ts';
import { checkedPart } from '../../catalog/values.ts';
import { keyAt } from '../../model/files/cfg-file.ts';
import { defineClusterRule } from '../rule.ts';
import { controllerPackages, controllerRows } from './controllers.ts';

export default defineClusterRule({
	code: 'controller-hamode-single',
	severity: 'warning',
	title: { en: 'dfsHAMode=Raft with a single controller', zh: '仅有一个控制节点却设置了 dfsHAMode=Raft' },
	why: {
		en: 'A Raft group of one tolerates nothing, and from then on cluster.nodes and cluster.cfg are managed by the group.',
		zh: '只有一个成员的 Raft 组没有任何容错能力，而 cluster.nodes 与 cluster.cfg 此后由该组托管。',
	},
	source: '[NP] 2.3/2.8; [OPS] — judgement',
	*check(cluster) {
		// With no row at all the controller is missing there: controller-localsite-not-in-nodes.
		if (controllerRows(cluster).length !== 1 || cluster.controllers.length !== 1) return;
		for (const { controller } of controllerPackages(cluster)) {
			const entry = controller.common.get('dfsHAMode');
			if (!entry || checkedPart(entry.value).toLowerCase() !== 'raft') continue;
			yield {
				at: keyAt(entry),
				message: say({
					en: 'dfsHAMode=Raft is set for a single controller.',
					zh: '仅有一个控制节点却设置了 dfsHAMode=Raft。',
				}),
			};
		}
	},
});
