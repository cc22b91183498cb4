import { say } from '../../base/message.ts';
import { columnAt } from '../../model/files/nodes-file.ts';
import { defineRowRule } from './row-rule.ts';
import { setColumn } from './rows.ts';

export default defineRowRule({
	code: 'nodes-zone-role',
	severity: 'warning',
	title: { en: 'Zone on a controller or agent', zh: '控制节点或代理节点填写了区域' },
	why: {
		en: 'The entry suggests a placement that does not exist.',
		zh: '这样的写法会让人误以为该节点也按区域部署。',
	},
	behaviour: {
		en: 'Only data and compute nodes support zones. The manual does not say what the server does with the zone of another node.',
		zh: '只有数据节点和计算节点支持区域；手册没有说明服务器如何处理其他节点的区域。',
	},
	source: '[3C] — certain',
	since: ['2.00.16.1', '3.00.3.1'],
	*checkRow(file, row) {
		const column = file.columns.indexOf('zone');
		if (column < 0) return;
		if (row.zone === '' || (row.mode !== 'controller' && row.mode !== 'agent')) return;
		yield {
			at: columnAt(row, column),
			message: say(
				{
					en: '{alias} has the mode {mode}; only data and compute nodes can have a zone.',
					zh: '{alias} 的节点类型是 {mode}，只有数据节点和计算节点可以指定区域。',
				},
				{ alias: row.alias, mode: row.mode },
			),
			tags: ['unnecessary'],
			fixes: () => [
				{
					title: say({ en: 'Clear the zone {zone}', zh: '清除区域 {zone}' }, { zone: row.zone }),
					changes: [setColumn(row, column, '')],
					preferred: true,
				},
			],
		};
	},
});
