import { groupBy } from '../base/collections.ts';
import { type Locale, render, say } from '../base/message.ts';
import type { Location } from '../base/span.ts';
import { type Mode, modeFacts } from '../catalog/roles.ts';
import type { Cluster } from '../model/cluster.ts';
import { deploymentMode, modeNames } from '../model/deployment-mode.ts';
import { sitePartAt } from '../model/files/site.ts';
import { type Process, processesOf } from '../model/processes.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { type FindingCounter, findingCounter, sum, type Tally } from './finding-counter.ts';

/** A cluster with its hosts. */
export interface ClusterTree extends Tally {
	readonly id: string;
	readonly name: string;
	/** The deployment mode in words. */
	readonly mode: string;
	readonly hosts: readonly HostTree[];
}

/** A host with the nodes that run on it. */
export interface HostTree extends Tally {
	readonly address: string;
	readonly nodes: readonly NodeLeaf[];
}

/** A node, and the row or the line that defines it. */
export interface NodeLeaf extends Tally {
	readonly alias: string;
	/** The role where the row names one that exists. */
	readonly role: Mode | undefined;
	/** The role in words, or what is written in its place. */
	readonly roleName: string;
	readonly port: string;
	readonly at: Location;
}

/** The clusters of the workspace with their hosts and nodes, in the order of the files. */
export function clusterTrees(snapshot: Snapshot, locale: Locale): ClusterTree[] {
	return snapshot.clusters.map((cluster) => clusterTree(snapshot, cluster, locale));
}

function clusterTree(snapshot: Snapshot, cluster: Cluster, locale: Locale): ClusterTree {
	const nodes = groupBy(processesOf(cluster), ({ site }) => site.host);
	const files = groupBy(cluster.files, ({ id }) => cluster.packageOfFile.get(id)?.host);
	// A host that broken lines alone speak of has neither.
	const addresses = cluster.hosts.filter((host) => nodes.has(host) || files.has(host));
	const count = findingCounter(snapshot);
	return {
		id: cluster.id,
		name: cluster.name,
		mode: render(say(modeNames[deploymentMode(cluster).kind]), locale),
		hosts: addresses.map((address) => ({
			address,
			nodes: (nodes.get(address) ?? []).map((node) => leaf(node, count, locale)),
			...sum((files.get(address) ?? []).map(({ id }) => count.ofFile(id))),
		})),
		...sum(cluster.files.map(({ id }) => count.ofFile(id))),
	};
}

function leaf(node: Process, count: FindingCounter, locale: Locale): NodeLeaf {
	const { site, role, roleText } = node;
	return {
		alias: site.alias,
		role,
		roleName: role ? render(say(modeFacts(role).name), locale) : roleText,
		port: site.port,
		at: sitePartAt(site, 'alias'),
		...count.ofNode(node),
	};
}
