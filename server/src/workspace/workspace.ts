import type { FileId } from '../base/span.ts';
import type { FileKind } from '../catalog/file-kinds.ts';
import { buildClusters } from '../model/build-clusters.ts';
import { type Bystander, bystanderKind } from '../model/bystander.ts';
import { classify, type Look, lookAt } from '../model/classify.ts';
import type { Cluster } from '../model/cluster.ts';
import { type ConfigFile, readConfigFile } from '../model/files/config-file.ts';
import type { Rule } from '../rules/rule.ts';
import type { RuleFinding } from '../rules/run-rules.ts';
import { declaredHost, declaredKind } from './apply-settings.ts';
import { type Judge, judgeOf } from './judge.ts';
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
}

/** The only thing that changes: texts go in, snapshots come out. Every stage is remembered by identity. */
export class Workspace {
	readonly #rules: readonly Rule[];
	readonly #texts = new Map<FileId, string>();
	readonly #encodings = new Map<FileId, Encoding>();
	#bystanders: ReadonlyMap<FileId, Bystander> = new Map();
	#settings: Settings = defaultSettings;
	#judge: Judge;
	readonly #looks = new Map<FileId, Look>();
	/** Files whose text has changed since they were last looked at. */
	readonly #unclassified = new Set<FileId>();
	#kinds: ReadonlyMap<FileId, FileKind> = new Map();
	#files: ReadonlyMap<FileId, ConfigFile> = new Map();
	#clusters: readonly Cluster[] = [];
	#snapshot: Snapshot | undefined;
	/** How often stages really ran, for tests. */
	readonly counts = { classified: 0, read: 0, clustered: 0 };

	constructor(rules: readonly Rule[]) {
		this.#rules = rules;
		this.#judge = judgeOf(rules, defaultSettings);
	}

	/** Takes over the text of a file, or forgets the file. What is no configuration file may be a bystander. */
	setText(file: FileId, text: string | undefined, encoding: Encoding = 'utf-8'): void {
		const kind = bystanderKind(file);
		if (kind) {
			this.#setBystander(file, text === undefined ? undefined : { id: file, kind, text });
			return;
		}
		this.#setEncoding(file, text === undefined ? 'utf-8' : encoding);
		if (this.#texts.get(file) === text) return;
		if (text === undefined) this.#texts.delete(file);
		else this.#texts.set(file, text);
		this.#unclassified.add(file);
		this.#snapshot = undefined;
	}

	#setEncoding(file: FileId, encoding: Encoding): void {
		if ((this.#encodings.get(file) ?? 'utf-8') === encoding) return;
		if (encoding === 'utf-8') this.#encodings.delete(file);
		else this.#encodings.set(file, encoding);
		this.#snapshot = undefined;
	}

	/** Takes over settings. */
	setSettings(settings: Settings): void {
		if (settings.files !== this.#settings.files) for (const file of this.#texts.keys()) this.#unclassified.add(file);
		this.#settings = settings;
		this.#judge = judgeOf(this.#rules, settings);
		this.#snapshot = undefined;
	}

	#setBystander(file: FileId, bystander: Bystander | undefined): void {
		if (this.#bystanders.get(file)?.text === bystander?.text) return;
		const bystanders = new Map(this.#bystanders);
		if (bystander) bystanders.set(file, bystander);
		else bystanders.delete(file);
		this.#bystanders = bystanders;
		this.#snapshot = undefined;
	}

	/** Everything that was told of: texts and bystanders. */
	known(): readonly FileId[] {
		return [...this.#texts.keys(), ...this.#bystanders.keys()];
	}

	/** A copy that can be changed without changing this one; what is known about the files is taken along. */
	fork(): Workspace {
		this.snapshot(); // so that the copy starts with everything known
		const copy = new Workspace(this.#rules);
		for (const [file, text] of this.#texts) copy.#texts.set(file, text);
		for (const [file, look] of this.#looks) copy.#looks.set(file, look);
		for (const file of this.#files.values()) copy.#readFrom.set(file, this.#texts.get(file.id) ?? '');
		for (const [file, encoding] of this.#encodings) copy.#encodings.set(file, encoding);
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
		this.#classify();
		const files = this.#read();
		const { hosts } = this.#settings;
		const bystanders = this.#bystanders;
		const last = this.#clusteredFor;
		if (files !== this.#files || last?.hosts !== hosts || last.bystanders !== bystanders) {
			this.#clusters = buildClusters(files.values(), {
				declaredHost: (folder) => declaredHost(hosts, folder),
				// In order of names, as files are: findings must not depend on the order of reading.
				bystanders: [...bystanders.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
			});
			this.#clusteredFor = { hosts, bystanders };
			this.counts.clustered++;
		}
		this.#files = files;
		return makeSnapshot(
			{ settings: this.#settings, files, texts: new Map(this.#texts), encodings: new Map(this.#encodings) },
			this.#judge,
			this.#clusters,
		);
	}

	#clusteredFor: { readonly hosts: Settings['hosts']; readonly bystanders: ReadonlyMap<FileId, Bystander> } | undefined;

	#classify(): void {
		for (const file of this.#unclassified) {
			const text = this.#texts.get(file);
			const look = text === undefined ? undefined : lookAt(file, text, declaredKind(this.#settings.files, file));
			if (look) this.#looks.set(file, look);
			else this.#looks.delete(file);
			this.counts.classified++;
		}
		if (this.#unclassified.size > 0) this.#kinds = classify(this.#looks);
		this.#unclassified.clear();
	}

	#read(): ReadonlyMap<FileId, ConfigFile> {
		const files = new Map<FileId, ConfigFile>();
		let changed = this.#kinds.size !== this.#files.size;
		for (const [id, kind] of this.#kinds) {
			const old = this.#files.get(id);
			const text = this.#texts.get(id) ?? '';
			const same = old?.kind === kind && this.#readFrom.get(old) === text;
			const file = same ? old : readConfigFile(id, kind, text, old);
			if (!same) this.counts.read++;
			this.#readFrom.set(file, text);
			files.set(id, file);
			changed ||= file !== old;
		}
		return changed ? files : this.#files;
	}

	readonly #readFrom = new WeakMap<ConfigFile, string>();
}

function makeSnapshot(
	state: Pick<Snapshot, 'settings' | 'files' | 'texts' | 'encodings'>,
	judge: Judge,
	clusters: Snapshot['clusters'],
): Snapshot {
	const clusterOfFile = new Map(
		clusters.flatMap((cluster) => cluster.files.map((file) => [file.id, cluster] as const)),
	);
	const findings = (id: FileId): readonly RuleFinding[] => {
		const file = state.files.get(id);
		const cluster = clusterOfFile.get(id);
		return file && cluster ? judge(file, cluster) : [];
	};
	return { ...state, clusters, clusterOf: (id) => clusterOfFile.get(id), findings };
}
