import { groupBy, unique } from '../../base/collections.ts';
import { type Message, say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import type { FileChange, RelatedPlace } from '../rule.ts';
import { listed } from '../votes.ts';
import { type LineToSplit, type OwnDir, splitLine } from './dir-lines.ts';
import { elementsAt, inCopy, type NodeDir } from './directories.ts';

/** A line that makes nodes of one host meet in a place. */
export interface Clash {
	readonly entry: Entry;
	/** A directory of another node, or of the first of the nodes that the line is for. */
	readonly first: NodeDir;
	/** Directories that the line gives to other nodes of that host. */
	readonly others: NodeDir[];
	readonly hosts: Set<string>;
	readonly elements: Set<number>;
	/** All directories that meet in the places concerned. */
	readonly groups: (readonly NodeDir[])[];
}

/** Directories of several nodes that meet in a place, by the line to be blamed. */
export function clashes(groups: Iterable<readonly NodeDir[]>): Clash[] {
	const found = new Map<Entry, Clash>();
	for (const group of groups) {
		const first = firstOf(group);
		if (!first) continue;
		const others = group.filter((dir) => dir.row !== first.row);
		for (const [entry, dirs] of groupBy(others, (dir) => dir.entry)) {
			const clash = found.get(entry) ?? emptyClash(entry, first);
			found.set(entry, clash);
			clash.groups.push(group);
			clash.hosts.add(first.host);
			for (const dir of dirs) {
				clash.elements.add(dir.element);
				if (dir.host === clash.first.host) clash.others.push(dir);
			}
		}
	}
	return [...found.values()];
}

/** The directory that the uppermost line gives: the lines below it are to be blamed. */
function firstOf([first, ...others]: readonly NodeDir[]): NodeDir | undefined {
	return others.reduce((upper, dir) => (upper && dir.entry.line >= upper.entry.line ? upper : dir), first);
}

function emptyClash(entry: Entry, first: NodeDir): Clash {
	return { entry, first, others: [], hosts: new Set(), elements: new Set(), groups: [] };
}

/** The nodes that meet on the first host, for a message. */
export function nodesOf({ first, others }: Clash): Message {
	const names = unique([first, ...others].map(({ row }) => row.alias));
	const [a = '', b = ''] = names;
	return names.length > 2 ? listed(names) : say({ en: '{a} and {b}', zh: '{a} 与 {b}' }, { a, b });
}

/** What a message says about the other hosts that a line brings the same trouble to. */
export function elsewhere({ hosts }: Clash): Message {
	const n = hosts.size - 1;
	if (n === 0) return say({ en: '', zh: '' });
	return say(
		{ en: n === 1 ? '; likewise on one other host' : '; likewise on {n} other hosts', zh: '；另有 {n} 台主机同样如此' },
		{ n },
	);
}

/** The other line, in the copy that a finding is for; nothing where one line gives all of them the same. */
export function otherLine({ entry, first }: Clash, files: readonly CfgFile[], file: CfgFile): RelatedPlace[] {
	if (first.entry === entry) return [];
	const other = inCopy(files, file, first.entry);
	const message = say({ en: 'The line for {alias}.', zh: '{alias} 的设置。' }, { alias: first.row.alias });
	return [{ at: elementsAt(other, [first.element]), message }];
}

/** Gives every node that has a part in it a directory of its own, as far as each of the lines can be changed. */
export function splitAll(cluster: Cluster, clash: Clash, own: OwnDir): FileChange[] | undefined {
	const lines = new Map<Entry, LineToSplit & { readonly elements: Set<number>; readonly aliases: string[] }>();
	for (const dir of new Set(clash.groups.flat())) {
		const line = lines.get(dir.entry) ?? { entry: dir.entry, elements: new Set(), aliases: [] };
		lines.set(dir.entry, line);
		line.elements.add(dir.element);
		line.aliases.push(dir.row.alias);
	}
	const changes = [...lines.values()].map((line) =>
		splitLine(cluster, { ...line, aliases: unique(line.aliases) }, own),
	);
	return changes.every((change) => change !== undefined) ? changes.flat() : undefined;
}
