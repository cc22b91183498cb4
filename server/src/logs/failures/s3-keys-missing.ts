import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 's3-keys-missing',
	severity: 'error',
	patterns: [
		/To configure coldVolumes with S3 volumes, s3AccessKeyId/,
		/The s3AccessKeyId, s3SecretAccessKey and s3Region must be configured/,
	],
	title: {
		en: 'The keys of S3 are missing',
		zh: '缺少 S3 的访问配置',
	},
	explanation: {
		en: 'Storage on S3 needs `s3AccessKeyId`, `s3SecretAccessKey` and `s3Region`.',
		zh: '使用 S3 存储需要 `s3AccessKeyId`、`s3SecretAccessKey` 和 `s3Region`。',
	},
	advice: {
		en: 'Set all three for the data nodes.',
		zh: '为数据节点设置这三个参数。',
	},
	source: '[EC] S01032, S01069 — certain',
	page: 'https://docs.dolphindb.cn/en/Maintenance/ErrorCodeReference/S01032.html',
	needs: ['s3AccessKeyId', 's3SecretAccessKey', 's3Region'],
});
