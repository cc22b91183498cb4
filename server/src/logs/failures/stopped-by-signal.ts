import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'stopped-by-signal',
	severity: 'info',
	patterns: [/Received signal (?<signal>\d{1,2})\b/],
	title: {
		en: 'The process was told to stop by signal {signal}',
		zh: '进程收到停止信号 {signal}',
	},
	explanation: {
		en: 'Somebody or something sent the signal: 15 is what `kill` and the stop scripts send.',
		zh: '有人或程序发送了该信号：15 由 `kill` 和停止脚本发送。',
	},
	advice: {
		en: 'Nothing is wrong if the node was stopped on purpose. Stop scripts of a package may stop the nodes of other packages, too.',
		zh: '若是有意停止节点则无需处理。请注意某个安装包的停止脚本可能会同时停止其他安装包的节点。',
	},
	source: 'tutorial “how to handle crashes”, 1 — certain',
	page: 'https://github.com/dolphindb/Tutorials_CN/blob/master/how_to_handle_crash.md',
});
