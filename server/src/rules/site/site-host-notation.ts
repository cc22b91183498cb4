import { groupBy } from '../../base/collections.ts';
import type { Mention } from '../../model/cluster.ts';
import { canonicalHost, isIpv4 } from '../../model/files/hosts.ts';
import type { Installation } from '../../model/installation.ts';
import type { Package } from '../../model/package.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule, type Finding } from '../rule.ts';
import { machineTest } from '../votes.ts';
import { inOtherNotation } from './other-notation.ts';
import { nameAndAddress, type Place, type PlacesByHost, spell, twoSpellings } from './spellings.ts';

export default defineClusterRule({
	code: 'site-host-notation',
	severity: 'warning',
	reads: SITES,
	title: {
		en: 'One host written in two ways, or not as the settings ask',
		zh: '同一主机有两种写法，或写法不符合设置',
	},
	why: {
		en: 'A node whose host is written differently from that of its agent may not start: the log then says that the agent does not exist.',
		zh: '如果节点的主机写法与代理节点不同，节点可能无法启动，日志会提示代理节点不存在。',
	},
	behaviour: {
		en: 'The manual does not say how hosts are compared. Where an agent does not exist, the tutorial advises to check the addresses, so they seem to be compared as text.',
		zh: '手册没有说明如何比较主机。教程对“代理节点不存在”的建议是检查地址，因此主机似乎按文本比较。',
	},
	source: '[T] FAQ (agent does not exist → check IPs); inference — judgement',
	*check(cluster, { addressNotation }) {
		const byHost = groupBy(cluster.mentions, ({ site }) => site.host);
		const isRight = notationTest(addressNotation);
		const hosts = [...byHost.keys()].filter(machineTest(cluster)); // else site-loopback
		for (const spellings of groupBy(hosts.filter(isRight), canonicalHost).values()) {
			if (spellings.length > 1) yield* strays(spellings.map((host) => byHost.get(host) ?? []));
		}
		const wrong = hosts.filter((host) => !isRight(host));
		if (wrong.length > 0) yield* inOtherNotation(cluster, wrong, byHost);
		else for (const pkg of cluster.packages) yield* inTwoNotations(pkg, byHost);
	},
});

/** Tells of a host whether it is written as the settings want it. */
function notationTest(notation: Installation['addressNotation']): (host: string) => boolean {
	return notation === 'any' ? () => true : (host) => isIpv4(host) === (notation === 'ip');
}

/** Nobody chooses from a longer list. */
const MOST_CHOICES = 5;

/** Names that differ in letter case, addresses that differ in zeros: certainly one host. The rare spellings are wrong. */
function* strays(spellings: readonly (readonly Mention[])[]): Iterable<Finding> {
	const most = spellings.reduce((longest, { length }) => Math.max(longest, length), 0);
	const usual = spellings.filter(({ length }) => length === most);
	const isClear = usual.length === 1;
	const all = spellings.flat();
	for (const places of spellings) {
		const [stray] = places;
		const [other] = usual.find((those) => those !== places) ?? [];
		if (!stray || !other || (isClear && places === usual[0])) continue;
		const right = usual.slice(0, MOST_CHOICES);
		const fixes = () => right.flatMap(([one]) => (one ? [{ ...spell(all, one.site.host), preferred: isClear }] : []));
		yield twoSpellings(stray, other, fixes);
	}
}

/** Said of the one that is rarer in the cluster; of both where none is. */
function* inTwoNotations(pkg: Package, byHost: PlacesByHost): Iterable<Finding> {
	const pair = nameAndAddress(pkg);
	if (!pair) return;
	const places = ({ site }: Place) => byHost.get(site.host) ?? [];
	const [one, other] = pair;
	const fixes = (rare: Place, usual: Place) => () => [
		spell(places(rare), usual.site.host),
		spell(places(usual), rare.site.host),
	];
	const lead = places(one).length - places(other).length;
	if (lead <= 0) yield twoSpellings(one, other, fixes(one, other));
	if (lead >= 0) yield twoSpellings(other, one, fixes(other, one));
}
