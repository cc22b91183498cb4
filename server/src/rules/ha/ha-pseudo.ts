import { groupBy } from '../../base/collections.ts';
import { say, type Template } from '../../base/message.ts';
import { countedControllers, countedHosts, deploymentMode, listed } from '../../model/deployment-mode.ts';
import { rowAt } from '../../model/files/nodes-file.ts';
import { REPLICAS } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';
import { isReadableRow } from '../votes.ts';

export default defineClusterRule({
	code: 'ha-pseudo',
	severity: 'info',
	reads: REPLICAS,
	title: { en: 'Pseudo-HA: controllers share a host', zh: '伪高可用：多个控制节点位于同一主机' },
	why: {
		en: 'When a host with several controllers goes down, all of them go with it. With one or two hosts there is no better layout, but it is worth knowing.',
		zh: '一台主机上有多个控制节点时，该主机宕机会同时失去它们。只有一两台主机时，这是合理的部署方式，但需要了解其容错能力。',
	},
	behaviour: {
		en: 'The Raft group works as long as more than half of its members are up.',
		zh: '只有超过半数的成员存活，Raft 组才能工作。',
	},
	source: '[T] §伪高可用集群特点; Raft arithmetic — certain',
	*check(cluster) {
		const mode = deploymentMode(cluster);
		if (mode.kind !== 'pseudo-ha' || !cluster.rows.every(isReadableRow)) return;
		const controllers = groupBy(cluster.controllers, ({ host }) => host);
		const row = cluster.rows.find(
			(one) => one.mode === 'controller' && (controllers.get(one.host)?.length ?? 0) > 1 && one.host !== '',
		);
		if (!row) return;
		yield {
			at: rowAt(row),
			message: say(textFor(mode.mayFail.length, mode.mustNotFail.length), {
				n: mode.placement.controllers,
				hosts: countedHosts(mode.controllerHosts),
				processes: countedControllers(mode.tolerance.controllers),
				ok: listed(mode.mayFail),
				bad: listed(mode.mustNotFail),
			}),
			fixes: () => [
				{
					title: say({ en: 'Plan a migration to more hosts…', zh: '规划迁移到更多主机…' }),
					changes: [],
					command: { id: 'dolphindbCluster.planMigration', arguments: [] },
				},
			],
		};
	},
});

const HEAD: Template = {
	en: 'Pseudo-HA: {n} controllers on {hosts}; tolerates the failure of {processes}',
	zh: '伪高可用：{n} 个控制节点分布在{hosts}上；可容忍 {processes}故障',
};

function textFor(mayFail: number, mustNotFail: number): Template {
	const tail = tailFor(mayFail, mustNotFail);
	return { en: `${HEAD.en}; ${tail.en}`, zh: `${HEAD.zh}；${tail.zh}` };
}

function tailFor(mayFail: number, mustNotFail: number): Template {
	if (mustNotFail === 0) return { en: 'survives the loss of any one host.', zh: '可承受任一主机宕机。' };
	if (mayFail === 0) return { en: 'does not survive the loss of {bad}.', zh: '不能承受 {bad} 宕机。' };
	if (mayFail === 1) {
		return {
			en: 'survives the loss of {ok}, not of {bad}.',
			zh: '可承受 {ok} 宕机，不能承受 {bad} 宕机。',
		};
	}
	return {
		en: 'survives the loss of any one of {ok}, not of {bad}.',
		zh: '可承受 {ok} 任一宕机，不能承受 {bad} 宕机。',
	};
}
