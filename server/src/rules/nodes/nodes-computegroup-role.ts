import { say } from '../../base/message.ts';
import { columnAt } from '../../model/files/nodes-file.ts';
import { defineRowRule } from './row-rule.ts';
import { setColumn } from './rows.ts';

export default defineRowRule({
	code: 'nodes-computegroup-role',
	severity: 'error',
	title: { en: 'Compute group on a node that is not a compute node', zh: '非计算节点填写了计算组' },
	why: {
		en: 'The group has one node fewer than the file suggests.',
		zh: '该计算组的节点比看上去少一个。',
	},
	behaviour: {
		en: 'Only compute nodes can be members of a compute group; for all others the column has to stay empty. The manual does not say what the server does otherwise.',
		zh: '只有计算节点可以属于计算组，其他节点的该列必须留空；手册没有说明否则服务器如何处理。',
	},
	source: '[FC] computeGroup; [SCS] 4.1 — certain',
	since: ['3.00.2'],
	*checkRow(file, row) {
		const column = file.columns.indexOf('computeGroup');
		if (column < 0) return;
		if (row.computeGroup === '' || row.mode === undefined || row.mode === 'computenode') return;
		yield {
			at: columnAt(row, column),
			message: say(
				{
					en: '{alias} has the mode {mode}; only compute nodes can belong to a compute group.',
					zh: '{alias} 的节点类型是 {mode}，只有计算节点可以属于计算组。',
				},
				{ alias: row.alias, mode: row.mode },
			),
			fixes: () => [
				{
					title: say({ en: 'Clear the compute group {group}', zh: '清除计算组 {group}' }, { group: row.computeGroup }),
					changes: [setColumn(row, column, '')],
					preferred: row.mode !== 'datanode', // it may have been meant as a compute node
				},
			],
		};
	},
});
