import { say } from '../../base/message.ts';
import { checkedPart } from '../../catalog/values.ts';
import { checkedAt, isLegible } from '../cfg/settings.ts';
import { replaceAt } from '../edits.ts';
import { defineCfgRule } from '../rule.ts';

export default defineCfgRule({
	code: 'controller-hamode-value',
	severity: 'error',
	kinds: ['controller'],
	title: { en: 'dfsHAMode is not Raft', zh: 'dfsHAMode 不是 Raft' },
	why: {
		en: 'Raft is the only mode there is; with another word the controllers do not form a group.',
		zh: 'dfsHAMode 只有 Raft 一种取值；写成其他词时控制节点不会组成 Raft 组。',
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
					preferred: true,
				},
			],
		};
	},
});
