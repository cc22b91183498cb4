import { uniqueBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type Site, siteText } from '../../model/files/site.ts';
import { fileAt, fileName } from '../places.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { hasCertainHost, isReadable, isReadableRow } from '../votes.ts';
import { type Agent, agentsOf, insertBelow, triesToSet } from './agents.ts';

export default defineClusterRule({
	code: 'agent-localsite-missing',
	severity: 'error',
	title: { en: 'agent.cfg has no localSite', zh: 'agent.cfg 缺少 localSite' },
	why: {
		en: 'Without localSite the agent has no address, port and alias, so it does not start.',
		zh: '没有 localSite，代理节点就没有地址、端口和别名，无法启动。',
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
	const rows = cluster.rows.filter((row) => row.mode === 'agent' && row.host === host && isReadableRow(row));
	return [...listed, ...rows.map((row) => row.site)];
}
