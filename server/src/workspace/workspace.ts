import { PatchedMap } from '../base/patched-map.ts';
import type { FileId } from '../base/span.ts';
import type { FileKind } from '../catalog/file-kinds.ts';
import { type Bystander, bystanderKind } from '../model/bystander.ts';
import { classify, type Look, lookAt } from '../model/classify.ts';
import type { Cluster } from '../model/cluster.ts';
import { Clusters, type FileChange } from '../model/clusters.ts';
import { type ConfigFile, readConfigFile } from '../model/files/config-file.ts';
import type { Fix, Rule } from '../rules/rule.ts';
import type { RuleFinding } from '../rules/rule-finding.ts';
import { declaredHost, declaredKind } from './apply-settings.ts';
import { Judge } from './judge.ts';
import type { Encoding } from './runtime.ts';
import { defaultSettings, type Settings } from './settings.ts';

/** An immutable state of the workspace; all features read it. */
export interface Snapshot {
	readonly settings: Settings;
	/** The files that are DolphinDB's, read. */
	readonly files: ReadonlyMap<FileId, ConfigFile>;
	readonly texts: ReadonlyMap<FileId, string>;
	/** How the files were read that are not plain UTF-8. Nobody may write those back as text. */
	readonly encodings: ReadonlyMap<FileId, Encoding>;
	readonly clusters: readonly Cluster[];
	clusterOf(file: FileId): Cluster | undefined;
	/** The findings in a file, in order of place, without those that are switched off. */
	findings(file: FileId): readonly RuleFinding[];
	/** The errors among them. Where no others were asked for yet, they are found sooner. */
	errors(file: FileId): readonly RuleFinding[];
	/** The files whose findings may be other than in another snapshot; all of both where much is different. */
	differing(other: Snapshot): Iterable<FileId>;
	/** The ways to mend a finding, made for the files as they are. */
	fixes(finding: RuleFinding): readonly Fix[];
}

/** The only thing that changes: texts go in, snapshots come out. Every stage is remembered by identity. */
export class Workspace {
	readonly #rules: readonly Rule[];
	#texts: PatchedMap<FileId, string> = new PatchedMap(new Map());
	/** Texts that have changed since the last snapshot; nothing for files that are gone. */
	readonly #newTexts = new Map<FileId, string | undefined>();
	#encodings: ReadonlyMap<FileId, Encoding> = new Map();
	#bystanders: ReadonlyMap<FileId, Bystander> = new Map();
	/** The same, as long as no snapshot has them. */
	#newBystanders: Map<FileId, Bystander> | undefined;
	#settings: Settings = defaultSettings;
	#judge: Judge;
	readonly #looks = new Map<FileId, Look>();
	#isEveryKindOpen = false;
	#kinds: ReadonlyMap<FileId, FileKind> = new Map();
	#files: PatchedMap<FileId, ConfigFile> = new PatchedMap(new Map());
	#clusters = Clusters.of([], {});
	#clusteredFor: { readonly hosts: Settings['hosts']; readonly bystanders: ReadonlyMap<FileId, Bystander> } | undefined;
	#snapshot: Snapshot | undefined;
	/** How often stages really ran, for tests. */
	readonly counts = { classified: 0, read: 0, clustered: 0 };

	constructor(rules: readonly Rule[]) {
		this.#rules = rules;
		this.#judge = new Judge(rules, defaultSettings);
	}

	/** Takes over the text of a file, or forgets the file. What is no configuration file may be a bystander. */
	setText(file: FileId, text: string | undefined, encoding: Encoding = 'utf-8'): void {
		const kind = bystanderKind(file);
		if (kind) {
			this.#setBystander(file, text === undefined ? undefined : { id: file, kind, text });
			return;
		}
		this.#setEncoding(file, text === undefined ? 'utf-8' : encoding);
		if (this.#textOf(file) === text) return;
		this.#newTexts.set(file, text);
		this.#snapshot = undefined;
	}

	#textOf(file: FileId): string | undefined {
		return this.#newTexts.has(file) ? this.#newTexts.get(file) : this.#texts.get(file);
	}

	#setEncoding(file: FileId, encoding: Encoding): void {
		if ((this.#encodings.get(file) ?? 'utf-8') === encoding) return;
		const encodings = new Map(this.#encodings);
		if (encoding === 'utf-8') encodings.delete(file);
		else encodings.set(file, encoding);
		this.#encodings = encodings;
		this.#snapshot = undefined;
	}

	/** Takes over settings. */
	setSettings(settings: Settings): void {
		this.#isEveryKindOpen ||= settings.files !== this.#settings.files;
		this.#settings = settings;
		this.#judge = new Judge(this.#rules, settings);
		this.#snapshot = undefined;
	}

	#setBystander(file: FileId, bystander: Bystander | undefined): void {
		if (this.#bystanders.get(file)?.text === bystander?.text) return;
		// One copy for all changes between two snapshots: a large workspace has thousands, and they come one by one.
		this.#newBystanders ??= new Map(this.#bystanders);
		this.#bystanders = this.#newBystanders;
		if (bystander) this.#newBystanders.set(file, bystander);
		else this.#newBystanders.delete(file);
		this.#snapshot = undefined;
	}

	/** Everything that was told of: texts and bystanders. */
	known(): readonly FileId[] {
		this.snapshot(); // so that all texts are there
		return [...this.#texts.keys(), ...this.#bystanders.keys()];
	}

	/** A copy that can be changed without changing this one; what is known about the files is taken along. */
	fork(): Workspace {
		this.snapshot(); // so that the copy starts with everything known
		const copy = new Workspace(this.#rules);
		for (const [file, look] of this.#looks) copy.#looks.set(file, look);
		copy.#texts = this.#texts;
		copy.#encodings = this.#encodings;
		copy.#bystanders = this.#bystanders;
		copy.#settings = this.#settings;
		copy.#judge = this.#judge;
		copy.#kinds = this.#kinds;
		copy.#files = this.#files;
		copy.#clusters = this.#clusters;
		copy.#clusteredFor = this.#clusteredFor;
		return copy;
	}

	/** The present state. The same object as long as nothing changes. */
	snapshot(): Snapshot {
		this.#snapshot ??= this.#build();
		return this.#snapshot;
	}

	#build(): Snapshot {
		this.#newBystanders = undefined;
		const changed = this.#takeTexts();
		const changes = this.#classify(changed) ? this.#readAll(changed) : this.#readChanged(changed);
		this.#group(changes);
		return makeSnapshot(
			{ settings: this.#settings, files: this.#files, texts: this.#texts, encodings: this.#encodings },
			this.#judge,
			this.#clusters,
		);
	}

	/** Puts the new texts among the others, and tells which files they are of. */
	#takeTexts(): readonly FileId[] {
		const changed = [...this.#newTexts.keys()];
		this.#texts = withTexts(this.#texts, this.#newTexts);
		this.#newTexts.clear();
		return changed;
	}

	/** Looks at the files that have changed; tells whether other files than before are ours, or ours are of other kinds. */
	#classify(changed: readonly FileId[]): boolean {
		let isOther = false;
		for (const file of this.#isEveryKindOpen ? new Set([...changed, ...this.#texts.keys()]) : changed) {
			const text = this.#texts.get(file);
			const look = text === undefined ? undefined : lookAt(file, text, declaredKind(this.#settings.files, file));
			const before = this.#looks.get(file);
			if (look) this.#looks.set(file, look);
			else this.#looks.delete(file);
			isOther ||= look?.kind !== before?.kind || look?.certain !== before?.certain;
			this.counts.classified++;
		}
		this.#isEveryKindOpen = false;
		if (isOther) this.#kinds = classify(this.#looks);
		return isOther;
	}

	/** Reads files anew that are other than before; nothing is told where files came or went. */
	#readAll(changed: readonly FileId[]): undefined {
		const isChanged = new Set(changed);
		const files = new Map<FileId, ConfigFile>();
		for (const [id, kind] of this.#kinds) {
			const old = this.#files.get(id);
			files.set(id, old?.kind === kind && !isChanged.has(id) ? old : this.#read(id, kind, old));
		}
		this.#files = new PatchedMap(files);
	}

	#readChanged(changed: readonly FileId[]): readonly FileChange[] {
		const changes: FileChange[] = [];
		for (const id of changed) {
			const before = this.#files.get(id);
			const after = before && this.#read(id, before.kind, before);
			if (after && after !== before) changes.push({ before, after });
		}
		if (changes.length > 0) this.#files = this.#files.with(new Map(changes.map(({ after }) => [after.id, after])));
		return changes;
	}

	#read(id: FileId, kind: FileKind, old: ConfigFile | undefined): ConfigFile {
		this.counts.read++;
		const file = readConfigFile(id, kind, this.#texts.get(id) ?? '', old);
		if (old && file !== old) this.#judge.fileFollows(file, old);
		return file;
	}

	#group(changes: readonly FileChange[] | undefined): void {
		const { hosts } = this.#settings;
		const bystanders = this.#bystanders;
		const last = this.#clusters;
		const isSameElse = this.#clusteredFor?.hosts === hosts && this.#clusteredFor.bystanders === bystanders;
		if (isSameElse && changes?.length === 0) return;
		this.#clusters = (isSameElse && changes && last.with(changes)) || this.#clusterAll(last);
		this.#clusteredFor = { hosts, bystanders };
		const before = new Map(last.all.map((cluster) => [cluster.id, cluster]));
		for (const cluster of this.#clusters.all) {
			const old = before.get(cluster.id);
			if (old && old !== cluster) this.#judge.clusterFollows(cluster, old);
		}
	}

	#clusterAll(last: Clusters): Clusters {
		const { hosts } = this.#settings;
		this.counts.clustered++;
		const surroundings = {
			declaredHost: (folder: FileId) => declaredHost(hosts, folder),
			// In order of names, as files are: findings must not depend on the order of reading.
			bystanders: [...this.#bystanders.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
		};
		return Clusters.of(this.#files.values(), surroundings, last);
	}
}

/** Some texts with others in their place. */
function withTexts(
	texts: PatchedMap<FileId, string>,
	others: ReadonlyMap<FileId, string | undefined>,
): PatchedMap<FileId, string> {
	const replaced = new Map<FileId, string>();
	for (const [file, text] of others) if (text !== undefined && texts.has(file)) replaced.set(file, text);
	if (replaced.size === others.size) return others.size === 0 ? texts : texts.with(replaced);
	const all = new Map(texts);
	for (const [file, text] of others) {
		if (text === undefined) all.delete(file);
		else all.set(file, text);
	}
	return new PatchedMap(all);
}

/** What a snapshot is made of. */
interface Parts {
	readonly judge: Judge;
	readonly clusters: Clusters;
}

const partsOf = new WeakMap<Snapshot, Parts>();

function makeSnapshot(
	state: Pick<Snapshot, 'settings' | 'files' | 'texts' | 'encodings'>,
	judge: Judge,
	clusters: Clusters,
): Snapshot {
	const clusterOf = (id: FileId) => clusters.of(id);
	const snapshot: Snapshot = {
		...state,
		clusters: clusters.all,
		clusterOf,
		findings: (id) => {
			const [file, cluster] = [state.files.get(id), clusterOf(id)];
			return file && cluster ? judge.findings(file, cluster) : [];
		},
		errors: (id) => {
			const [file, cluster] = [state.files.get(id), clusterOf(id)];
			return file && cluster ? judge.errors(file, cluster) : [];
		},
		differing: (other) => differing(snapshot, other),
		fixes: (finding) => {
			const [file, cluster] = [state.files.get(finding.at.file), clusterOf(finding.at.file)];
			return file && cluster ? judge.fixes(finding, file, cluster) : [];
		},
	};
	partsOf.set(snapshot, { judge, clusters });
	return snapshot;
}

function* differing(one: Snapshot, other: Snapshot): Iterable<FileId> {
	if (one === other) return;
	const [parts, others] = [partsOf.get(one), partsOf.get(other)];
	if (!parts || parts.judge !== others?.judge || !parts.clusters.hasSamePlaces(others.clusters)) {
		yield* new Set([...one.files.keys(), ...other.files.keys()]);
		return;
	}
	for (const [at, cluster] of one.clusters.entries()) {
		const before = other.clusters[at];
		if (before && before !== cluster) yield* parts.judge.differing(before, cluster);
	}
}
