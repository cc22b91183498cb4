import { countOfFirst } from '../../base/collections.ts';
import type { Cluster } from '../../model/cluster.ts';
import { matchesPattern } from '../../model/effective.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import type { NodesFile } from '../../model/files/nodes-file.ts';
import { isLegible, isSetting } from '../cfg/settings.ts';

/** A setting for some nodes only. */
export interface QualifiedEntry extends Entry {
	readonly qualifier: string;
}

/** The qualified settings of a file whose qualifier can be judged. */
export const qualifiedEntries = rememberedByFile((file) =>
	file.entries.filter(
		(entry): entry is QualifiedEntry =>
			Boolean(entry.qualifier) &&
			isSetting(entry) &&
			isLegible(entry.syntax.key.text) &&
			!/[<{]/.test(entry.qualifier ?? ''),
	),
);

/** Remembers what a file says as long as the file stays: in a large cluster most files do while one is edited. */
export function rememberedByFile<T>(find: (file: CfgFile) => readonly T[]): (file: CfgFile) => readonly T[] {
	const known = new WeakMap<CfgFile, readonly T[]>();
	return (file) => {
		const found = known.get(file) ?? find(file);
		known.set(file, found);
		return found;
	};
}

/** The same for what a file says together with the agreed cluster.nodes. */
export function rememberedByFileAndNodes<T>(
	find: (file: CfgFile, cluster: Cluster) => Iterable<T>,
): (file: CfgFile, cluster: Cluster) => readonly T[] {
	const known = new WeakMap<CfgFile, { readonly nodes: NodesFile | undefined; readonly found: readonly T[] }>();
	return (file, cluster) => {
		const last = known.get(file);
		if (last && last.nodes === cluster.agreedNodes) return last.found;
		const found = [...find(file, cluster)];
		known.set(file, { nodes: cluster.agreedNodes, found });
		return found;
	};
}

/** Whether a qualifier is a pattern rather than an alias. */
export function isPattern(qualifier: string): boolean {
	return /[%?]/.test(qualifier);
}

interface Matches {
	/** Aliases of workers, and of rows whose mode cannot be read, in order of their letters. */
	readonly aliases: readonly string[];
	readonly byPattern: Map<string, readonly string[]>;
}

const remembered = new WeakMap<NodesFile, Matches>();

/** The data and compute nodes of the agreed cluster.nodes that a qualifier reaches. */
export function reachedBy({ agreedNodes }: Cluster, qualifier: string): readonly string[] {
	if (!agreedNodes) return [];
	const known = remembered.get(agreedNodes) ?? { aliases: workerAliases(agreedNodes), byPattern: new Map() };
	remembered.set(agreedNodes, known);
	const found = known.byPattern.get(qualifier) ?? matching(known.aliases, qualifier);
	known.byPattern.set(qualifier, found);
	return found;
}

function workerAliases({ rows }: NodesFile): readonly string[] {
	const workers = rows.filter(({ mode }) => mode !== 'controller' && mode !== 'agent');
	return workers.map(({ alias }) => alias).sort();
}

/** Only the aliases that begin like the pattern are compared: a large cluster has a pattern for each of its hosts. */
function matching(sorted: readonly string[], pattern: string): readonly string[] {
	const begin = pattern.slice(0, pattern.search(/[%?]|$/));
	const found: string[] = [];
	for (let at = countOfFirst(sorted, (alias) => alias < begin); sorted[at]?.startsWith(begin); at++) {
		const alias = sorted[at] as string; // startsWith was asked
		if (matchesPattern(pattern, alias)) found.push(alias);
	}
	return found;
}
