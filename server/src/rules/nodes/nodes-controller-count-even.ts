import { say } from '../../base/message.ts';
import { rowAt } from '../../model/files/nodes-file.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';
import { countableControllers } from './controllers.ts';

export default defineClusterRule({
	code: 'nodes-controller-count-even',
	severity: 'warning',
	reads: SITES,
	title: { en: 'Even number of controllers', zh: '控制节点数为偶数' },
	why: {
		en: 'The last controller is one more process that can fail, and it adds no availability.',
		zh: '最后一个控制节点只是多了一个可能故障的进程，并没有提高可用性。',
	},
	behaviour: {
		en: 'A Raft group works as long as a majority of its controllers does, so four tolerate one failure, as three do. The tutorial demands an odd number, the manual only demands at least three.',
		zh: 'Raft 组需要多数控制节点存活，因此四个与三个一样只能容忍一个故障。教程要求奇数个，手册只要求至少三个。',
	},
	source: '[T] FAQ and 3→5 note; [HA] 5.1; Raft arithmetic — certain (arithmetic), judgement (severity)',
	*check(cluster) {
		const rows = countableControllers(cluster);
		const n = rows.length;
		const last = rows.at(-1);
		if (!last || n < 4 || n % 2 === 1) return;
		yield {
			at: rowAt(last),
			message: say(
				{
					en: '{n} controllers tolerate no more failures than {less} ({f}); use an odd number.',
					zh: '{n} 个控制节点只能容忍 {f} 个故障，与 {less} 个相同，应使用奇数个。',
				},
				{ n, f: n / 2 - 1, less: n - 1 },
			),
			fixes: () => [
				{
					title: say({ en: 'Plan to add or remove a controller…', zh: '规划增减控制节点…' }),
					changes: [],
					command: { id: 'dolphindbCluster.planMigration', arguments: [] },
				},
			],
		};
	},
});
