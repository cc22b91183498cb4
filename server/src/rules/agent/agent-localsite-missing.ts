import { uniqueBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type Site, siteText } from '../../model/files/site.ts';
import { fileAt, fileName } from '../places.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { hasCertainHost, isReadable, isReadableRow } from '../votes.ts';
import { type Agent, agentsOf, insertBelow, triesToSet } from './agents.ts';
import { rowsByHost } from './rows.ts';

export default defineClusterRule({
	code: 'agent-localsite-missing',
	severity: 'error',
	reads: { agent: ['text'] },
	title: { en: 'agent.cfg has no localSite', zh: 'agent.cfg 缺少 localSite' },
	why: {
		en: 'The agent has no address, port and alias, so it cannot serve its host.',
		zh: '代理节点没有地址、端口和别名，无法管理所在主机。',
	},
	behaviour: {
		en: 'The manual requires localSite in agent.cfg: it gives the process its address, port and alias. A default is documented for standalone servers only.',
		zh: '手册要求 agent.cfg 必须设置 localSite，进程的地址、端口和别名由它决定。手册只为单节点给出了默认值。',
	},
	source: '[HA]; [FC] localSite — certain',
	*check(cluster) {
		for (const agent of agentsOf(cluster)) {
			const { file } = agent;
			if (file.localSite || file.entries.length === 0 || triesToSet(file, 'localSite')) continue;
			yield {
				at: fileAt(file),
				message: say({ en: '{file} has no localSite.', zh: '{file} 缺少 localSite。' }, { file: fileName(file.id) }),
				fixes: () => fixes(cluster, agent),
			};
		}
	},
});

function fixes(cluster: Cluster, agent: Agent): Fix[] {
	const sites = uniqueBy(candidates(cluster, agent), siteText).map(siteText);
	return sites.map((site) => ({
		title: say({ en: 'Insert localSite={site}', zh: '插入 localSite={site}' }, { site }),
		changes: [insertBelow(agent.file, ['mode'], `localSite=${site}`)],
		preferred: sites.length === 1,
	}));
}

/** The agent that the file lists itself as in `sites`, and the one that cluster.nodes has on this host. */
function candidates(cluster: Cluster, { package: pkg, sites }: Agent): Site[] {
	const listed = sites?.elements.filter((site) => site.mode === 'agent' && isReadable(site)) ?? [];
	const host = hasCertainHost(pkg) ? pkg.host : pkg.controller?.localSite?.site.host;
	const there = rowsByHost(cluster).get(host ?? '') ?? [];
	const rows = there.filter((row) => row.mode === 'agent' && isReadableRow(row));
	return [...listed, ...rows.map((row) => row.site)];
}
