import { groupBy, unique } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Cluster, Mention } from '../../model/cluster.ts';
import { canonicalHost, isIpv4, isReachable } from '../../model/files/hosts.ts';
import { isComplete, type Site, sitePartAt } from '../../model/files/site.ts';
import type { Package } from '../../model/package.ts';
import type { Finding, Fix } from '../rule.ts';
import { hasCertainHost } from '../votes.ts';
import { nameAndAddress, ownSites, type Place, type PlacesByHost, spell, twoSpellings } from './spellings.ts';

/**
 * Every place in the notation that the settings do not want. The fix changes all of one host, since hosts are compared
 * as text.
 */
export function* inOtherNotation(cluster: Cluster, hosts: readonly string[], byHost: PlacesByHost): Iterable<Finding> {
	const otherOf = otherNotations(cluster);
	const twins = new Map(cluster.packages.flatMap((pkg) => twinsOf(pkg)));
	for (const host of hosts) {
		const places = byHost.get(host) ?? [];
		const other = otherOf(host);
		const fixes = () => (other === undefined ? [] : [{ ...spell(places, other), preferred: true }]);
		for (const place of places) {
			const twin = twins.get(place.site);
			yield twin ? twoSpellings(place, twin, fixes) : unwanted(place, fixes);
		}
	}
}

/** The agent and the controller of a package that are written in two notations, each with the other one. */
function twinsOf(pkg: Package): readonly (readonly [Site, Place])[] {
	const [one, other] = nameAndAddress(pkg) ?? [];
	if (!one || !other) return [];
	return [
		[one.site, other],
		[other.site, one],
	];
}

function unwanted({ site }: Place, fixes: () => Fix[]): Finding {
	const { host } = site;
	return {
		at: sitePartAt(site, 'host'),
		severity: 'info', // it works; the settings only ask for one notation throughout
		message: isIpv4(host)
			? say(
					{
						en: '{host} is an IP address, but the settings ask for host names.',
						zh: '{host} 是 IP 地址，而设置要求使用主机名。',
					},
					{ host },
				)
			: say(
					{
						en: '{host} is a host name, but the settings ask for IP addresses.',
						zh: '{host} 是主机名，而设置要求使用 IP 地址。',
					},
					{ host },
				),
		fixes,
	};
}

/**
 * Tells the address of a host for its name, or the name for its address, where something in the cluster tells it and
 * nothing else tells otherwise.
 */
function otherNotations(cluster: Cluster): (host: string) => string | undefined {
	const known = new Map<string, Set<string>>();
	const link = (a: string, b: string) => {
		if (isIpv4(a) === isIpv4(b)) return;
		known.set(a, (known.get(a) ?? new Set()).add(b));
		known.set(b, (known.get(b) ?? new Set()).add(a));
	};
	link('localhost', '127.0.0.1');
	for (const pkg of cluster.packages) linkPackage(pkg, link);
	for (const mentions of cluster.mentionsByAlias.values()) linkAlias(mentions, link);
	return (host) => {
		const [other, another] = known.get(host) ?? [];
		const back = unique([...(known.get(other ?? '') ?? [])].map(canonicalHost));
		return another === undefined && back.length === 1 ? other : undefined;
	};
}

type Link = (a: string, b: string) => void;

/** The processes of a package run on its host. */
function linkPackage(pkg: Package, link: Link): void {
	const hosts = ownSites(pkg).map(({ host }) => host);
	if (hasCertainHost(pkg) && pkg.host !== undefined && isReachable(pkg.host)) hosts.push(pkg.host);
	for (const [at, host] of hosts.entries()) for (const other of hosts.slice(at + 1)) link(host, other);
}

/** A process with one port and two hosts has one of them as name and one as address. */
function linkAlias(mentions: readonly Mention[], link: Link): void {
	const sites = mentions.map(({ site }) => site).filter((site) => isComplete(site) && isReachable(site.host));
	for (const those of groupBy(sites, ({ port }) => port).values()) {
		const [host, other, another] = unique(those.map((site) => site.host));
		if (host !== undefined && other !== undefined && another === undefined) link(host, other);
	}
}
