import { say } from '../../base/message.ts';
import { checkedPart } from '../../catalog/values.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Entry } from '../../model/files/cfg-file.ts';
import { checkedAt } from '../cfg/settings.ts';
import { controllerPackages } from '../controller/controllers.ts';
import { defineClusterRule } from '../rule.ts';
import { fileOnHost } from '../votes.ts';

export default defineClusterRule({
	code: 'license-ha-community',
	severity: 'warning',
	reads: { controller: ['dfsHAMode'] },
	title: { en: 'High availability with the community edition', zh: '社区版用于高可用集群' },
	why: {
		en: 'The cluster may not start, or start without the high availability that was planned.',
		zh: '集群可能无法启动，或者启动后没有预期的高可用能力。',
	},
	behaviour: {
		en: 'The guide to container images says that the community edition does not support HA clusters. The manual does not say so for other ways of installing it.',
		zh: '容器部署教程说明社区版不支持高可用集群；对其他安装方式，手册没有说明。',
	},
	source: 'docker-compose guide — certain (source), judgement (all editions)',
	*check(cluster, { licence }) {
		if (licence.edition !== 'community') return;
		const [first, ...others] = raftSettings(cluster);
		if (!first) return;
		yield {
			at: checkedAt(first),
			message: say({ en: 'The community edition does not support HA clusters.', zh: '社区版不支持高可用集群。' }),
			related: others.slice(0, 20).map((entry) => ({
				at: checkedAt(entry),
				message: say(
					{ en: '{file} sets it as well.', zh: '{file} 也作了设置。' },
					{ file: fileOnHost(cluster.packageOfFile.get(entry.file), entry.file) },
				),
			})),
		};
	},
});

function raftSettings(cluster: Cluster): readonly Entry[] {
	const entries = controllerPackages(cluster).flatMap(({ controller }) => controller.common.get('dfsHAMode') ?? []);
	return entries.filter(({ value }) => /^raft$/i.test(checkedPart(value)));
}
