import { groupBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { baseName } from '../../base/paths.ts';
import type { Mention } from '../../model/cluster.ts';
import { canonicalHost, isHost, isIpv4, isReachable } from '../../model/files/hosts.ts';
import { isComplete, type Site, sitePartAt } from '../../model/files/site.ts';
import type { Package } from '../../model/package.ts';
import { replaceAt } from '../edits.ts';
import { fileInPackage } from '../places.ts';
import { defineClusterRule, type Finding, type Fix } from '../rule.ts';
import { spansHosts } from '../votes.ts';

export default defineClusterRule({
	code: 'site-host-notation',
	severity: 'warning',
	title: { en: 'One host under two spellings', zh: '同一主机有两种写法' },
	why: {
		en: 'DolphinDB compares hosts as text: an agent starts only the nodes whose host is spelled like its own.',
		zh: 'DolphinDB 按文本比较主机：代理节点只启动主机写法与自己相同的节点。',
	},
	source: '[T] FAQ (agent does not exist → check IPs); inference — judgement',
	*check(cluster) {
		const byHost = groupBy(cluster.mentions, ({ site }) => site.host);
		const isKnown = spansHosts(cluster) ? isReachable : isHost; // else site-loopback
		const hosts = [...byHost.keys()].filter(isKnown);
		for (const spellings of groupBy(hosts, canonicalHost).values()) {
			if (spellings.length > 1) yield* strays(spellings.map((host) => byHost.get(host) ?? []));
		}
		for (const pkg of cluster.packages) yield* nameAndAddress(pkg, byHost);
	},
});

type Place = Pick<Mention, 'site' | 'package'>;

/** Names that differ in letter case, addresses that differ in zeros: certainly one host. The rare spellings are wrong. */
function* strays(spellings: readonly (readonly Mention[])[]): Iterable<Finding> {
	const [[usual] = [], ...others] = [...spellings].sort((a, b) => b.length - a.length);
	for (const places of others) {
		const [stray] = places;
		if (stray && usual) yield finding(stray, usual, () => [{ ...spell(places, usual), preferred: true }]);
	}
}

/** The controller and the agent of one installed package run on one machine. */
function* nameAndAddress(pkg: Package, byHost: ReadonlyMap<string, readonly Mention[]>): Iterable<Finding> {
	const { agent, controller } = pkg;
	if (!agent || !controller || !isInstalled(agent.id) || !isInstalled(controller.id)) return;
	const [one, other] = [agent, controller].map((file) => ({ site: file.localSite?.site, package: pkg }));
	if (!isUsable(one) || !isUsable(other) || isIpv4(one.site.host) === isIpv4(other.site.host)) return;
	const places = ({ site }: Place) => byHost.get(site.host) ?? [];
	const [rare, usual] = places(one).length > places(other).length ? [other, one] : [one, other];
	yield finding(rare, usual, () => [spell(places(rare), usual), spell(places(usual), rare)]);
}

function isUsable(place: { readonly site: Site | undefined } | undefined): place is Place {
	return place?.site !== undefined && isComplete(place.site) && isReachable(place.site.host);
}

/** Whether a file has its final name; a folder with `agent1.cfg` may hold the files of several hosts. */
function isInstalled(id: string): boolean {
	return /^(controller|agent)\.cfg$/.test(baseName(id));
}

function finding(one: Place, other: Place, fixes: () => Fix[]): Finding {
	return {
		at: sitePartAt(one.site, 'host'),
		message: say(
			{
				en: 'One host is called {a} here and {b} elsewhere, but DolphinDB compares hosts as text.',
				zh: '同一主机在此处写作 {a}，在别处写作 {b}，而 DolphinDB 按文本比较主机。',
			},
			{ a: one.site.host, b: other.site.host },
		),
		related: [
			{
				at: sitePartAt(other.site, 'host'),
				message: say(
					{ en: '{b} in {file}', zh: '{file} 中为 {b}' },
					{ b: other.site.host, file: fileInPackage(other.package, other.site.file) },
				),
			},
		],
		fixes,
	};
}

/** Writes the host of some places the way it is written in another place. */
function spell(places: readonly Mention[], { site: { host } }: Place): Fix {
	return {
		title: say({ en: 'Write {host} everywhere', zh: '统一写作 {host}' }, { host }),
		changes: places.map(({ site }) => replaceAt(sitePartAt(site, 'host'), host)),
	};
}
