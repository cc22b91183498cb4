import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { endpointOf, type Site, sitePartAt } from '../../model/files/site.ts';
import type { Package } from '../../model/package.ts';
import { agentsOf } from '../agent/agents.ts';
import { setEndpoint } from '../cluster-edits.ts';
import { replaceAt } from '../edits.ts';
import { fileInPackage } from '../places.ts';
import { SITES } from '../reads.ts';
import { defineClusterRule, type Fix, type RelatedPlace } from '../rule.ts';
import { hasCertainHost, isReadable } from '../votes.ts';
import { duplicates } from './duplicates.ts';
import { otherSite } from './other-side.ts';

export default defineClusterRule({
	code: 'cross-host-mismatch',
	severity: 'error',
	reads: SITES,
	title: { en: 'localSite names another host than that of the package', zh: 'localSite 与安装包所在主机不符' },
	why: {
		en: 'The process does not start on this host.',
		zh: '进程在该主机上无法启动。',
	},
	behaviour: {
		en: 'A process can only listen on addresses of its own host; the manual requires localSite to be changed on every host.',
		zh: '进程只能监听本机地址；手册要求在每台主机上修改 localSite。',
	},
	source:
		'attachment of the tutorial (agent1_2.cfg); [HA] (localSite must be changed per server) — certain where the host is declared, else judgement',
	*check(cluster) {
		const told = new Set(
			[...duplicates(cluster, 'controller'), ...duplicates(cluster, 'agent')].flat().map(({ site }) => site),
		);
		for (const { site, pkg, host } of misplaced(cluster)) {
			if (told.has(site)) continue; // a copy of another host's file
			yield {
				at: sitePartAt(site, 'host'),
				message: say(
					{
						en: 'localSite in {file} names host {wrong}, but the package is on {host}.',
						zh: '{file} 中 localSite 的主机为 {wrong}，但安装包位于 {host}。',
					},
					{ file: fileInPackage(pkg, site.file), host, wrong: site.host },
				),
				related: othersThere(cluster, pkg, site),
				fixes: () => [moveTo(cluster, site, host)],
			};
		}
	},
});

interface Misplaced {
	readonly site: Site;
	readonly pkg: Package;
	readonly host: string;
}

function* misplaced(cluster: Cluster): Iterable<Misplaced> {
	for (const pkg of cluster.packages) {
		const sites = [pkg.controller, pkg.agent].flatMap((file) => file?.localSite?.site ?? []).filter(isReadable);
		const { host } = pkg;
		if (!hasCertainHost(pkg) || host === undefined) continue;
		for (const site of sites) if (differ(site.host, host)) yield { site, pkg, host };
	}
	// Where nobody says which host a package is on, all its other sites have to say so, the agent's own entry among them.
	for (const { package: pkg, own, file } of agentsOf(cluster)) {
		const site = file.localSite?.site;
		const host = pkg.controller?.localSite?.site.host;
		if (hasCertainHost(pkg) || !site || host === undefined || own?.host !== host) continue;
		if (isReadable(site) && differ(site.host, host)) yield { site, pkg, host };
	}
}

/** What else lies in the package and names its host. */
function othersThere(cluster: Cluster, pkg: Package, site: Site): RelatedPlace[] {
	const sites = [pkg.controller, pkg.agent].flatMap((file) => file?.localSite?.site ?? []);
	return sites.filter((one) => one !== site && one.host === pkg.host).map((one) => otherSite(cluster, one));
}

/** Whether two hosts cannot be one machine: a name may stand for any address, and loopback for any host. */
function differ(a: string, b: string): boolean {
	return a !== b && [a, b].every((host) => /^\d{1,3}(\.\d{1,3}){3}$/.test(host) && !/^(127\.|0\.0\.0\.0$)/.test(host));
}

function moveTo(cluster: Cluster, site: Site, host: string): Fix {
	const endpoint = `${host}:${site.port}`;
	const row = cluster.rowsByAlias.get(site.alias);
	const changes = setEndpoint(cluster, site.alias, endpoint);
	return {
		title: say(
			{ en: 'Use host {host} for {alias} everywhere', zh: '{alias} 统一使用主机 {host}' },
			{ host, alias: site.alias },
		),
		changes: changes.length > 0 ? changes : [replaceAt(sitePartAt(site, 'host'), host)],
		// Where cluster.nodes confirms the other host, the file may just lie in the wrong folder.
		preferred: !row || endpointOf(row) !== endpointOf(site),
	};
}
