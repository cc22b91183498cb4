import { type Locale, render, say } from '../base/message.ts';
import { baseName } from '../base/paths.ts';
import type { FileId, Location } from '../base/span.ts';
import type { Cluster } from '../model/cluster.ts';
import { deploymentMode, modeNames } from '../model/deployment-mode.ts';
import type { ConfigFile } from '../model/files/config-file.ts';
import { sitePartAt } from '../model/files/site.ts';
import type { Place } from '../protocol/place.ts';
import type { TreeCluster, TreeFile, TreeHost, TreeNode, TreePackage } from '../protocol/tree.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { hostWords } from './failure/overview-words.ts';
import { type FindingCounter, findingCounter, sum } from './finding-counter.ts';
import { hostsOf, type Member, type MemberHost, type MemberPackage, packageId } from './topology/members.ts';
import { NO_FILES, remarksOf, roleOf } from './topology/words.ts';

/** How the clusters are told. */
export interface TreeOptions {
	readonly locale: Locale;
	/** A place as the reader knows it. */
	readonly show: (at: Location) => Place;
	/** A file or folder as the reader knows it. */
	readonly uri: (id: FileId) => string;
}

/** The clusters of the workspace with what is in them, in the order of the files; nodes by role. */
export function clusterTrees(snapshot: Snapshot, options: TreeOptions): TreeCluster[] {
	const count = findingCounter(snapshot);
	return snapshot.clusters.map((cluster) => clusterTree(cluster, { ...options, cluster, count }));
}

interface Context extends TreeOptions {
	readonly cluster: Cluster;
	readonly count: FindingCounter;
}

function clusterTree(cluster: Cluster, context: Context): TreeCluster {
	const hosts = hostsOf(cluster).map((host) => hostTree(host, context));
	return {
		id: cluster.id,
		name: cluster.name,
		mode: render(say(modeNames[deploymentMode(cluster).kind]), context.locale),
		isStandalone: cluster.isStandalone,
		hasNodesFile: cluster.nodesFiles.length > 0,
		hosts,
		...sum(hosts),
	};
}

function hostTree({ address, files, packages }: MemberHost, context: Context): TreeHost {
	const { locale, show } = context;
	const known = packages.flatMap((pkg) => packageTree(pkg, context));
	const members = packages.flatMap((pkg) => pkg.members);
	const isBare = files.length === 0 && members.every(({ file }) => file === undefined);
	return {
		address,
		label: hostWords({ address: address || null }, locale),
		notes: isBare ? [render(NO_FILES, locale)] : [],
		place: placeOf(address, members, show),
		packages: known,
		nodes: packages.flatMap(({ folder, members: own }) =>
			folder === undefined ? own.map((member) => nodeTree(member, context)) : [],
		),
		...sum(known),
	};
}

/** A row where there is one: that is where people look for a host. */
function placeOf(address: string, members: readonly Member[], show: TreeOptions['show']): Place | null {
	const named = address === '' ? [] : members.filter(({ site }) => site.host === address);
	const first = named.find(({ hasRow }) => hasRow) ?? named[0];
	return first ? show(sitePartAt(first.site, 'host')) : null;
}

function packageTree({ id, name, folder, files, members }: MemberPackage, context: Context): TreePackage[] {
	if (folder === undefined) return [];
	const { cluster, count, uri } = context;
	const own = files.filter((file) => {
		const owner = cluster.packageOfFile.get(file.id);
		return owner && packageId(owner) === id;
	});
	return [
		{
			name,
			folder: uri(folder),
			files: files.map((file) => fileTree(file, context)),
			nodes: members.map((member) => nodeTree(member, context)),
			...sum(own.map((file) => count.ofFile(file.id))),
		},
	];
}

function fileTree({ id, kind }: ConfigFile, { count, uri }: Context): TreeFile {
	return { uri: uri(id), name: baseName(id), kind, ...count.ofFile(id) };
}

function nodeTree(member: Member, { locale, count, show }: Context): TreeNode {
	const { site, role } = member;
	return {
		alias: site.alias,
		label: site.alias || site.text || '?',
		...(role && { role }),
		roleName: roleOf(member, locale),
		port: site.port,
		notes: remarksOf(member).map((note) => render(note, locale)),
		...show(sitePartAt(site, 'alias')),
		...count.ofNode(member),
	};
}
