import { say } from '../../base/message.ts';
import { attempts, isWhole } from '../cfg/settings.ts';
import { appendLines } from '../edits.ts';
import { fileAt } from '../places.ts';
import { GROUP, reading, WHOLE } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';
import { controllerPackages, controllerRows } from './controllers.ts';

export default defineClusterRule({
	code: 'controller-hamode-missing',
	severity: 'error',
	reads: reading(GROUP, { controller: WHOLE }),
	title: {
		en: 'One controller.cfg of the Raft group lacks dfsHAMode',
		zh: 'Raft 组中有 controller.cfg 缺少 dfsHAMode',
	},
	why: {
		en: 'The Raft group lacks a member: it tolerates fewer failures than the number of controllers suggests.',
		zh: 'Raft 组缺少一个成员，能容忍的故障数少于按控制节点数推算的结果。',
	},
	behaviour: {
		en: 'A controller joins the Raft group only if its own controller.cfg sets dfsHAMode=Raft; otherwise it keeps its own metadata.',
		zh: '只有自身的 controller.cfg 设置了 dfsHAMode=Raft，控制节点才会加入 Raft 组；否则它维护自己的一份元数据。',
	},
	source: '[FC] 高可用; [WI] dfsHAMode — certain',
	*check(cluster) {
		const n = controllerRows(cluster).length;
		const packages = controllerPackages(cluster);
		// Where none of them is in a Raft group, it is nodes-several-controllers-without-raft.
		if (n < 2 || !packages.some(({ controller }) => controller.common.has('dfsHAMode'))) return;
		for (const { controller } of packages) {
			if (!isWhole(controller) || attempts(controller, 'dfsHAMode')) continue;
			yield {
				at: fileAt(controller),
				message: say(
					{
						en: 'dfsHAMode=Raft is missing although the cluster has {n} controllers.',
						zh: '集群有 {n} 个控制节点，但缺少 dfsHAMode=Raft。',
					},
					{ n },
				),
				fixes: () => [
					{
						title: say({ en: 'Add dfsHAMode=Raft', zh: '添加 dfsHAMode=Raft' }),
						changes: [appendLines(controller, ['dfsHAMode=Raft'])],
						preferred: true,
					},
				],
			};
		}
	},
});
