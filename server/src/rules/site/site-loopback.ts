import { groupBy, unique } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster, Mention } from '../../model/cluster.ts';
import { isLoopback, isReachable } from '../../model/files/hosts.ts';
import { siteAt, sitePartAt, siteText } from '../../model/files/site.ts';
import { replaceAt } from '../edits.ts';
import { fileInPackage } from '../places.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule, type Fix } from '../rule.ts';
import { spansHosts } from '../votes.ts';

export default defineClusterRule({
	code: 'site-loopback',
	severity: 'error',
	reads: SITES,
	title: { en: 'Loopback address in a cluster of several hosts', zh: '跨多台主机的集群使用了回环地址' },
	why: {
		en: 'Other hosts cannot reach the node. In a cluster on one host a loopback address is fine.',
		zh: '其他主机无法连接该节点。集群全部位于一台主机时，可以使用回环地址。',
	},
	behaviour: {
		en: 'A process that connects to localhost reaches its own host, whichever node was meant. The files that come with the package use localhost for a cluster on one host.',
		zh: '进程连接 localhost 时只会连到自己所在的主机，而不是该节点所在的主机。安装包自带的单机集群配置使用 localhost。',
	},
	source: '[SM] default files; [HA] use intranet IP — certain',
	*check(cluster) {
		if (!spansHosts(cluster)) return;
		const loopback = cluster.mentions.filter(({ site }) => isLoopback(site.host));
		const local = groupBy(loopback, ({ site }) => site.alias);
		for (const [alias, mentions] of local) {
			const [first, ...others] = decidingFirst(cluster, alias, mentions);
			if (!first) continue;
			yield {
				at: sitePartAt(first.site, 'host'),
				message: say(
					{
						en: '{site} uses a loopback address although the cluster spans several hosts.',
						zh: '集群跨多台主机，但 {site} 使用了回环地址。',
					},
					{ site: siteText(first.site) },
				),
				related: others.slice(0, MOST_PLACES).map(({ site, package: pkg }) => ({
					at: siteAt(site),
					message: say({ en: 'Also in {file}.', zh: '{file} 中也有。' }, { file: fileInPackage(pkg, site.file) }),
				})),
				fixes: () => fixes(cluster, alias, local),
			};
		}
	},
});

/** Nobody looks at more; in a large cluster there may be thousands. */
const MOST_PLACES = 20;

/** The row that decides first, where it is among them. */
function decidingFirst(cluster: Cluster, alias: string, mentions: readonly Mention[]): readonly Mention[] {
	const row = cluster.rowsByAlias.get(alias)?.site;
	return [...mentions].sort((a, b) => Number(b.site === row) - Number(a.site === row));
}

/** Changes the node with all others that are on the same host and say so with a loopback address as well. */
function* fixes(cluster: Cluster, alias: string, local: ReadonlyMap<string, readonly Mention[]>): Iterable<Fix> {
	const address = addressOf(cluster, alias, local.get(alias) ?? []);
	if (!address) return;
	const there = [...local].filter(([other, mentions]) => addressOf(cluster, other, mentions)?.host === address.host);
	const mentions = there.flatMap(([, those]) => those);
	// With a neighbour left on loopback, the node would lose the agent that starts it.
	const files = new Set(mentions.map(({ site }) => site.file));
	const isOpen = ([other, those]: readonly [string, readonly Mention[]]) =>
		!addressOf(cluster, other, those) && those.some(({ site }) => files.has(site.file));
	if ([...local].some(isOpen)) return;
	yield {
		title: say({ en: 'Change to {host}', zh: '改为 {host}' }, { host: address.host }),
		changes: mentions.map(({ site }) => replaceAt(sitePartAt(site, 'host'), address.host)),
		...(address.isNamed && { preferred: true }),
	};
}

/** The address that other places have for the node, else the one its files are known to lie on. */
function addressOf(
	cluster: Cluster,
	alias: string,
	mentions: readonly Mention[],
): { host: string; isNamed: boolean } | undefined {
	const named = (cluster.mentionsByAlias.get(alias) ?? []).map(({ site }) => site.host).filter(isReachable);
	const known = mentions.map(({ package: pkg }) => pkg.host ?? '').filter(isReachable);
	const [host, another] = unique(named.length > 0 ? named : known);
	return host === undefined || another !== undefined ? undefined : { host, isNamed: named.length > 0 };
}
