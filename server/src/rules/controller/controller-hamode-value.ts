import { editDistance } from '../../base/edit-distance.ts';
import { say } from '../../base/message.ts';
import { checkedPart } from '../../catalog/values.ts';
import { checkedAt, isLegible } from '../cfg/settings.ts';
import { replaceAt } from '../edits.ts';
import { defineCfgRule } from '../rule.ts';

export default defineCfgRule({
	code: 'controller-hamode-value',
	severity: 'error',
	kinds: ['controller'],
	reads: ['dfsHAMode'],
	title: { en: 'dfsHAMode is not Raft', zh: 'dfsHAMode 不是 Raft' },
	why: {
		en: 'Without Raft the controllers do not form a Raft group, and there is no metadata HA.',
		zh: '未启用 Raft 时，控制节点不会组成 Raft 组，也就没有元数据高可用。',
	},
	behaviour: {
		en: 'Raft is the only value in the manual, and the vendor’s inspection compares it letter by letter. The manual does not say what the server does with other words or letter case.',
		zh: '手册中 dfsHAMode 只有 Raft 一种取值，官方巡检逐字比较；手册没有说明写成其他词或大小写不同时服务器的行为。',
	},
	source: '[FC]; [WI] — certain (value), judgement (case)',
	*check(file) {
		const entry = file.common.get('dfsHAMode');
		const value = checkedPart(entry?.value ?? '');
		if (!entry || value === '' || value === 'Raft' || !isLegible(entry.value)) return;
		const at = checkedAt(entry);
		yield {
			at,
			...(value.toLowerCase() === 'raft' && { severity: 'warning' }),
			message: say(
				{ en: 'dfsHAMode must be Raft, found {value}.', zh: 'dfsHAMode 只能为 Raft，当前为 {value}。' },
				{ value },
			),
			fixes: () => [
				{
					title: say({ en: 'Change to Raft', zh: '改为 Raft' }),
					changes: [replaceAt(at, 'Raft')],
					// `false` or `none` may be meant to switch it off.
					preferred: editDistance(value.toLowerCase(), 'raft', 2) !== undefined,
				},
			],
		};
	},
});
