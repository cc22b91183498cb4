import type { Cluster, Controller } from '../../server/src/model/cluster.ts';
import type { CfgFile } from '../../server/src/model/files/cfg-file.ts';
import type { ConfigFile } from '../../server/src/model/files/config-file.ts';
import type { NodesFile } from '../../server/src/model/files/nodes-file.ts';
import type { Package } from '../../server/src/model/package.ts';

/** Counts how many elements are read of the arrays and maps that it hands out. */
export class Counter {
	reads = 0;

	/** The same array; reading an element counts, by whatever method. */
	array<T>(items: readonly T[]): readonly T[] {
		return new Proxy(items, {
			get: (target, key) => {
				if (typeof key === 'string' && key >= '0' && key < ':') this.reads++;
				return Reflect.get(target, key);
			},
		});
	}

	/** The same map; looking something up counts once, going through it once for each entry. */
	map<K, V>(entries: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
		return new CountedMap(entries, this);
	}

	/** A fresh copy of a file with counted arrays. */
	file<File extends ConfigFile>(file: File): File {
		return (file.kind === 'nodes' ? this.nodes(file) : this.cfg(file)) as File; // the copy is of the same kind
	}

	private nodes(file: NodesFile): NodesFile {
		const tree = { ...file.tree, lines: this.array(file.tree.lines) };
		return { ...file, tree, rows: this.array(file.rows), repairs: this.array(file.repairs) };
	}

	private cfg(file: CfgFile): CfgFile {
		const tree = { ...file.tree, lines: this.array(file.tree.lines) };
		const { sites } = file;
		return {
			...file,
			tree,
			entries: this.array(file.entries),
			common: this.map(file.common),
			sites: sites && { ...sites, elements: this.array(sites.elements) },
			repairs: this.array(file.repairs),
		};
	}

	/**
	 * A fresh copy of a cluster, so that nothing that rules have remembered about it counts. The packages stay the same
	 * objects, because mentions name them; they get the fresh files.
	 */
	cluster(cluster: Cluster): Cluster {
		const fresh = new Map(cluster.files.map((file) => [file.id, this.file(file)]));
		const again = <File extends ConfigFile>(file: File | undefined) => file && (fresh.get(file.id) as File); // by its id
		for (const pkg of cluster.packages) renew(pkg, again);
		const agreedNodes = again(cluster.agreedNodes);
		const controllers = cluster.controllers.map((one): Controller => ({ ...one, file: again(one.file) }));
		const byAlias = [...cluster.mentionsByAlias].map(([alias, all]) => [alias, this.array(all)] as const);
		return {
			packages: this.array(cluster.packages),
			files: this.array([...fresh.values()]),
			nodesFiles: this.array(cluster.nodesFiles.flatMap((file) => again(file) ?? [])),
			agreedNodes,
			rows: agreedNodes?.rows ?? [],
			rowsByAlias: this.map(cluster.rowsByAlias),
			controllers: this.array(controllers),
			mentions: this.array(cluster.mentions),
			mentionsByAlias: this.map(new Map(byAlias)),
			hosts: this.array(cluster.hosts),
			packageOfFile: this.map(cluster.packageOfFile),
			id: cluster.id,
			name: cluster.name,
			isHa: cluster.isHa,
			isStandalone: cluster.isStandalone,
		};
	}
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

function renew(pkg: Mutable<Package>, again: <File extends ConfigFile>(file: File | undefined) => File | undefined) {
	pkg.controller = again(pkg.controller);
	pkg.agent = again(pkg.agent);
	pkg.cluster = again(pkg.cluster);
	pkg.nodes = again(pkg.nodes);
}

class CountedMap<K, V> extends Map<K, V> {
	#counter: Counter | undefined;

	constructor(entries: ReadonlyMap<K, V>, counter: Counter) {
		super(entries);
		this.#counter = counter;
	}

	#count(reads: number): void {
		if (this.#counter) this.#counter.reads += reads;
	}

	override get(key: K): V | undefined {
		this.#count(1);
		return super.get(key);
	}

	override has(key: K): boolean {
		this.#count(1);
		return super.has(key);
	}

	override entries(): MapIterator<[K, V]> {
		this.#count(this.size);
		return super.entries();
	}

	override keys(): MapIterator<K> {
		this.#count(this.size);
		return super.keys();
	}

	override values(): MapIterator<V> {
		this.#count(this.size);
		return super.values();
	}

	override forEach(callback: (value: V, key: K, map: Map<K, V>) => void): void {
		this.#count(this.size);
		super.forEach(callback);
	}

	override [Symbol.iterator](): MapIterator<[K, V]> {
		return this.entries();
	}
}

/** How much a cluster says: the yardstick for what rules may read of it. */
export function sizeOf({ files, packages, mentions }: Cluster): number {
	return files.map(lengthOf).reduce((sum, length) => sum + length, packages.length + mentions.length);
}

/** How much a file says: its rows or entries. */
export function lengthOf(file: ConfigFile): number {
	return file.kind === 'nodes' ? file.rows.length : file.entries.length;
}
