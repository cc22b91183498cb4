import { uniqueBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { rowAt } from '../../model/files/nodes-file.ts';
import { triesToSet } from '../agent/agents.ts';
import { appendLines } from '../edits.ts';
import { fileAt, fileInPackage } from '../places.ts';
import { reading, SITES } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';
import { countableControllers } from './controllers.ts';

export default defineClusterRule({
	code: 'nodes-several-controllers-without-raft',
	severity: 'error',
	reads: reading(SITES, { controller: ['text'] }),
	title: { en: 'Several controllers without Raft', zh: '多个控制节点未启用 Raft' },
	why: {
		en: 'Each controller would keep its own metadata, and none would have all of it.',
		zh: '各个控制节点会各自保存一份元数据，没有一份是完整的。',
	},
	behaviour: {
		en: 'An ordinary cluster has exactly one controller; several need dfsHAMode=Raft in each controller.cfg. The vendor’s inspection reports where it is missing.',
		zh: '普通集群有且仅有一个控制节点；多个控制节点时，每个 controller.cfg 都要设置 dfsHAMode=Raft，官方巡检会报告缺失。',
	},
	source: '[MM]; [WI] dfsHAMode — certain',
	*check(cluster) {
		// A controller.cfg without localSite is an unfinished file, and what else it lacks says nothing.
		const running = uniqueBy(
			cluster.packages.filter(({ controller }) => controller?.localSite),
			({ controller }) => controller,
		);
		// Where one of them is in a Raft group, controller-hamode-missing names the files that are not.
		if (running.some(({ controller }) => controller && triesToSet(controller, 'dfsHAMode'))) return;
		const rows = countableControllers(cluster);
		const [, second] = rows;
		if (!second || running.length === 0) return;
		yield {
			at: rowAt(second),
			message: say(
				{
					en: 'cluster.nodes lists {n} controllers, but no controller.cfg sets dfsHAMode=Raft.',
					zh: 'cluster.nodes 中有 {n} 个控制节点，但没有 controller.cfg 设置 dfsHAMode=Raft。',
				},
				{ n: rows.length },
			),
			related: running.flatMap((pkg) =>
				pkg.controller
					? [
							{
								at: fileAt(pkg.controller),
								message: say(
									{ en: '{file} has no dfsHAMode.', zh: '{file} 中没有 dfsHAMode。' },
									{ file: fileInPackage(pkg, pkg.controller.id) },
								),
							},
						]
					: [],
			),
			fixes: () =>
				rows.length < 3
					? []
					: [
							// two controllers are too few for a Raft group
							{
								title: say({
									en: 'Add dfsHAMode=Raft to every controller.cfg',
									zh: '在所有 controller.cfg 中添加 dfsHAMode=Raft',
								}),
								changes: running.flatMap(({ controller }) =>
									controller ? [appendLines(controller, ['dfsHAMode=Raft'])] : [],
								),
							},
						],
		};
	},
});
