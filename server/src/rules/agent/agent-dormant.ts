import { say } from '../../base/message.ts';
import { siteAt } from '../../model/files/site.ts';
import { fileName } from '../places.ts';
import { defineClusterRule } from '../rule.ts';
import { unregisteredAgents } from './agents.ts';

export default defineClusterRule({
	code: 'agent-dormant',
	severity: 'info',
	title: { en: 'An agent that the cluster does not use', zh: '未被集群使用的代理节点' },
	why: {
		en: 'The file does nothing as long as startAgent.sh is not run in this package; run there, it starts an agent that the cluster does not know.',
		zh: '只要不在该软件包中执行 startAgent.sh，此文件就不起作用；一旦执行，会启动一个集群不认识的代理节点。',
	},
	source: 'attachment of the tutorial: packages 2 and 3 of the single-server case — judgement',
	*check(cluster) {
		for (const { agent, self, isNeeded } of unregisteredAgents(cluster)) {
			if (isNeeded) continue; // agent-not-in-nodes
			const { id } = agent.file;
			yield {
				at: siteAt(self),
				message: say(
					{
						en: 'Agent {alias} of package {package} is not registered; do not run startAgent.sh there.',
						zh: '软件包 {package} 的代理节点 {alias} 未登记，请勿在其中执行 startAgent.sh。',
					},
					{ alias: self.alias, package: agent.package.name },
				),
				fixes: () => [
					{
						title: say(
							{ en: 'Retire {file} (rename it to {file}.retired)', zh: '停用 {file}（重命名为 {file}.retired）' },
							{ file: fileName(id) },
						),
						changes: [{ kind: 'rename', from: id, to: `${id}.retired` }],
					},
				],
			};
		}
	},
});
