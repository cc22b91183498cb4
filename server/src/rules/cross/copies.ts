import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { textOf } from '../../syntax/tree.ts';
import { lineEndOf, replaceAll } from '../edits.ts';
import type { FileChange, Fix } from '../rule.ts';
import { namesApart } from '../votes.ts';

/** How to make copies of a file equal. */
export interface CopyOptions {
	/** The files that would have to follow if this one were right. */
	readonly others: readonly ConfigFile[];
	/** Which of the two is right, where something else tells. */
	readonly right: 'agreed' | 'own' | undefined;
	/** More packages have the agreed file. */
	readonly isMinority: boolean;
	readonly copy?: (file: ConfigFile, from: ConfigFile) => FileChange;
}

/** The ways to make copies equal: this one like the agreed one, or all others like this one. */
export function copyFixes(cluster: Cluster, file: ConfigFile, agreed: ConfigFile, options: CopyOptions): Fix[] {
	const { others, right, isMinority, copy = takeOver } = options;
	const [a, b] = namesApart(cluster, agreed.id, file.id);
	const follow: Fix = {
		title: say({ en: 'Replace {b} by {a}', zh: '用 {a} 替换 {b}' }, { a, b }),
		changes: [copy(file, agreed)],
		preferred: right === 'agreed' || isMinority,
	};
	const lead: Fix = {
		title: say({ en: 'Replace {a} and every other version by {b}', zh: '用 {b} 替换 {a} 及其他所有版本' }, { a, b }),
		changes: others.map((other) => copy(other, file)),
		preferred: right === 'own',
	};
	const ways = right === undefined ? [follow, lead] : right === 'agreed' ? [follow] : [lead];
	// A file with a mistake of its own is nothing to spread.
	return ways.filter((way) => isSound(way === follow ? agreed : file));
}

/** Replaces a file by another one, in the line ends it has. */
function takeOver(file: ConfigFile, from: ConfigFile): FileChange {
	const eol = lineEndOf(file);
	return replaceAll(file, from.tree.lines.map((line) => line.text + (line.eol === '' ? '' : eol)).join(''));
}

/** Replaces a file by another one, byte for byte. */
export function takeOverBytes(file: ConfigFile, from: ConfigFile): FileChange {
	return replaceAll(file, textOf(from.tree));
}

/** Whether a cluster.nodes names every alias once. */
function isSound(file: ConfigFile): boolean {
	return file.kind !== 'nodes' || new Set(file.rows.map(({ alias }) => alias)).size === file.rows.length;
}
