import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'job-queue-full',
	severity: 'error',
	patterns: [/The batch job queue has reached its maximum/],
	title: {
		en: 'The queue of batch jobs is full',
		zh: '批处理作业队列已满',
	},
	explanation: {
		en: 'More jobs wait than `maxCachedBatchJobNum` allows.',
		zh: '等待的作业数超过了 `maxCachedBatchJobNum`。',
	},
	advice: {
		en: 'Wait until jobs have ended, or raise `maxCachedBatchJobNum`.',
		zh: '等待作业完成，或调高 `maxCachedBatchJobNum`。',
	},
	source: '[EC] S00010 — certain',
	page: 'https://docs.dolphindb.cn/en/Maintenance/ErrorCodeReference/S00010.html',
	parameters: ['maxCachedBatchJobNum'],
});
