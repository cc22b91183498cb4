import { defineClusterRule } from '../rule.ts';
import { duplicateFindings } from './duplicates.ts';

export default defineClusterRule({
	code: 'cross-agent-duplicate',
	severity: 'error',
	title: { en: 'One agent is configured twice', zh: '同一代理节点配置在两处' },
	why: {
		en: 'Mostly a package was copied to another host without editing agent.cfg; both processes claim the same alias and address.',
		zh: '多为复制软件包后未修改 agent.cfg；两个进程使用同一别名和地址。',
	},
	source: '[T] note to step 4 of the migration to five servers — certain',
	check: (cluster) =>
		duplicateFindings(cluster, 'agent', {
			en: 'Agent {alias} is configured in both {a} and {b}.',
			zh: '代理节点 {alias} 同时配置在 {a} 与 {b} 中。',
		}),
});
