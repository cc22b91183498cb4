import { groupBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { endpointOf, siteAt, siteText } from '../../model/files/site.ts';
import { setValue } from '../cluster-edits.ts';
import { otherSite } from '../cross/other-side.ts';
import { GROUP } from '../reads.ts';
import { defineClusterRule } from '../rule.ts';
import { isReadable } from '../votes.ts';
import { agentsOf, controllerRows, hostOfAgent } from './agents.ts';

export default defineClusterRule({
	code: 'agent-controllersite-remote',
	severity: 'hint',
	reads: GROUP,
	title: { en: 'controllerSite names a controller on another host', zh: 'controllerSite 指向其他主机的控制节点' },
	why: {
		en: 'While that other host is down, the agent may not be able to start, although a controller runs on its own host.',
		zh: '该主机宕机时，即使本机有控制节点，代理节点也可能无法启动。',
	},
	behaviour: {
		en: 'controllerSite names the controller that an agent contacts first; any member of the Raft group is allowed. The manual does not say whether an agent that cannot reach it tries the others in `sites`.',
		zh: 'controllerSite 是代理节点最先联系的控制节点，可以是 Raft 组中的任一成员。手册没有说明无法连接时是否会尝试 `sites` 中的其他控制节点。',
	},
	source: '[HA] description of controllerSite — judgement',
	*check(cluster) {
		const rows = controllerRows(cluster);
		if (!cluster.isHa || rows.length < 2) return;
		const endpoints = new Set(rows.map(endpointOf));
		const byHost = groupBy(rows, (row) => row.host);
		for (const agent of agentsOf(cluster)) {
			const entry = agent.file.controllerSite;
			const host = hostOfAgent(agent);
			if (!entry || !isReadable(entry.site) || entry.site.host === host) continue;
			if (!endpoints.has(endpointOf(entry.site))) continue; // agent-controllersite-unknown
			const onHost = byHost.get(host ?? '') ?? [];
			const own = agent.package.controller?.localSite?.site.alias;
			const local = onHost.find(({ alias }) => alias === own) ?? onHost[0];
			if (!local) continue;
			yield {
				at: siteAt(entry.site),
				message: say(
					{
						en: 'controllerSite could name {local}, the controller on this host, instead of {remote}.',
						zh: 'controllerSite 可以使用本机控制节点 {local}，而不是 {remote}。',
					},
					{ local: local.alias, remote: entry.site.alias },
				),
				related: [otherSite(cluster, local.site)],
				fixes: () => [
					{
						title: say(
							{ en: 'Change controllerSite to {site}', zh: '将 controllerSite 改为 {site}' },
							{ site: siteText(local) },
						),
						changes: [setValue(entry.entry, siteText(local))],
					},
				],
			};
		}
	},
});
