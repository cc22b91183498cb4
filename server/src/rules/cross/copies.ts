import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { textOf } from '../../syntax/tree.ts';
import { lineEndOf, replaceAll } from '../edits.ts';
import type { FileChange, Fix } from '../rule.ts';
import { namesApart } from '../votes.ts';

/** How to make copies of a file equal. */
export interface CopyOptions {
	/** All copies. */
	readonly copies: readonly ConfigFile[];
	/** Whether two copies say the same. */
	readonly isSame: (a: ConfigFile, b: ConfigFile) => boolean;
	/** Which of the two is right, where something else tells. */
	readonly right: 'other' | 'own' | undefined;
	/** More packages have the other file. */
	readonly isMinority: boolean;
	readonly copy?: (file: ConfigFile, from: ConfigFile) => FileChange;
}

/** The ways to make copies equal: this one like the majority, and all like the one or all like the other. */
export function copyFixes(cluster: Cluster, file: ConfigFile, other: ConfigFile, options: CopyOptions): Fix[] {
	const { copies, isSame, right, isMinority, copy = takeOver } = options;
	const [a, b] = namesApart(cluster, other.id, file.id);
	// Where the processes themselves speak against the majority, the operator decides.
	const isClear = (from: ConfigFile) =>
		from === other ? right === 'other' || isMinority : right === 'own' && !isMinority;
	const replace = (wrong: readonly ConfigFile[], from: ConfigFile, names: { a: string; b: string }): Fix => ({
		title: say(
			wrong.length > 1
				? { en: 'Replace {b} and every other version with {a}', zh: '用 {a} 替换 {b} 及其他所有版本' }
				: { en: 'Replace {b} with {a}', zh: '用 {a} 替换 {b}' },
			names,
		),
		changes: wrong.map((one) => copy(one, from)),
		preferred: isClear(from) && wrong.every((one) => losesNothing(one, from)),
	});
	const unlike = (one: ConfigFile) => copies.filter((copied) => !isSame(copied, one));
	// Where as many stand against as many, one file alone would only turn the scale.
	const follow = () => replace(isMinority || right === 'other' ? [file] : unlike(other), other, { a, b });
	const lead = () => replace(unlike(file), file, { a: b, b: a });
	return [
		// A file with a mistake of its own is nothing to spread.
		...(right !== 'own' && isSound(other) ? [follow()] : []),
		...(right !== 'other' && isSound(file) ? [lead()] : []),
	];
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
export function isSound(file: ConfigFile): boolean {
	return file.kind !== 'nodes' || new Set(file.rows.map(({ alias }) => alias)).size === file.rows.length;
}

/**
 * Whether replacing a file by another drops no node, no setting and no comment: whoever has just added something to one
 * copy must not lose it to the others without a question.
 */
function losesNothing(wrong: ConfigFile, from: ConfigFile): boolean {
	const kept = new Set(keysOf(from));
	return keysOf(wrong).every((key) => kept.has(key));
}

function keysOf(file: ConfigFile): string[] {
	const comments = file.tree.lines.flatMap((line) => (line.kind === 'comment' ? [line.text.trim()] : []));
	const names =
		file.kind === 'nodes' ? file.rows.map(({ alias }) => alias) : file.entries.map(({ syntax }) => syntax.key.text);
	return [...names, ...comments];
}
