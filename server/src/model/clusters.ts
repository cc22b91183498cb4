import { isSameList } from '../base/collections.ts';
import type { FileId } from '../base/span.ts';
import { buildCluster } from './build-clusters.ts';
import { type Folders, packagesIn, type Surroundings, sortIntoFolders } from './build-packages.ts';
import type { Cluster } from './cluster.ts';
import type { ConfigFile } from './files/config-file.ts';
import { groupPackages } from './group-packages.ts';
import { hasSameLinks } from './links.ts';
import type { Package } from './package.ts';

/** Two versions of one file. */
export interface FileChange {
	readonly before: ConfigFile;
	readonly after: ConfigFile;
}

/** The clusters of a workspace. Every file belongs to exactly one of them. */
export class Clusters {
	readonly all: readonly Cluster[];
	/** The place of the cluster of each file in the list. */
	readonly #places: ReadonlyMap<FileId, number>;

	/** What the packages were built from, but for edits that left them where they are. */
	readonly #folders: Folders;

	private constructor(all: readonly Cluster[], places: ReadonlyMap<FileId, number>, folders: Folders) {
		this.all = all;
		this.#places = places;
		this.#folders = folders;
	}

	/** Sorts files into clusters. Packages and clusters of which nothing changed are those of the last time. */
	static of(files: Iterable<ConfigFile>, surroundings: Surroundings, last?: Clusters): Clusters {
		const known = new Map(last?.all.map((cluster) => [cluster.id, cluster]));
		const folders = sortIntoFolders(files, surroundings, last ? last.#folders : undefined);
		const all = groupPackages(packagesIn(folders)).map((group) => {
			const old = known.get(group[0]?.id ?? '');
			return old && isSameList(old.packages, group) ? old : buildCluster(group);
		});
		const places = new Map(all.flatMap(({ files: those }, at) => those.map(({ id }) => [id, at] as const)));
		return new Clusters(all, last && isSameMap(places, last.#places) ? last.#places : places, folders);
	}

	/** Whether all files are in the clusters of the same places in other clusters. */
	hasSamePlaces(others: Clusters): boolean {
		return this.#places === others.#places;
	}

	/** The cluster of a file. */
	of(file: FileId): Cluster | undefined {
		return this.all[this.#places.get(file) ?? -1];
	}

	/** The clusters after some changes that leave every package where it is; nothing where they may not. */
	with(changes: readonly FileChange[]): Clusters | undefined {
		if (!changes.every(hasSameLinks)) return undefined;
		const all = [...this.all];
		for (const change of changes) {
			const at = this.#places.get(change.before.id) ?? -1;
			const cluster = all[at];
			if (!cluster) return undefined;
			all[at] = buildCluster(cluster.packages.map((pkg) => replaced(pkg, change)));
		}
		return new Clusters(all, this.#places, this.#folders);
	}
}

function isSameMap<K, V>(one: ReadonlyMap<K, V>, other: ReadonlyMap<K, V>): boolean {
	if (one.size !== other.size) return false;
	for (const [key, value] of one) if (other.get(key) !== value) return false;
	return true;
}

function replaced(pkg: Package, { before, after }: FileChange): Package {
	return pkg[before.kind] === before ? { ...pkg, [after.kind]: after } : pkg;
}
