import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'shared-table-unknown',
	severity: 'error',
	patterns: [/Failed to recognize shared variable (?<name>\S{1,200})/],
	title: {
		en: 'A shared table is not there when the node starts',
		zh: '启动时共享表不存在',
	},
	explanation: {
		en: 'A scheduled job or function view uses the shared table {name}, which nothing has made when the node starts. Versions from 1.30.23.1 and 2.00.11.1 on are not affected.',
		zh: '定时任务或函数视图使用了共享表 {name}，而启动时该表尚未创建。1.30.23.1、2.00.11.1 及以上版本已修复。',
	},
	advice: {
		en: 'For a scheduled job, create the table in the start script of that node (`startup`). For a function view, the source describes what to do.',
		zh: '若是定时任务，请在该节点的启动脚本（`startup`）中创建此表；若是函数视图，请按来源文档处理。',
	},
	source: '[NP] 4.1.5 — certain',
	page: 'https://docs.dolphindb.cn/zh/tutorials/node_startup_exception.html',
	parameters: ['startup'],
});
