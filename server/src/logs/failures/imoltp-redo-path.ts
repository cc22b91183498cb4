import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'imoltp-redo-path',
	severity: 'error',
	patterns: [/\[IMOLTP\] Failed to start service: Invalid redo file path/],
	title: {
		en: 'IMOLTPRedoFilePath names a folder',
		zh: 'IMOLTPRedoFilePath 指向了目录',
	},
	explanation: {
		en: '`IMOLTPRedoFilePath` is the path of a file, and a folder of that name exists.',
		zh: '`IMOLTPRedoFilePath` 应为文件路径，而存在同名目录。',
	},
	advice: {
		en: 'Give another path, or remove the folder.',
		zh: '更换路径，或删除该目录。',
	},
	source: '[EC] S07000 — certain',
	page: 'https://docs.dolphindb.cn/en/Maintenance/ErrorCodeReference/S07000.html',
	parameters: ['IMOLTPRedoFilePath'],
});
