import { SITES } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';
import { duplicateFindings } from './duplicates.ts';

export default defineClusterRule({
	code: 'cross-agent-duplicate',
	severity: 'error',
	reads: SITES,
	title: { en: 'One agent in two agent.cfg files', zh: '同一代理节点配置在两个 agent.cfg 中' },
	why: {
		en: 'Mostly a package was copied to another host without editing agent.cfg; an agent started from it fails or conflicts with the real one.',
		zh: '通常是将安装包复制到其他主机后未修改 agent.cfg；由此启动的代理节点会失败，或与原代理节点冲突。',
	},
	behaviour: {
		en: 'Both processes claim the same alias. Aliases must be unique in a cluster; the manual does not say which of the two the controllers take.',
		zh: '两个进程使用同一别名。别名在集群内必须唯一；手册没有说明控制节点会采用哪一个。',
	},
	source: '[T] note to step 4 of the migration to five servers — certain',
	check: (cluster) =>
		duplicateFindings(cluster, 'agent', {
			en: 'Agent {alias} is configured in both {a} and {b}.',
			zh: '代理节点 {alias} 同时配置在 {a} 与 {b} 中。',
		}),
});
