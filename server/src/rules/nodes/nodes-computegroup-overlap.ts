import { firstBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { columnAt } from '../../model/files/nodes-file.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';

export default defineClusterRule({
	code: 'nodes-computegroup-overlap',
	severity: 'warning',
	reads: SITES,
	title: { en: 'Compute group name that is a prefix of another', zh: '计算组名是另一计算组名的前缀' },
	why: {
		en: 'Settings written for one group also reach the nodes of the other.',
		zh: '一个组的配置也会作用于另一个组的节点。',
	},
	behaviour: {
		en: 'In cluster.cfg the nodes of a group are named by a pattern over aliases: `orca%.…` also fits the nodes of group orca2. The web console refuses such names.',
		zh: '在 cluster.cfg 中，计算组的节点以别名通配符表示：`orca%.…` 也匹配 orca2 组的节点。Web 管理界面会拒绝这样的组名。',
	},
	source: '[W] GroupAddModal.validate — certain (UI)',
	since: ['3.00.2'],
	*check(cluster) {
		const column = cluster.agreedNodes?.columns.indexOf('computeGroup') ?? -1;
		const grouped = firstBy(
			cluster.rows.filter(({ computeGroup, mode }) => computeGroup !== '' && mode === 'computenode'), // nodes-computegroup-role
			(row) => row.computeGroup,
		);
		let last = '';
		// Sorted, a prefix stands before all names that it begins, with nothing else between.
		for (const name of [...grouped.keys()].sort()) {
			const row = grouped.get(name);
			const shorter = last !== '' && name.startsWith(last) ? grouped.get(last) : undefined;
			if (!shorter) last = name;
			if (!row || !shorter) continue;
			yield {
				at: columnAt(row, column),
				message: say(
					{
						en: 'Compute group name {a} is a prefix of {b}, so settings for {a}% reach both.',
						zh: '计算组名 {a} 是 {b} 的前缀，针对 {a}% 的配置会作用于两者。',
					},
					{ a: last, b: name },
				),
				related: [
					{
						at: columnAt(shorter, column),
						message: say({ en: 'Group {a} stands here.', zh: '{a} 组在此处。' }, { a: last }),
					},
				],
			};
		}
	},
});
