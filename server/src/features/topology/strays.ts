import { reversed, uniqueBy } from '../../base/collections.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { CfgFile } from '../../model/files/cfg-file.ts';
import { endpointOf, plainAlias, type Site } from '../../model/files/site.ts';
import type { Package } from '../../model/package.ts';
import { differingNodes } from '../../rules/cross/compare-nodes.ts';
import { isReadable, machineTest } from '../../rules/votes.ts';
import { hostsOf, type Member, packageId } from './members.ts';

/** A place that gives another address to a node than the one at which it is drawn. */
export interface Stray {
	/** The id of the node or package whose file says it. */
	readonly from: string;
	readonly site: Site;
	readonly member: Member;
}

/** Places that disagree with the drawing, one for each two ends. */
export function straysOf(cluster: Cluster): Stray[] {
	const members = hostsOf(cluster).flatMap(({ packages }) => packages.flatMap((pkg) => pkg.members));
	const byAlias = new Map(reversed(members).map((member) => [member.site.alias, member]));
	const byFile = new Map(members.map((member) => [member.file, member.id]));
	const isMachine = machineTest(cluster);
	const strays = [...ownSites(cluster, byFile), ...rowsOfCopies(cluster)].flatMap(({ from, site }): Stray[] => {
		const member = byAlias.get(plainAlias(site));
		if (!member || member.id === from || !isReadable(site) || !isReadable(member.site)) return [];
		if (endpointOf(site) === endpointOf(member.site)) return [];
		// Not the same machine in two notations.
		return isMachine(site.host) && isMachine(member.site.host) ? [{ from, site, member }] : [];
	});
	return uniqueBy(strays, ({ from, member }) => `${from}\n${member.id}`);
}

interface Said {
	readonly from: string;
	readonly site: Site;
}

/** What the settings of controllers and agents say about nodes. */
function ownSites(cluster: Cluster, byFile: ReadonlyMap<string | undefined, string>): Said[] {
	return cluster.packages.flatMap((pkg) =>
		[pkg.controller, pkg.agent].flatMap((file) => {
			if (!file) return [];
			const from = byFile.get(file.id) ?? packageId(pkg);
			return sitesIn(file).map((site) => ({ from, site }));
		}),
	);
}

function sitesIn({ localSite, controllerSite, sites }: CfgFile): Site[] {
	return [localSite?.site, controllerSite?.site, ...(sites?.elements ?? [])].filter((site) => site !== undefined);
}

/** The rows of copies of cluster.nodes that are not as in the one that is drawn. */
function rowsOfCopies(cluster: Cluster): Said[] {
	return [...differingNodes(cluster)].flatMap(({ file, here }) => {
		const owner: Package | undefined = cluster.packageOfFile.get(file.id);
		return owner ? here.map(({ site }) => ({ from: packageId(owner), site })) : [];
	});
}
