import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'too-many-partitions',
	severity: 'error',
	patterns: [/The number of partitions \[\d{1,20}\] relevant to the query is too large/],
	title: {
		en: 'A query touches too many partitions',
		zh: '查询涉及的分区过多',
	},
	explanation: {
		en: '`maxPartitionNumPerQuery` limits how many partitions one query may touch.',
		zh: '`maxPartitionNumPerQuery` 限制单个查询涉及的分区数。',
	},
	advice: {
		en: 'Filter by the partitioning columns, or raise `maxPartitionNumPerQuery`.',
		zh: '增加分区列的过滤条件，或调高 `maxPartitionNumPerQuery`。',
	},
	source: '[EC] S02039 — certain',
	page: 'https://docs.dolphindb.cn/en/Maintenance/ErrorCodeReference/S02039.html',
	parameters: ['maxPartitionNumPerQuery'],
});
