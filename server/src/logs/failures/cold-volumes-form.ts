import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'cold-volumes-form',
	severity: 'error',
	patterns: [/coldVolumes directories must follow these formats/],
	title: {
		en: 'coldVolumes has a path of another form',
		zh: 'coldVolumes 的路径格式有误',
	},
	explanation: {
		en: 'A folder is written `file://<path>`, one of S3 `s3://<bucket>/<path>`.',
		zh: '本地目录应写作 `file://<路径>`，S3 目录应写作 `s3://<桶>/<路径>`。',
	},
	advice: {
		en: 'Correct the value of `coldVolumes`.',
		zh: '更正 `coldVolumes` 的值。',
	},
	source: '[EC] S01030 — certain',
	page: 'https://docs.dolphindb.cn/en/Maintenance/ErrorCodeReference/S01030.html',
	rules: ['cfg-value-type'],
	parameters: ['coldVolumes'],
});
