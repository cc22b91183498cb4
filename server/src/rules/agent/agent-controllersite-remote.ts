import { say } from '../../base/message.ts';
import { endpointOf, siteAt, siteText } from '../../model/files/site.ts';
import { setValue } from '../cluster-edits.ts';
import { defineClusterRule } from '../rule.ts';
import { isReadable } from '../votes.ts';
import { agentsOf, controllerRows, hostOfAgent } from './agents.ts';

export default defineClusterRule({
	code: 'agent-controllersite-remote',
	severity: 'hint',
	title: { en: 'controllerSite names a controller of another host', zh: 'controllerSite 指向其他主机的控制节点' },
	why: {
		en: 'It is the first controller the agent contacts; naming the one on the same host lets the agent start while the other host is down.',
		zh: '它是代理节点最先联系的控制节点；改为本机的控制节点后，其他主机宕机时代理节点仍能启动。',
	},
	source: '[HA] description of controllerSite — judgement',
	*check(cluster) {
		const rows = controllerRows(cluster);
		if (!cluster.isHa || rows.length < 2) return;
		const endpoints = new Set(rows.map(endpointOf));
		for (const agent of agentsOf(cluster)) {
			const entry = agent.file.controllerSite;
			const host = hostOfAgent(agent);
			if (!entry || !isReadable(entry.site) || entry.site.host === host) continue;
			if (!endpoints.has(endpointOf(entry.site))) continue; // agent-controllersite-unknown
			const onHost = rows.filter((row) => row.host === host);
			const own = agent.package.controller?.localSite?.site.alias;
			const local = onHost.find(({ alias }) => alias === own) ?? onHost[0];
			if (!local) continue;
			yield {
				at: siteAt(entry.site),
				message: say(
					{
						en: 'controllerSite could name the local controller {local} instead of {remote}.',
						zh: 'controllerSite 可改为本机控制节点 {local}，而非 {remote}。',
					},
					{ local: local.alias, remote: entry.site.alias },
				),
				fixes: () => [
					{
						title: say({ en: 'Replace by {site}', zh: '替换为 {site}' }, { site: siteText(local) }),
						changes: [setValue(entry.entry, siteText(local))],
					},
				],
			};
		}
	},
});
