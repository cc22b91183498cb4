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
import { defaultSettings, type Settings } from './settings.ts';

/** An immutable state of the workspace; all features read it. */
export interface Snapshot {
	readonly settings: Settings;
	/** The files that are DolphinDB's, read. */
	readonly files: ReadonlyMap<FileId, ConfigFile>;
	readonly texts: ReadonlyMap<FileId, string>;
	readonly clusters: readonly Cluster[];
	clusterOf(file: FileId): Cluster | undefined;
	/** The findings in a file, in order of place, without those that are switched off. */
	findings(file: FileId): readonly RuleFinding[];
}

/** The only thing that changes: texts go in, snapshots come out. Every stage is remembered by identity. */
export class Workspace {
	readonly #rules: readonly Rule[];
	readonly #texts = new Map<FileId, string>();
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
	setText(file: FileId, text: string | undefined): void {
		const kind = bystanderKind(file);
		if (kind) {
			this.#setBystander(file, text === undefined ? undefined : { id: file, kind, text });
			return;
		}
		if (this.#texts.get(file) === text) return;
		if (text === undefined) this.#texts.delete(file);
		else this.#texts.set(file, text);
		this.#unclassified.add(file);
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
				bystanders: [...bystanders.values()],
			});
			this.#clusteredFor = { hosts, bystanders };
			this.counts.clustered++;
		}
		this.#files = files;
		return makeSnapshot(this.#settings, this.#judge, files, new Map(this.#texts), this.#clusters);
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
	settings: Settings,
	judge: Judge,
	files: Snapshot['files'],
	texts: Snapshot['texts'],
	clusters: Snapshot['clusters'],
): Snapshot {
	const clusterOfFile = new Map(
		clusters.flatMap((cluster) => cluster.files.map((file) => [file.id, cluster] as const)),
	);
	const findings = (id: FileId): readonly RuleFinding[] => {
		const file = files.get(id);
		const cluster = clusterOfFile.get(id);
		return file && cluster ? judge(file, cluster) : [];
	};
	return { settings, files, texts, clusters, clusterOf: (id) => clusterOfFile.get(id), findings };
}
