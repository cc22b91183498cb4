import { type Buckets, bucketsOf, valueIn, withValue } from '../../base/buckets.ts';
import { type Entry, fileWith, type Look, openFolder, sameEntry, unknownEntry } from './entry.ts';
import { foldersAbove, HOME, inFolder, isWithin, nameOf, parentOf } from './paths.ts';

/** What is known beforehand of places that no entry speaks of. */
export interface Knowledge {
	/** The hosts of which the workspace holds no files although they belong to the cluster. */
	readonly openHosts: ReadonlySet<string>;
	/** The folders of packages, on whichever host: elsewhere they are where the workspace or the script put them. */
	readonly packages: ReadonlySet<string>;
}

type Entries = ReadonlyMap<string, Entry>;

/** What lies where, as it is put into a world. */
export type Placed = readonly [host: string, path: string, entry: Entry];

/** The files of all hosts. Immutable: a change makes another one, which shares all other hosts with it. */
export class World {
	/** The names of all hosts that anything is known of. */
	readonly hosts: readonly string[];
	readonly #entries: Buckets<Entries>;
	readonly #knowledge: Knowledge;

	private constructor(knowledge: Knowledge, hosts: readonly string[], entries: Buckets<Entries>) {
		this.#knowledge = knowledge;
		this.hosts = hosts;
		this.#entries = entries;
	}

	/** A world with these things in it, and the folders above them. */
	static of(knowledge: Knowledge, placed: Iterable<Placed> = []): World {
		const hosts = new Map<string, Map<string, Entry>>();
		for (const [host, path, entry] of placed) {
			const entries = hosts.get(host) ?? new Map<string, Entry>();
			hosts.set(host, entries);
			put(entries, path, entry);
		}
		return World.#with(knowledge, hosts);
	}

	static #with(knowledge: Knowledge, hosts: ReadonlyMap<string, Entries>): World {
		return new World(knowledge, [...hosts.keys()], bucketsOf(hosts));
	}

	/** What is known beforehand. */
	get knowledge(): Knowledge {
		return this.#knowledge;
	}

	/** What is known of a path. */
	look(host: string, path: string): Look {
		const entry = this.#of(host).get(path);
		if (entry) return entry;
		if (path === '/' || path === HOME) return openFolder;
		return this.#isAbsent(host, path) ? 'absent' : 'unsure';
	}

	/** The entries below a folder, by path; the folder itself is not among them. */
	below(host: string, folder: string): ReadonlyMap<string, Entry> {
		return new Map([...this.#of(host)].filter(([path]) => path !== folder && isWithin(folder, path)));
	}

	/** The names in a folder, in the order in which a shell lists them. */
	names(host: string, folder: string): string[] {
		const paths = [...this.#of(host).keys()].filter((path) => path !== folder && parentOf(path) === folder);
		return paths.map(nameOf).sort();
	}

	/** All files, by host and path. */
	*files(): Iterable<{ readonly host: string; readonly path: string; readonly text: string | undefined }> {
		for (const host of this.hosts)
			for (const [path, entry] of this.#of(host)) if (entry.kind === 'file') yield { host, path, text: entry.text };
	}

	/** Puts something at a path; the folders above it are there then. */
	with(host: string, path: string, entry: Entry): World {
		const entries = new Map(this.#of(host));
		put(entries, path, entry);
		return this.#having(host, entries);
	}

	/** Writes a file. */
	withText(host: string, path: string, text: string | undefined): World {
		return this.with(host, path, fileWith(text));
	}

	/** Takes a path away, with everything below it. */
	without(host: string, path: string): World {
		const entries = new Map([...this.#of(host)].filter(([at]) => !isWithin(path, at)));
		const parent = entries.get(parentOf(path));
		const known = parent?.kind === 'folder' || !this.#of(host).has(path);
		return known ? this.#having(host, entries) : this;
	}

	/** What is the same in both stays; what differs is unknown. For branches of which nobody knows which is taken. */
	merged(other: World): World {
		const hosts = new Map<string, Entries>();
		for (const host of new Set([...this.hosts, ...other.hosts])) {
			const [mine, theirs] = [this.#of(host), other.#of(host)];
			const paths = new Set([...mine.keys(), ...theirs.keys()]);
			hosts.set(host, new Map([...paths].map((path) => [path, mergedEntry(mine.get(path), theirs.get(path))])));
		}
		return World.#with(this.#knowledge, hosts);
	}

	/** The paths whose entries differ. */
	differences(other: World): { readonly host: string; readonly path: string }[] {
		if (other === this) return [];
		const hosts = new Set([...this.hosts, ...other.hosts]);
		return [...hosts].flatMap((host) => {
			const [mine, theirs] = [this.#of(host), other.#of(host)];
			if (mine === theirs) return [];
			const paths = [...new Set([...mine.keys(), ...theirs.keys()])];
			return paths.filter((path) => !sameEntry(mine.get(path), theirs.get(path))).map((path) => ({ host, path }));
		});
	}

	#of(host: string): Entries {
		return valueIn(this.#entries, host) ?? EMPTY;
	}

	#having(host: string, entries: Entries): World {
		const hosts = valueIn(this.#entries, host) ? this.hosts : [...this.hosts, host];
		return new World(this.#knowledge, hosts, withValue(this.#entries, host, entries));
	}

	/**
	 * Whether it is known that nothing is there. The workspace holds all configuration of its hosts, so a configuration
	 * file, a package or a backup that is not in it is not there; so is a name that is a slip of one beside it.
	 */
	#isAbsent(host: string, path: string): boolean {
		const parent = parentOf(path);
		const above = this.#of(host).get(parent);
		if (above?.kind === 'file' || (above?.kind === 'folder' && above.isComplete)) return true;
		if (parent !== '/' && parent !== HOME && !above && this.#isAbsent(host, parent)) return true;
		if (/[*?]/.test(nameOf(path))) return true; // a pattern that nothing fits
		if (this.#knowledge.openHosts.has(host)) return false;
		if (/\.(cfg|nodes)$/.test(path) || BACKUP.test(nameOf(path)) || this.#knowledge.packages.has(path)) return true;
		return this.nearName(host, path) !== undefined;
	}

	/** A path that is there and differs by nothing but capitals, `_` and `-`: `clusterDemo` for `clusterdemo`. */
	nearName(host: string, path: string): string | undefined {
		const plain = (name: string) => name.replace(/[-_]/g, '').toLowerCase();
		const name = plain(nameOf(path));
		const near = this.names(host, parentOf(path)).find((one) => plain(one) === name && one !== nameOf(path));
		return near === undefined ? undefined : inFolder(parentOf(path), near);
	}
}

const EMPTY: Entries = new Map();

function put(entries: Map<string, Entry>, path: string, entry: Entry): void {
	for (const folder of foldersAbove(path)) if (!entries.has(folder)) entries.set(folder, openFolder);
	entries.set(path, entry);
}

const BACKUP = /\.(bak|orig|old|retired|backup)$/;

function mergedEntry(a: Entry | undefined, b: Entry | undefined): Entry {
	if (a && sameEntry(a, b)) return a;
	if (a?.kind === 'file' && b?.kind === 'file') return fileWith(undefined);
	if (a?.kind === 'folder' && b?.kind === 'folder') return openFolder;
	return unknownEntry;
}
