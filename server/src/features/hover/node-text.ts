import { unique } from '../../base/collections.ts';
import { isMode, type Mode, modeFacts } from '../../catalog/roles.ts';
import { aliasPlaces } from '../../model/alias-places.ts';
import type { Cluster } from '../../model/cluster.ts';
import { endpointOf, type Site, siteText } from '../../model/files/site.ts';
import { processesOf } from '../../model/processes.ts';
import { withoutNode } from './failure-text.ts';
import type { HoverContext } from './hover.ts';
import { code, codes, facts, heading, paragraphs } from './markdown.ts';
import { fileLabel } from './places.ts';

/** About a node: its role, host, package, the controllers of its Raft group, and every file that names it. */
export function nodeText(alias: string, site: Site | undefined, { cluster, speak }: HoverContext): string {
	const mentions = cluster.mentionsByAlias.get(alias) ?? [];
	const row = cluster.rowsByAlias.get(alias);
	const role = roleOf(cluster, alias);
	const home = processesOf(cluster).find((process) => process.site.alias === alias)?.package?.name;
	const address = site ?? row?.site ?? mentions[0]?.site;
	const addresses = unique(mentions.map((mention) => endpointOf(mention.site)));
	const loss = withoutNode(cluster, alias, speak);
	const roleName = role ? speak(modeFacts(role).name) : speak({ en: 'node', zh: '节点' });
	return paragraphs([
		`**${code(alias)}** — ${roleName}`,
		facts([
			address &&
				speak(
					{ en: 'Host {host}, port {port}', zh: '主机 {host}，端口 {port}' },
					{ host: code(address.host), port: code(address.port) },
				),
			addresses.length > 1 &&
				speak(
					{ en: '**Named with several addresses:** {list}', zh: '**存在多个地址：** {list}' },
					{ list: codes(addresses) },
				),
			!row && speak({ en: 'No row in cluster.nodes', zh: 'cluster.nodes 中没有该节点' }),
			home !== undefined && speak({ en: 'Package {name}', zh: '安装包目录 {name}' }, { name: code(home) }),
			row?.computeGroup && speak({ en: 'Compute group {name}', zh: '计算组 {name}' }, { name: code(row.computeGroup) }),
			row?.zone && speak({ en: 'Zone {name}', zh: '区域 {name}' }, { name: code(row.zone) }),
			controllersText(cluster, speak),
		]),
		loss.length > 0 && heading(speak({ en: 'Without this node', zh: '失去该节点后' })),
		facts(loss),
		mentionsText(cluster, alias, speak),
	]);
}

/** The role of a node: of its row, else what a file says of it that names it. */
export function roleOf(cluster: Cluster, alias: string): Mode | undefined {
	const mentions = cluster.mentionsByAlias.get(alias) ?? [];
	return cluster.rowsByAlias.get(alias)?.mode ?? mentions.map(({ role }) => role).find(isMode);
}

function controllersText(cluster: Cluster, speak: HoverContext['speak']): string | undefined {
	const list = codes(cluster.controllers.map(siteText));
	if (cluster.controllers.length > 1) return speak({ en: 'Raft group: {list}', zh: 'Raft 组：{list}' }, { list });
	return cluster.controllers.length === 1
		? speak({ en: 'Controller: {list}', zh: '控制节点：{list}' }, { list })
		: undefined;
}

function mentionsText(cluster: Cluster, alias: string, speak: HoverContext['speak']): string {
	const lines = aliasPlaces(cluster, alias).map(({ file, span }) => `${fileLabel(cluster, file)}:${span.line + 1}`);
	const all = unique(lines);
	return speak(
		all.length === 1
			? { en: 'Named in one place: {list}', zh: '仅在 1 处提及：{list}' }
			: { en: 'Named in {n} places: {list}', zh: '在 {n} 处提及：{list}' },
		{ n: all.length, list: codes(all, 12) },
	);
}
