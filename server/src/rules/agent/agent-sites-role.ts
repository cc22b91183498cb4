import { say } from '../../base/message.ts';
import { nearestMode, nodesFileModes } from '../../catalog/roles.ts';
import type { Cluster } from '../../model/cluster.ts';
import { modeAt, type NodeRow } from '../../model/files/nodes-file.ts';
import { type Site, sitePartAt } from '../../model/files/site.ts';
import { nameOnHost } from '../cross/other-side.ts';
import { replaceAt } from '../edits.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule, type Finding } from '../rule.ts';
import { isReadableRow } from '../votes.ts';
import { agentsOf } from './agents.ts';

export default defineClusterRule({
	code: 'agent-sites-role',
	severity: 'error',
	reads: SITES,
	title: { en: 'sites gives a node the wrong mode', zh: 'sites 中的节点类型不正确' },
	why: {
		en: 'A controller with another mode is one controller fewer for this agent.',
		zh: '节点类型写错的控制节点，对该代理节点来说等于不存在。',
	},
	behaviour: {
		en: 'The fourth part of an element tells the agent what the node is; a controller with another mode is not recognised as one.',
		zh: '元素的第四部分表示节点类型；节点类型不对的控制节点不会被识别为控制节点。',
	},
	source: '[HA] format of sites — certain',
	*check(cluster) {
		for (const { elements, own } of agentsOf(cluster)) {
			for (const site of elements) {
				// Its own role agent-sites-self-mismatch checks, a missing one site-syntax.
				if (site !== own && site.mode) yield* check(cluster, site, site.mode);
			}
		}
	},
});

function* check(cluster: Cluster, site: Site, mode: string): Iterable<Finding> {
	const row = cluster.rowsByAlias.get(site.alias);
	if (row && isReadableRow(row)) {
		if (row.modeText !== mode) yield differs(cluster, site, row);
	} else if (!(nodesFileModes as readonly string[]).includes(mode)) yield unknown(site, mode);
}

function differs(cluster: Cluster, site: Site, row: NodeRow): Finding {
	const right = row.modeText;
	return {
		at: sitePartAt(site, 'mode'),
		message: say(
			{
				en: 'sites gives {alias} the mode {a}, but cluster.nodes says {b}.',
				zh: 'sites 中 {alias} 的节点类型为 {a}，而 cluster.nodes 中为 {b}。',
			},
			{ alias: site.alias, a: site.mode ?? '', b: right },
		),
		related: [
			{
				at: modeAt(row),
				message: say(
					{ en: '{b} in {file}.', zh: '{file} 中为 {b}。' },
					{ b: right, file: nameOnHost(cluster, row.file) },
				),
			},
		],
		fixes: () => [replaceRole(site, right)],
	};
}

function unknown(site: Site, mode: string): Finding {
	const guess = nearestMode(mode, nodesFileModes);
	return {
		at: sitePartAt(site, 'mode'),
		message: say(
			{ en: 'sites gives {alias} the unknown mode {a}.', zh: 'sites 中 {alias} 的节点类型 {a} 未知。' },
			{ alias: site.alias, a: mode },
		),
		fixes: () => (guess ? [replaceRole(site, guess)] : []),
	};
}

const replaceRole = (site: Site, role: string) => ({
	title: say({ en: 'Change the mode to {role}', zh: '将节点类型改为 {role}' }, { role }),
	changes: [replaceAt(sitePartAt(site, 'mode'), role)],
	preferred: true,
});
