import { say } from '../../base/message.ts';
import { checkedPart } from '../../catalog/values.ts';
import type { Cluster } from '../../model/cluster.ts';
import { checkedAt } from '../cfg/settings.ts';
import { defineClusterRule, type FileChange, type Fix } from '../rule.ts';
import { controllerPackages } from './controllers.ts';

const NAME = 'datanodeRestartInterval';

export default defineClusterRule({
	code: 'controller-auto-restart',
	severity: 'info',
	reads: { controller: ['datanodeRestartInterval'] },
	title: { en: 'The controller starts data nodes automatically', zh: '控制节点会自动启动数据节点' },
	why: {
		en: 'During a migration a data node may come up on its new host before its data has arrived there.',
		zh: '迁移期间，数据节点可能在数据到达新主机之前就被启动。',
	},
	behaviour: {
		en: 'Through the agents, the controller restarts data and compute nodes that have been offline for this many seconds, and it starts them after its own start. With datanodeRestartLevel=OFFLINE it also restarts nodes that were stopped on purpose. Before 2.00.9.4 the value is 100 plus the seconds.',
		zh: '数据节点或计算节点离线超过该秒数后，控制节点通过代理节点将其重启；控制节点启动后也会启动这些节点。datanodeRestartLevel=OFFLINE 时，人为关闭的节点也会被重启。在 2.00.9.4 之前的版本中，取值为 100 加秒数。',
	},
	source: '[FC] datanodeRestartInterval — certain',
	*check(cluster) {
		for (const { controller } of controllerPackages(cluster)) {
			const entry = controller.common.get(NAME);
			const value = checkedPart(entry?.value ?? '');
			if (!entry || !isOn(value)) continue;
			yield {
				at: checkedAt(entry),
				message: say(
					{
						en: 'datanodeRestartInterval={value} lets the controller start data nodes automatically; set it to 0 before a migration.',
						zh: 'datanodeRestartInterval={value} 会自动启动数据节点，迁移前请设为 0。',
					},
					{ value },
				),
				fixes: () => fixes(cluster),
			};
		}
	},
});

const isOn = (value: string) => /^\d{1,9}$/.test(value) && Number(value) > 0;

/** In every file at once, so that the controllers of a group do not differ meanwhile. */
function* fixes(cluster: Cluster): Iterable<Fix> {
	const lines = controllerPackages(cluster).flatMap(({ controller: file }) =>
		file.entries
			.filter(({ qualifier, name, value }) => qualifier === undefined && name === NAME && isOn(checkedPart(value)))
			.map((entry) => ({ file, entry })),
	);
	if (lines.some(({ entry }) => entry.repair)) return; // the line holds another setting as well
	yield {
		title: say({
			en: 'Comment datanodeRestartInterval out in every controller.cfg',
			zh: '在所有 controller.cfg 中注释掉 datanodeRestartInterval',
		}),
		changes: lines.map(({ file, entry }): FileChange => {
			const at = { line: entry.line, character: entry.syntax.key.start };
			return { kind: 'edit', file: file.id, range: { start: at, end: at }, newText: '#' };
		}),
	};
}
