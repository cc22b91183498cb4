import { say } from '../../base/message.ts';
import { baseName } from '../../base/paths.ts';
import type { Mention } from '../../model/cluster.ts';
import { isIpv4, isReachable } from '../../model/files/hosts.ts';
import { isComplete, type Site, sitePartAt } from '../../model/files/site.ts';
import type { Package } from '../../model/package.ts';
import { replaceAt } from '../edits.ts';
import { fileInPackage } from '../places.ts';
import type { Finding, Fix } from '../rule.ts';

/** A site with the package that names it. */
export type Place = Pick<Mention, 'site' | 'package'>;

/** The places that name a host, by host as written. */
export type PlacesByHost = ReadonlyMap<string, readonly Mention[]>;

/** Writes the host of some places in one way. */
export function spell(places: readonly Place[], host: string): Fix {
	return {
		title: say({ en: 'Write {host} everywhere', zh: '统一写作 {host}' }, { host }),
		changes: places
			.filter(({ site }) => site.host !== host)
			.map(({ site }) => replaceAt(sitePartAt(site, 'host'), host)),
	};
}

/**
 * The agent and the controller of an installed package, which run on one machine, where one of them has the address
 * and the other one the name of it.
 */
export function nameAndAddress(pkg: Package): readonly [Place, Place] | undefined {
	const [one, other] = ownSites(pkg);
	if (!one || !other || isIpv4(one.host) === isIpv4(other.host)) return undefined;
	return [
		{ site: one, package: pkg },
		{ site: other, package: pkg },
	];
}

/** The sites of the agent and the controller of a package. A folder with `agent1.cfg` may be that of several hosts. */
export function ownSites({ agent, controller }: Package): readonly Site[] {
	return [agent, controller].flatMap((file) => {
		const site = file?.localSite?.site;
		const isInstalled = file !== undefined && /^(controller|agent)\.cfg$/.test(baseName(file.id));
		return site && isInstalled && isComplete(site) && isReachable(site.host) ? [site] : [];
	});
}

/** A finding about a host that is spelled in another way elsewhere. */
export function twoSpellings(one: Place, other: Place, fixes: () => Fix[]): Finding {
	return {
		at: sitePartAt(one.site, 'host'),
		message: say(
			{
				en: 'One host is {a} here and {b} elsewhere, but DolphinDB seems to compare hosts as text.',
				zh: '同一主机在此处写作 {a}，在别处写作 {b}，而 DolphinDB 似乎按文本比较主机。',
			},
			{ a: one.site.host, b: other.site.host },
		),
		related: [
			{
				at: sitePartAt(other.site, 'host'),
				message: say(
					{ en: '{b} in {file}.', zh: '{file} 中为 {b}。' },
					{ b: other.site.host, file: fileInPackage(other.package, other.site.file) },
				),
			},
		],
		fixes,
	};
}
