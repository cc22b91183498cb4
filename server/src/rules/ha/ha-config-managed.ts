import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { fileAt, fileName } from '../places.ts';
import { GROUP } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';
import { hasRun } from './started.ts';

export default defineClusterRule({
	code: 'ha-config-managed',
	severity: 'info',
	reads: GROUP,
	title: { en: 'The Raft group manages this file', zh: '该文件由 Raft 组托管' },
	why: {
		en: 'An edit of this file alone may have no effect or be overwritten; the file then says something that the cluster does not use.',
		zh: '只修改该文件可能不起作用或被覆盖，此时文件内容与集群实际使用的配置不一致。',
	},
	behaviour: {
		en: 'According to the manual, an HA cluster reads cluster.nodes and cluster.cfg from the files for the first start only. Afterwards the Raft group manages them; changes go through the web console or its functions, take effect after a restart and are written back to all files.',
		zh: '据手册，高可用集群仅在首次启动时从文件读取 cluster.nodes 与 cluster.cfg，之后由 Raft 组托管；须通过 Web 管理界面或相应函数修改，重启后生效，并同步到所有文件。',
	},
	source: '[CM] §高可用集群; [HA] §2 — certain',
	*check(cluster, installation) {
		if (!hasRun(cluster, installation)) return;
		for (const file of managedFiles(cluster)) {
			const call = file.kind === 'nodes' ? 'saveClusterNodes' : 'saveClusterNodesConfigs';
			yield {
				at: fileAt(file),
				message: say(
					{
						en: 'This HA cluster has been started before: changes to {file} must also be made through the web console or {call}.',
						zh: '该高可用集群已启动过：对 {file} 的修改还须通过 Web 管理界面或 {call} 进行。',
					},
					{ file: fileName(file.id), call },
				),
			};
		}
	},
});

/** The files the Raft group holds; where the answer of the running cluster is at hand, ha-config-drift compares it. */
function managedFiles(cluster: Cluster): ReadonlySet<ConfigFile> {
	return new Set(
		cluster.packages.flatMap(({ nodes, cluster: settings, bystanders }) => {
			const answered = new Set(bystanders.map(({ kind }) => kind));
			return [
				...(nodes && !answered.has('live-nodes') ? [nodes] : []),
				...(settings && !answered.has('live-cluster') ? [settings] : []),
			];
		}),
	);
}
