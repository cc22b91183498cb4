import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'memory-exhausted',
	severity: 'error',
	patterns: [
		/Failed to append to the TSDB cache engine due to/,
		/Failed to flush TSDB Cache Engine to disk due to Out of/,
		/OOM occurs when appending data to the OLAP cache engine/,
	],
	title: {
		en: 'The memory of a node does not suffice',
		zh: '节点内存不足',
	},
	explanation: {
		en: 'Data could not be taken into the cache: the node has no memory left within its limit.',
		zh: '数据无法写入缓存：节点已达到其内存上限。',
	},
	advice: {
		en: 'Free memory with `clearAllCache()`, or raise `maxMemSize` where host and licence allow it.',
		zh: '用 `clearAllCache()` 释放内存，或在主机与 license 允许时调高 `maxMemSize`。',
	},
	source: '[EC] S01000, S01010, S01052 — certain',
	page: 'https://docs.dolphindb.cn/en/Maintenance/ErrorCodeReference/S01000.html',
	rules: ['cluster-memory-sum', 'cluster-cache-too-large'],
	parameters: ['maxMemSize'],
});
