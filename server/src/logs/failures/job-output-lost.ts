import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'job-output-lost',
	severity: 'warning',
	patterns: [/Couldn't open file \[(?<path>[^\]]{1,500})\]\. .{0,200}RefId: ?S00008/],
	title: {
		en: 'The output of a job cannot be written',
		zh: '作业输出无法写入',
	},
	explanation: {
		en: '{path} cannot be opened, so what the job prints or returns is lost.',
		zh: '无法打开 {path}，作业的输出或返回结果会丢失。',
	},
	advice: {
		en: 'See that the user of the server may write into `batchJobDir` (without it: batchJobs in the home of the node).',
		zh: '确认服务器用户对 `batchJobDir`（未设置时为节点主目录下的 batchJobs）有写权限。',
	},
	source: '[EC] S00008 — certain',
	page: 'https://docs.dolphindb.cn/en/Maintenance/ErrorCodeReference/S00008.html',
	parameters: ['batchJobDir'],
});
