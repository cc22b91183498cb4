import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'partition-not-there',
	severity: 'error',
	patterns: [/Some of the data being written is not defined in the partitioning scheme/],
	title: {
		en: 'Data belong to a partition that is not there',
		zh: '写入的数据不在分区方案内',
	},
	explanation: {
		en: 'With `newValuePartitionPolicy=fail`, data outside the partitions of a database are refused.',
		zh: '`newValuePartitionPolicy=fail` 时，不在分区方案内的数据会被拒绝。',
	},
	advice: {
		en: 'Set `newValuePartitionPolicy` to add or skip, or add the partitions first.',
		zh: '将 `newValuePartitionPolicy` 设为 add 或 skip，或预先添加分区。',
	},
	source: '[EC] S01016 — certain',
	page: 'https://docs.dolphindb.cn/en/Maintenance/ErrorCodeReference/S01016.html',
	parameters: ['newValuePartitionPolicy'],
});
