import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'delete-bitmap-slow',
	severity: 'warning',
	patterns: [/Flushing is paused because the stashed buffer is too large/],
	title: {
		en: 'Writing to disk waits for deletions',
		zh: '落盘因删除标记更新而暂停',
	},
	explanation: {
		en: 'More waits than `PKEYDeleteBitmapUpdateThreshold` allows, so that flushing pauses.',
		zh: '暂存的数据超过 `PKEYDeleteBitmapUpdateThreshold`，flush 被暂停。',
	},
	advice: {
		en: 'Wait until it goes on; where this is said often, raise `PKEYDeleteBitmapUpdateThreshold`.',
		zh: '等待其完成；若经常出现，可调高 `PKEYDeleteBitmapUpdateThreshold`。',
	},
	source: '[EC] S12002 — certain',
	page: 'https://docs.dolphindb.cn/en/Maintenance/ErrorCodeReference/S12002.html',
	parameters: ['PKEYDeleteBitmapUpdateThreshold'],
});
