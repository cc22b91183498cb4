import { say } from '../../base/message.ts';
import { checkedPart } from '../../catalog/values.ts';
import { checkedAt } from '../cfg/settings.ts';
import { replaceAt } from '../edits.ts';
import { defineCfgRule } from '../rule.ts';

/** What the server raises shorter waits to, in milliseconds. */
const SHORTEST = 60_000;

export default defineCfgRule({
	code: 'controller-recovery-wait',
	severity: 'info',
	kinds: ['controller'],
	reads: ['dfsRecoveryWaitTime'],
	title: { en: 'dfsRecoveryWaitTime below 60000', zh: 'dfsRecoveryWaitTime 小于 60000' },
	why: {
		en: 'Recovery of lost replicas begins later than the file says.',
		zh: '副本恢复开始的时间晚于文件中的设置。',
	},
	behaviour: {
		en: 'The server treats values from 1 to 59999 ms as 60000. With 0 it does not recover replicas automatically.',
		zh: '服务器把 1 到 59999 毫秒的值按 60000 处理；0 表示不自动恢复副本。',
	},
	source: '[FC] — certain',
	*check(file) {
		const entry = file.common.get('dfsRecoveryWaitTime');
		const value = checkedPart(entry?.value ?? '');
		if (!entry || !/^\d{1,6}$/.test(value) || Number(value) === 0 || Number(value) >= SHORTEST) return;
		yield {
			at: checkedAt(entry),
			message: say(
				{
					en: 'dfsRecoveryWaitTime={value} is raised to 60000 by the server.',
					zh: 'dfsRecoveryWaitTime={value} 会被服务器调整为 60000。',
				},
				{ value },
			),
			fixes: () => [
				{
					title: say({ en: 'Change to 60000', zh: '改为 60000' }),
					changes: [replaceAt(checkedAt(entry), String(SHORTEST))],
					preferred: true, // the server does no different
				},
			],
		};
	},
});
