import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 's3-plugin-missing',
	severity: 'error',
	patterns: [/To configure coldVolumes with S3 volumes, the awss3 plugin must/],
	title: {
		en: 'The S3 plugin is not loaded',
		zh: '未加载 S3 插件',
	},
	explanation: {
		en: '`coldVolumes` names a folder of S3, and the plugin for it has to be loaded when the node starts.',
		zh: '`coldVolumes` 使用了 S3 目录，必须在启动时加载对应的插件。',
	},
	advice: {
		en: 'Add `plugins::awss3` to `preloadModules`.',
		zh: '在 `preloadModules` 中加入 `plugins::awss3`。',
	},
	source: '[EC] S01031 — certain',
	page: 'https://docs.dolphindb.cn/en/Maintenance/ErrorCodeReference/S01031.html',
	parameters: ['preloadModules', 'coldVolumes'],
});
