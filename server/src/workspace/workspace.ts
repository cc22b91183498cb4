import type { FileId } from '../base/span.ts';
import type { FileKind } from '../catalog/file-kinds.ts';
import { buildClusters } from '../model/build-clusters.ts';
import { classify, type Look, lookAt } from '../model/classify.ts';
import type { Cluster } from '../model/cluster.ts';
import { type ConfigFile, readConfigFile } from '../model/files/config-file.ts';
import type { Rule } from '../rules/rule.ts';
import { clusterFindings, fileFindings, type RuleFinding } from '../rules/run-rules.ts';
import { defaultSettings, type Settings, severityOf } from './settings.ts';
import { unsuppressed } from './suppressions.ts';

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
	#settings: Settings = defaultSettings;
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
	}

	/** Takes over the text of a file, or forgets the file. */
	setText(file: FileId, text: string | undefined): void {
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
		const changed = files !== this.#files || this.#clusteredFor !== hosts;
		if (changed) {
			this.#clusters = buildClusters(files.values(), (folder) => declaredHost(hosts, folder));
			this.#clusteredFor = hosts;
			this.counts.clustered++;
		}
		this.#files = files;
		return makeSnapshot(this.#rules, this.#settings, files, new Map(this.#texts), this.#clusters);
	}

	#clusteredFor: Settings['hosts'] | undefined;

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
	rules: readonly Rule[],
	settings: Settings,
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
		if (!file || !cluster) return [];
		const found = [...fileFindings(rules, file), ...(clusterFindings(rules, cluster).get(id) ?? [])];
		return unsuppressed(file, found)
			.flatMap((finding) => {
				const severity = severityOf(settings, finding.code, finding.severity);
				return severity === 'off' ? [] : [{ ...finding, severity }];
			})
			.sort((a, b) => a.at.span.line - b.at.span.line || a.at.span.start - b.at.span.start);
	};
	return { settings, files, texts, clusters, clusterOf: (id) => clusterOfFile.get(id), findings };
}

/** The address a setting declares for a folder or one above it; the longest path wins. */
function declaredHost(hosts: Settings['hosts'], folder: FileId): string | undefined {
	const fits = Object.entries(hosts).filter(([path]) => `${folder}/`.includes(`/${path.replace(/^\.?\/|\/$/g, '')}/`));
	return fits.sort(([a], [b]) => b.length - a.length)[0]?.[1];
}

function declaredKind(files: Settings['files'], file: FileId): FileKind | 'none' | undefined {
	return Object.entries(files).find(([path]) => file.endsWith(`/${path.replace(/^\.?\//, '')}`))?.[1];
}
