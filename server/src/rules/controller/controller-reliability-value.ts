import { say } from '../../base/message.ts';
import { checkedPart } from '../../catalog/values.ts';
import { checkedAt, isLegible } from '../cfg/settings.ts';
import { defineCfgRule } from '../rule.ts';

export default defineCfgRule({
	code: 'controller-reliability-value',
	severity: 'error',
	kinds: ['controller'],
	reads: ['dfsReplicaReliabilityLevel'],
	title: { en: 'dfsReplicaReliabilityLevel is not 0, 1 or 2', zh: 'dfsReplicaReliabilityLevel 不是 0、1 或 2' },
	why: {
		en: 'The level decides whether the replicas of a partition may share a host; with another value it is unclear where they lie.',
		zh: '该级别决定同一分区的副本能否位于同一台主机；取其他值时，无法确定副本的分布。',
	},
	behaviour: {
		en: '0 lets replicas share a host, 1 forbids it, 2 avoids it where resources allow. The manual does not say what the server does with other values.',
		zh: '0 表示副本可位于同一主机，1 表示不可以，2 表示在资源允许时分布到不同主机；手册没有说明其他取值的行为。',
	},
	source: '[FC] — certain',
	*check(file) {
		const entry = file.common.get('dfsReplicaReliabilityLevel');
		const value = checkedPart(entry?.value ?? '');
		if (!entry || value === '' || /^[012]$/.test(value) || !isLegible(value)) return;
		yield {
			at: checkedAt(entry),
			message: say(
				{
					en: 'dfsReplicaReliabilityLevel must be 0, 1 or 2, found {value}.',
					zh: 'dfsReplicaReliabilityLevel 只能为 0、1 或 2，当前为 {value}。',
				},
				{ value },
			),
		};
	},
});
