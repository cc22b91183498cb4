import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import { siteAt } from '../../model/files/site.ts';
import { otherSite } from '../cross/other-side.ts';
import { fileName } from '../places.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';
import { unregisteredAgents } from './agents.ts';
import { rowsByHost } from './rows.ts';

export default defineClusterRule({
	code: 'agent-dormant',
	severity: 'info',
	reads: SITES,
	title: { en: 'Agent that the cluster does not use', zh: '未被集群使用的代理节点' },
	why: {
		en: 'Whoever runs startAgent.sh in this package starts an agent that the cluster does not know.',
		zh: '一旦有人在该安装包中执行 startAgent.sh，就会启动一个集群不认识的代理节点。',
	},
	behaviour: {
		en: 'The file does nothing until a process is started with it. The controllers know agents from cluster.nodes only.',
		zh: '在用此文件启动进程之前，它不起任何作用。控制节点只认 cluster.nodes 中登记的代理节点。',
	},
	source: 'attachment of the tutorial: packages 2 and 3 of the single-server case — judgement',
	*check(cluster) {
		for (const { agent, self, host, isNeeded } of unregisteredAgents(cluster)) {
			if (isNeeded) continue; // agent-not-in-nodes
			const { id } = agent.file;
			yield {
				at: siteAt(self),
				message: say(
					{
						en: 'Agent {alias} of package {package} is not in cluster.nodes; do not run startAgent.sh there.',
						zh: '安装包 {package} 的代理节点 {alias} 未登记到 cluster.nodes，请勿在该安装包中执行 startAgent.sh。',
					},
					{ alias: self.alias, package: agent.package.name },
				),
				related: registeredOn(cluster, host).map(({ site }) => otherSite(cluster, site)),
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

/** The agents that cluster.nodes has for the host instead. */
function registeredOn(cluster: Cluster, host: string): readonly NodeRow[] {
	return (rowsByHost(cluster).get(host) ?? []).filter(({ mode }) => mode === 'agent').slice(0, 3);
}
