import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'file-handles',
	severity: 'error',
	patterns: [/Failed to set the maximum number of file handles/],
	title: {
		en: 'The limit of open files cannot be set',
		zh: '无法设置打开文件数上限',
	},
	explanation: {
		en: 'The system does not allow as many open files as `maxFileHandles` asks for.',
		zh: '系统不允许打开 `maxFileHandles` 所要求数量的文件。',
	},
	advice: {
		en: 'Raise the limit of the user (`ulimit -n`, /etc/security/limits.conf), or lower `maxFileHandles`.',
		zh: '提高该用户的限制（`ulimit -n`、/etc/security/limits.conf），或调低 `maxFileHandles`。',
	},
	source: '[EC] S04007 — certain',
	page: 'https://docs.dolphindb.cn/en/Maintenance/ErrorCodeReference/S04007.html',
	parameters: ['maxFileHandles'],
});
