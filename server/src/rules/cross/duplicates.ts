import { groupBy, uniqueBy } from '../../base/collections.ts';
import { say, type Template } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { CfgFile } from '../../model/files/cfg-file.ts';
import { endpointOf, type Site, siteAt } from '../../model/files/site.ts';
import type { Package } from '../../model/package.ts';
import { fileName } from '../places.ts';
import type { Finding, Fix } from '../rule.ts';
import { hasCertainHost, isReadable, namesApart } from '../votes.ts';
import { otherSite } from './other-side.ts';

/** A file that runs a process, with the localSite that says which. */
export interface Runner {
	readonly package: Package;
	readonly file: CfgFile;
	readonly site: Site;
}

/** The files of one kind that name the same process, where there are several; the one to keep comes first. */
export function duplicates(cluster: Cluster, kind: 'controller' | 'agent'): readonly (readonly Runner[])[] {
	const runners = cluster.packages.flatMap((pkg): Runner[] => {
		const site = pkg[kind]?.localSite?.site;
		return site && pkg[kind] && isReadable(site) ? [{ package: pkg, file: pkg[kind], site }] : [];
	});
	const groups = groupBy(
		uniqueBy(runners, ({ file }) => file),
		({ site }) => site.alias,
	);
	const score = (runner: Runner) => standing(cluster, runner);
	return [...groups.values()]
		.filter((group) => group.length > 1)
		.map((group) => group.sort((a, b) => score(b) - score(a)));
}

/** How much speaks for a file: it lies on the host that its localSite names, and has the address of cluster.nodes. */
function standing(cluster: Cluster, { package: pkg, site }: Runner): number {
	const row = cluster.rowsByAlias.get(site.alias);
	const liesThere = hasCertainHost(pkg) && pkg.host === site.host;
	return (liesThere ? 2 : 0) + (row && endpointOf(row) === endpointOf(site) ? 1 : 0);
}

/** The findings for the files that should not be there any more. */
export function* duplicateFindings(
	cluster: Cluster,
	kind: 'controller' | 'agent',
	template: Template,
): Iterable<Finding> {
	for (const [keep, second, ...others] of duplicates(cluster, kind)) {
		if (!keep || !second) continue;
		const isSure = standing(cluster, keep) > standing(cluster, second);
		if (!isSure) yield configuredTwice(cluster, keep, second, false, template);
		for (const other of [second, ...others]) {
			const isWorse = standing(cluster, keep) > standing(cluster, other);
			yield configuredTwice(cluster, other, keep, isWorse, template);
		}
	}
}

function configuredTwice(cluster: Cluster, one: Runner, keep: Runner, isWorse: boolean, template: Template): Finding {
	const [a, b] = namesApart(cluster, keep.file.id, one.file.id);
	return {
		at: siteAt(one.site),
		message: say(template, { alias: one.site.alias, a, b }),
		related: [otherSite(cluster, keep.site)],
		fixes: () => (isWorse ? [retire(one, b, true)] : [retire(one, b, false), retire(keep, a, false)]),
	};
}

function retire({ file }: Runner, path: string, preferred: boolean): Fix {
	return {
		title: say(
			{ en: 'Retire {path} (rename it to {file}.retired)', zh: '停用 {path}（重命名为 {file}.retired）' },
			{ path, file: fileName(file.id) },
		),
		changes: [{ kind: 'rename', from: file.id, to: `${file.id}.retired` }],
		preferred,
	};
}
