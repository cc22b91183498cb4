import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'job-not-read',
	severity: 'error',
	patterns: [/Failed to unmarshall the job \[(?<job>[^\]]{1,200})\]\. (?!Can't recognize function)/],
	title: {
		en: 'A scheduled job or function view cannot be read',
		zh: '定时任务或函数视图无法读取',
	},
	explanation: {
		en: 'What is kept of {job} cannot be read: it uses something that is not there, or the file is damaged.',
		zh: '{job} 的持久化内容无法读取：它引用了不存在的对象，或者文件已损坏。',
	},
	advice: {
		en: 'See the lines before it for what is missing. If the file is damaged, the source tells which files to move away, and that all jobs or views have to be made again.',
		zh: '请查看前面的日志了解缺少什么。若文件已损坏，来源文档说明了应移走哪些文件，之后需重新提交全部任务或视图。',
	},
	source: '[NP] 4.1.7, 4.1.8 — certain',
	page: 'https://docs.dolphindb.cn/zh/tutorials/node_startup_exception.html',
});
