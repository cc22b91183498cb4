import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'function-view-clash',
	severity: 'error',
	patterns: [/Not allowed to overwrite existing functions\/procedures \[(?<name>[\w:]{1,200})\] by system users/],
	title: {
		en: 'A function view and a loaded module define the same function',
		zh: '函数视图与预加载模块的函数重名',
	},
	explanation: {
		en: '{name} is a function view, and `preloadModules` loads a module that defines it, too.',
		zh: '{name} 已是函数视图，而 `preloadModules` 加载的模块也定义了它。',
	},
	advice: {
		en: 'Take the module out of `preloadModules` and start the node again.',
		zh: '从 `preloadModules` 中去掉该模块，然后重新启动节点。',
	},
	source: '[NP] 4.1.6 — certain',
	page: 'https://docs.dolphindb.cn/zh/tutorials/node_startup_exception.html',
	parameters: ['preloadModules'],
});
