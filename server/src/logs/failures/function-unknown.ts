import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'function-unknown',
	severity: 'error',
	patterns: [/(?:Can't|Cannot) recognize function: (?<name>[\w:]{1,200})/],
	title: {
		en: 'A function is not known when the node starts',
		zh: '启动时无法识别函数',
	},
	explanation: {
		en: 'A scheduled job or function view uses {name}, which is loaded by nothing when the node starts: a plugin or module is missing in `preloadModules`.',
		zh: '定时任务或函数视图使用了 {name}，但启动时没有加载其定义：`preloadModules` 中缺少对应的插件或模块。',
	},
	advice: {
		en: 'Add the plugin or module to `preloadModules`, for example `preloadModules=plugins::rabbitmq`, and start the node again.',
		zh: '将插件或模块加入 `preloadModules`，例如 `preloadModules=plugins::rabbitmq`，然后重新启动节点。',
	},
	source: '[NP] 4.1.4; [EC] S00015 — certain',
	page: 'https://docs.dolphindb.cn/zh/tutorials/node_startup_exception.html',
	parameters: ['preloadModules'],
});
