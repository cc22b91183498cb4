import { defineClusterRule } from '../rule.ts';
import { duplicateFindings } from './duplicates.ts';

export default defineClusterRule({
	code: 'cross-controller-duplicate',
	severity: 'error',
	title: { en: 'One controller is configured twice', zh: '同一控制节点配置在两处' },
	why: {
		en: 'After a migration the old package still holds the controller with its old Raft state; if both run, one member votes twice and the metadata may diverge.',
		zh: '迁移后，旧软件包中仍保留该控制节点及其旧的 Raft 状态；若两处同时运行，同一成员会投两次票，元数据可能分叉。',
	},
	source: 'Raft safety; DEFECTS D-11 — certain',
	check: (cluster) =>
		duplicateFindings(cluster, 'controller', {
			en: 'Controller {alias} is configured in both {a} and {b}.',
			zh: '控制节点 {alias} 同时配置在 {a} 与 {b} 中。',
		}),
});
