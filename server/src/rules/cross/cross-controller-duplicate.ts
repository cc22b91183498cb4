import { SITES } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';
import { duplicateFindings } from './duplicates.ts';

export default defineClusterRule({
	code: 'cross-controller-duplicate',
	severity: 'error',
	reads: SITES,
	title: { en: 'One controller in two controller.cfg files', zh: '同一控制节点配置在两个 controller.cfg 中' },
	why: {
		en: 'If both run, one member of the Raft group votes twice, and the metadata may diverge.',
		zh: '如果两者同时运行，Raft 组的同一成员会投两次票，元数据可能分叉。',
	},
	behaviour: {
		en: 'A controller starts with the Raft state in its own home directory; after a controller has moved, nothing prevents its old package from starting with the old state.',
		zh: '控制节点以自身主目录中的 Raft 状态启动；控制节点迁移后，没有任何机制阻止旧安装包以旧状态启动。',
	},
	source: 'Raft safety; DEFECTS D-11 — certain',
	check: (cluster) =>
		duplicateFindings(cluster, 'controller', {
			en: 'Controller {alias} is configured in both {a} and {b}.',
			zh: '控制节点 {alias} 同时配置在 {a} 与 {b} 中。',
		}),
});
