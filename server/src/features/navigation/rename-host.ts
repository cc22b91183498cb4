import { unique } from '../../base/collections.ts';
import { type Message, say } from '../../base/message.ts';
import { baseName } from '../../base/paths.ts';
import type { Cluster } from '../../model/cluster.ts';
import { canonicalHost, isHost, isReachable } from '../../model/files/hosts.ts';
import { partAt } from '../../model/named-places.ts';
import { replaceAt } from '../../rules/edits.ts';
import type { FileChange } from '../../rules/rule.ts';
import { listed } from '../../rules/votes.ts';
import { asItIs, obstacleOn } from './free-ports.ts';
import { type HostFolders, hostFolders } from './host-folders.ts';
import { type Named, namesOf } from './names.ts';
import { plainly, type Refusal, type RenameGroup, type Renaming, refuse, together } from './renaming.ts';
import type { Wish } from './wish.ts';

/** A host that shall have another address or name, asked for at a node on it. */
export interface HostWish extends Wish {
	/** The host in its one spelling. */
	readonly from: string;
	/** The node under the cursor, where the place says whose host it is. */
	readonly alias: string | undefined;
}

/**
 * Gives a host another address: all nodes on it move. An editor that asks gets the node under the cursor as one group,
 * and the rest of the host as a second one that it proposes.
 */
export function renameHost(wish: HostWish): Renaming | Refusal {
	const { snapshot, cluster, from, to, abilities, alias } = wish;
	const problem = hostProblem(cluster, to, from);
	if (problem) return problem;
	const places = namesOf(snapshot, cluster).byHost.get(from) ?? [];
	const aliases = unique(places.flatMap((named) => named.alias ?? []));
	const others = aliases.filter((other) => other !== alias);
	const folders = hostFolders(wish);
	const obstacle = obstacleFor(wish, aliases) ?? folders.obstacle;
	if (alias === undefined || others.length === 0 || !abilities.asks || isSameMachine(wish)) {
		return obstacle ?? together(plainly(moved(places, to)), folderPart(folders, wish, false));
	}
	const own = places.filter((named) => named.alias === alias);
	if (obstacle) return obstacleFor(wish, [alias]) ?? aloneOnly(own, wish, obstacle);
	const rest = places.filter((named) => named.alias !== alias);
	const groups = [
		{ changes: moved(own, to), label: say({ en: '{alias}', zh: '{alias}' }, { alias }), asks: false },
		{ changes: moved(rest, to), label: restLabel(from, others.length), detail: listed(others, 6), asks: true },
	];
	return together(
		{ groups: groups.filter(({ changes }) => changes.length > 0), notes: [] },
		folderPart(folders, wish, true),
	);
}

/** Whether the new name is certainly another one for the same machine: then a node alone cannot move there. */
function isSameMachine({ from, to }: HostWish): boolean {
	return !isReachable(from) || canonicalHost(to) === from;
}

/** Why a text cannot be the host: it is none, or one that the other hosts could not reach. */
export function hostProblem(cluster: Cluster, to: string, from: string): Refusal | undefined {
	if (!isHost(to)) {
		return refuse(
			{
				en: '“{to}” is no host: expected an IPv4 address or a host name.',
				zh: '“{to}” 不是主机：应为 IPv4 地址或主机名。',
			},
			{ to },
		);
	}
	const isApart = cluster.mentions.some(({ site }) => isReachable(site.host) && canonicalHost(site.host) !== from);
	if (isReachable(to) || !isApart) return undefined;
	return refuse(
		{ en: 'The other hosts cannot reach a node at {to}.', zh: '其他主机无法连接位于 {to} 的节点。' },
		{ to },
	);
}

function obstacleFor({ snapshot, cluster, from, to }: HostWish, aliases: readonly string[]): Refusal | undefined {
	if (canonicalHost(to) === from) return undefined; // another spelling of the same host
	return obstacleOn(
		snapshot,
		cluster,
		to,
		aliases.map((one) => asItIs(snapshot, cluster, one)),
	);
}

function moved(places: readonly Named[], to: string): FileChange[] {
	return places.flatMap(({ place }) =>
		place.host && place.host.text !== to ? [replaceAt(partAt(place, place.host), to)] : [],
	);
}

function restLabel(host: string, n: number): Message {
	const template =
		n === 1
			? { en: 'all of host {host}: 1 more node', zh: '主机 {host} 的全部节点：另外 1 个' }
			: { en: 'all of host {host}: {n} more nodes', zh: '主机 {host} 的全部节点：另外 {n} 个' };
	return say(template, { host, n });
}

/** Where the host cannot move as a whole, only the node does, and only after a question. */
function aloneOnly(own: readonly Named[], { alias = '', to }: HostWish, { refusal }: Refusal): Renaming {
	const label = say({ en: '{alias} only', zh: '仅 {alias}' }, { alias });
	return { groups: [{ changes: moved(own, to), label, detail: refusal, asks: true }], notes: [] };
}

/** What else names the address follows it: folders and settings. What the editor cannot change, the user is told of. */
export function folderPart(
	{ moves, settings, declared }: HostFolders,
	{ from, to, abilities }: HostWish,
	asks: boolean,
): Renaming {
	const inSettings: RenameGroup = { changes: settings, label: settingsLabel(from, to), asks };
	const told = declared.map((folder) =>
		say(
			{
				en: 'The setting dolphindbCluster.hosts gives another address to {folder}: set it to {to}.',
				zh: '设置 dolphindbCluster.hosts 为 {folder} 指定了其他地址，请改为 {to}。',
			},
			{ folder, to },
		),
	);
	const left = abilities.renamesFolders ? [] : moves.map((move) => folderNote(baseName(move.from), to));
	const folders = abilities.renamesFolders ? moves.map((move) => folderGroup(move, asks)) : [];
	return { groups: [...(settings.length > 0 ? [inSettings] : []), ...folders], notes: [...told, ...left] };
}

function settingsLabel(from: string, to: string): Message {
	return say({ en: 'settings of host {from} → {to}', zh: '主机设置 {from} → {to}' }, { from, to });
}

function folderNote(folder: string, to: string): Message {
	return say(
		{ en: 'Rename the folder {folder} to {to} as well.', zh: '请将文件夹 {folder} 也改名为 {to}。' },
		{ folder, to },
	);
}

function folderGroup({ from, to }: HostFolders['moves'][number], asks: boolean): RenameGroup {
	return {
		changes: [{ kind: 'rename', from, to }],
		label: say({ en: 'folder {from} → {to}', zh: '文件夹 {from} → {to}' }, { from: baseName(from), to: baseName(to) }),
		detail: say({ en: 'It tells which host its files are for.', zh: '文件夹名表明其中文件属于哪台主机。' }),
		asks,
	};
}
