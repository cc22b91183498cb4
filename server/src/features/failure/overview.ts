import { groupBy } from '../../base/collections.ts';
import { type Locale, render, say } from '../../base/message.ts';
import { type Mode, modeFacts } from '../../catalog/roles.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type DeploymentMode, deploymentMode } from '../../model/deployment-mode.ts';
import type { Package } from '../../model/package.ts';
import { type Process, processesOf } from '../../model/processes.ts';
import { isOff, namedHosts, nothingOff, type Off } from '../../model/survival/off.ts';
import type { ToldFailure } from '../../protocol/failure.ts';
import { deploymentTitle } from '../code-lens/deployment-title.ts';
import { tellFailure } from './tell-failure.ts';

/** A cluster at a glance: what runs where, what is off, and what that means. Plain data in one language. */
export interface ClusterOverview extends ToldFailure {
	readonly name: string;
	/** How it is deployed, for programs. */
	readonly mode: DeploymentMode['kind'];
	/** How it is deployed and what it survives, in words. */
	readonly title: string;
	/** The hosts in the order of the files; last, without an address, what runs nobody knows where. */
	readonly hosts: readonly HostOverview[];
}

/** A host with its packages. */
export interface HostOverview {
	readonly address: string | null;
	readonly isOff: boolean;
	readonly packages: readonly PackageOverview[];
}

/** A package with the nodes that run from it; without a name, the nodes of which that is not known. */
export interface PackageOverview {
	readonly name: string | null;
	readonly nodes: readonly NodeOverview[];
}

/** A node. */
export interface NodeOverview {
	readonly alias: string;
	/** Null where the files do not tell. */
	readonly role: Mode | null;
	/** The role in words, or what is written in its place. */
	readonly roleName: string;
	readonly port: string;
	readonly isOff: boolean;
	/** Whether cluster.nodes has a row for it. */
	readonly hasRow: boolean;
}

/** A cluster with what is off, as far as its files tell. */
export function overviewOf(cluster: Cluster, locale: Locale, off: Off = nothingOff): ClusterOverview {
	const mode = deploymentMode(cluster);
	return {
		name: cluster.name,
		mode: mode.kind,
		title: render(deploymentTitle(mode, cluster), locale),
		hosts: hostsOf(cluster, locale, off),
		...tellFailure(cluster, locale, off),
	};
}

function hostsOf(cluster: Cluster, locale: Locale, off: Off): HostOverview[] {
	const processes = groupBy(processesOf(cluster), ({ site }) => site.host);
	const packages = groupBy(cluster.packages, ({ host }) => host ?? '');
	const hosts = [...namedHosts(cluster), ''].map((host) => ({
		address: host === '' ? null : host,
		isOff: off.hosts.has(host),
		packages: packagesWith(packages.get(host) ?? [], processes.get(host) ?? [], locale, off),
	}));
	return hosts.filter((host) => host.packages.length > 0);
}

/** Packages with their nodes, also those that nothing runs from. */
function packagesWith(
	packages: readonly Package[],
	processes: readonly Process[],
	locale: Locale,
	off: Off,
): PackageOverview[] {
	const running = groupBy(processes, (process) => process.package);
	return [...new Set([...packages, ...running.keys()])].map((pkg) => ({
		name: pkg?.name ?? null,
		nodes: (running.get(pkg) ?? []).map((process) => nodeOf(process, locale, off)),
	}));
}

function nodeOf({ site, role, roleText, hasRow }: Process, locale: Locale, off: Off): NodeOverview {
	return {
		alias: site.alias,
		role: role ?? null,
		roleName: role ? render(say(modeFacts(role).name), locale) : roleText,
		port: site.port,
		isOff: isOff(off, site),
		hasRow,
	};
}
