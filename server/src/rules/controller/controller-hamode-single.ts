import { say } from '../../base/message.ts';
import { checkedPart } from '../../catalog/values.ts';
import { keyAt } from '../../model/files/cfg-file.ts';
import { GROUP } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';
import { isReadableRow } from '../votes.ts';
import { controllerPackages, controllerRows } from './controllers.ts';

export default defineClusterRule({
	code: 'controller-hamode-single',
	severity: 'warning',
	reads: GROUP,
	title: { en: 'dfsHAMode=Raft with a single controller', zh: '仅有一个控制节点却设置了 dfsHAMode=Raft' },
	why: {
		en: 'A Raft group of one tolerates no failure, and switching between ordinary and HA mode later is risky.',
		zh: '只有一个成员的 Raft 组没有任何容错能力；以后在普通模式与高可用模式之间切换属于高风险操作。',
	},
	behaviour: {
		en: 'With Raft the metadata goes to the Raft directory instead of dfsMetaDir, and after the first start the Raft group manages cluster.nodes and cluster.cfg.',
		zh: '启用 Raft 后，元数据写入 Raft 目录而不是 dfsMetaDir；首次启动之后，cluster.nodes 与 cluster.cfg 由 Raft 组托管。',
	},
	source: '[NP] 2.3/2.8; [OPS] — judgement',
	*check(cluster) {
		// With no row at all the controller is missing there: controller-localsite-not-in-nodes.
		if (controllerRows(cluster).length !== 1 || cluster.controllers.length !== 1) return;
		if (!cluster.rows.every(isReadableRow)) return; // another controller may be among the rest
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
