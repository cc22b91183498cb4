import { groupBy, unique, uniqueBy } from '../../base/collections.ts';
import { remembering } from '../../base/remember.ts';
import type { FileId } from '../../base/span.ts';
import { modes } from '../../catalog/roles.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import { filesOf, type Package } from '../../model/package.ts';
import { type Process, processesOf } from '../../model/processes.ts';
import { differingNodes } from '../../rules/cross/compare-nodes.ts';

/** A node that is drawn. */
export interface Member extends Process {
	readonly id: string;
	/** Whether only a copy of cluster.nodes with which most packages do not agree has it. */
	readonly isInCopiesOnly: boolean;
	/** Whether it is an agent that no row registers, so that nobody counts on it. */
	readonly isDormant: boolean;
}

/** A package on its host with the nodes that run from it. Without a name: nobody knows from which package they run. */
export interface MemberPackage {
	readonly id: string;
	readonly name: string;
	/** The folder that holds its configuration files; nothing where nobody knows the package. */
	readonly folder: FileId | undefined;
	/** Its configuration files, also those that it shares with other packages. */
	readonly files: readonly ConfigFile[];
	readonly members: readonly Member[];
}

/** A host that is drawn. */
export interface MemberHost {
	readonly id: string;
	/** Empty for what is on no known host. */
	readonly address: string;
	/** The configuration files that lie there. */
	readonly files: readonly FileId[];
	readonly packages: readonly MemberPackage[];
}

/** What is drawn of a cluster: hosts in the order of the cluster, their packages, and the nodes by role. */
export const hostsOf = remembering((cluster: Cluster): readonly MemberHost[] => {
	const members = groupBy(membersOf(cluster), addressIn(cluster));
	const packages = groupBy(cluster.packages, ({ host }) => host ?? '');
	const addresses = unique([...cluster.hosts, ...members.keys(), ...packages.keys()]);
	return [...addresses.filter((address) => address !== ''), '']
		.filter((address) => members.has(address) || packages.has(address))
		.map((address) => hostOf(address, members.get(address) ?? [], packages.get(address) ?? []));
});

/** The id of the package of a file, where it is drawn. */
export function packageId({ host, folder }: Package): string {
	return `package:${host ?? ''}:${folder}`;
}

function membersOf(cluster: Cluster): Member[] {
	const nodes = processesOf(cluster);
	const known = new Set(nodes.map(({ site }) => site.alias));
	const copies = [...differingNodes(cluster)].flatMap(({ here }) => here).filter(({ alias }) => !known.has(alias));
	const uses = new Map<string, number>();
	const member = (node: Process, isInCopiesOnly: boolean): Member => {
		const { alias } = node.site;
		const use = (uses.get(alias) ?? 0) + 1;
		uses.set(alias, use);
		const isDormant = node.role === 'agent' && cluster.agreedNodes !== undefined && !node.hasRow;
		return { ...node, id: `node:${alias}${use > 1 ? `#${use}` : ''}`, isInCopiesOnly, isDormant };
	};
	return [
		...nodes.map((node) => member(node, false)),
		...cluster.rows.filter(({ alias }) => alias === '').map((row) => member(fromRow(row), false)),
		...uniqueBy(copies, ({ alias }) => alias).map((row) => member(fromRow(row), true)),
	];
}

/** A row about which no other file says anything. */
function fromRow({ site, mode, modeText }: NodeRow): Process {
	return { site, role: mode, roleText: modeText, file: undefined, package: undefined, hasRow: true };
}

/** Where a node is drawn. A broken row is no reason to believe in a host. */
function addressIn(cluster: Cluster): (member: Member) => string {
	const hosts = new Set([
		...processesOf(cluster).map(({ site }) => site.host),
		...cluster.packages.map(({ host }) => host),
	]);
	return ({ site }) => (site.alias !== '' || hosts.has(site.host) ? site.host : '');
}

function hostOf(address: string, members: readonly Member[], packages: readonly Package[]): MemberHost {
	const owners = groupBy(members, ({ package: owner }) =>
		owner && (owner.host ?? '') === address ? packageId(owner) : '',
	);
	const known = [...groupBy(packages, packageId)].map(([id, parts]) => ({
		id,
		name: parts[0]?.name ?? '',
		folder: parts[0]?.folder,
		files: unique(parts.flatMap(filesOf)),
		members: byRole(owners.get(id) ?? []),
	}));
	const others = byRole(owners.get('') ?? []);
	const elsewhere = { id: `package:${address}:`, name: '', folder: undefined, files: [], members: others };
	return {
		id: `host:${address}`,
		address,
		files: unique(known.flatMap(({ files }) => files.map((file) => file.id))),
		packages: [...known, ...(others.length > 0 ? [elsewhere] : [])],
	};
}

function byRole(members: readonly Member[]): readonly Member[] {
	const rank = ({ role }: Member) => (role ? modes.indexOf(role) : modes.length);
	return [...members].sort((a, b) => rank(a) - rank(b));
}
