import type { Template } from '../../base/message.ts';
import type { CellState, Row } from '../../drift/compare.ts';

/** What a state of a cell is called. */
export const stateWords: Readonly<Record<CellState, Template>> = {
	same: { en: 'as in the workspace', zh: '与工作区一致' },
	differs: { en: 'differs', zh: '不同' },
	text: { en: 'only the text differs', zh: '仅文本不同' },
	missing: { en: 'file missing', zh: '文件缺失' },
	extra: { en: 'only on the host', zh: '仅主机上有' },
	none: { en: 'absent', zh: '无' },
	'not-reached': { en: 'not reached', zh: '未连接上' },
	'not-fetched': { en: 'not fetched', zh: '未取得' },
	unreadable: { en: 'cannot be read', zh: '无法读取' },
	edited: { en: 'copy was edited', zh: '副本已被修改' },
};

/** What rows are called that have no name of their own. */
export const whatWords: Readonly<Record<Exclude<Row['what'], 'setting' | 'node'>, Template>> = {
	file: { en: 'the file', zh: '文件' },
	columns: { en: 'columns', zh: '列' },
	order: { en: 'order of the patterns of {name}', zh: '{name} 各模式的顺序' },
};
