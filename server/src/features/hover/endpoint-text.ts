import { groupBy, unique } from '../../base/collections.ts';
import { modeFacts, modes } from '../../catalog/roles.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Site } from '../../model/files/site.ts';
import { nextFreePort, packagesOn } from '../../rules/cluster-edits.ts';
import { withoutHost } from './failure-text.ts';
import type { HoverContext } from './hover.ts';
import { code, codes, facts, few, heading, paragraphs } from './markdown.ts';
import { roleOf } from './node-text.ts';

/** About a host: the nodes and packages that live there, and what its loss means. */
export function hostText(host: string, { cluster, speak }: HoverContext): string {
	const nodes = aliasesAt(cluster, (site) => site.host === host);
	const byRole = groupBy(nodes, (alias) => roleOf(cluster, alias));
	const lines = modes.map((mode) => {
		const aliases = byRole.get(mode);
		const role = speak(modeFacts(mode).name);
		return aliases && speak({ en: '{role}: {list}', zh: '{role}：{list}' }, { role, list: codes(aliases) });
	});
	const loss = withoutHost(cluster, host, speak);
	const packages = packagesOn(cluster, host).map(({ name }) => name);
	return paragraphs([
		`**${code(host)}** — ${speak({ en: 'host', zh: '主机' })}`,
		facts([
			...lines,
			packages.length > 0 &&
				speak({ en: 'Packages: {list}', zh: '安装包目录：{list}' }, { list: codes(unique(packages)) }),
		]),
		loss.length > 0 && heading(speak({ en: 'Without this host', zh: '失去该主机后' })),
		facts(loss),
	]);
}

/** About a port on a host: who uses it, and which one is free. */
export function portText({ host, port }: Site, { cluster, speak }: HoverContext): string {
	const users = aliasesAt(cluster, (site) => site.host === host && site.port === port);
	const free = nextFreePort(cluster, host, port);
	return paragraphs([
		`**${code(port)}** — ${speak({ en: 'port on {host}', zh: '{host} 上的端口' }, { host: code(host) })}`,
		facts([
			users.length > 1 && speak({ en: '**Used by several nodes**', zh: '**被多个节点使用**' }),
			...few(users.map((alias) => userText(cluster, alias, speak))),
			free !== undefined &&
				speak({ en: 'Next free port: {port}', zh: '下一个空闲端口：{port}' }, { port: code(`${free}`) }),
		]),
	]);
}

function userText(cluster: Cluster, alias: string, speak: HoverContext['speak']): string {
	const role = roleOf(cluster, alias);
	if (!role) return speak({ en: 'Used by {alias}', zh: '由 {alias} 使用' }, { alias: code(alias) });
	const values = { alias: code(alias), role: speak(modeFacts(role).name) };
	return speak({ en: 'Used by {alias} ({role})', zh: '由 {alias}（{role}）使用' }, values);
}

function aliasesAt(cluster: Cluster, fits: (site: Site) => boolean): string[] {
	return unique(cluster.mentions.filter(({ site }) => fits(site)).map(({ site }) => site.alias));
}
