import type { Diagnostic as LspDiagnostic } from 'vscode-languageserver';
import type { FileId } from '../base/span.ts';
import { sameFindings, toDiagnostic } from '../features/diagnostics.ts';
import type { RuleFinding } from '../rules/rule-finding.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { type RulePage, toLspDiagnostic } from './convert.ts';
import { limited, noteOfMore } from './diagnostics-limit.ts';
import type { Session } from './session.ts';

/** What there is to tell of a file. The name changes only when the diagnostics do. */
export interface Report {
	readonly id: string;
	readonly items: LspDiagnostic[];
}

/** The report of every file without diagnostics, of files that are gone, and of those that are not ours. */
export const cleanReport: Report = { id: 'clean', items: [] };

/** What is said of files that are no configuration files. */
export interface OtherDiagnostics {
	files(): Iterable<FileId>;
	/** The diagnostics of a file; nothing for a file of which nothing is said here. */
	of(file: FileId): readonly LspDiagnostic[] | undefined;
	/** Done when what is said of a file is true of its present text. */
	settled(file: FileId): Promise<void>;
}

interface Known {
	readonly findings: readonly RuleFinding[];
	readonly view: string;
	readonly report: Report;
}

/** The diagnostics of all files, in the form of the protocol. What did not change is neither made nor compared anew. */
export class DiagnosticsReports {
	readonly #session: Session;
	readonly #others: OtherDiagnostics;
	readonly #page: RulePage;
	readonly #known = new Map<FileId, Known>();
	readonly #ofOthers = new WeakMap<readonly LspDiagnostic[], Report>();
	/** The diagnostics that were made of findings for one view. */
	#diagnostics: { readonly view: string; readonly made: WeakMap<RuleFinding, LspDiagnostic> } = {
		view: '',
		made: new WeakMap(),
	};
	/** What the changes were last asked for. */
	#last: { readonly snapshot: Snapshot; readonly view: string } | undefined;
	/** The reports as they were then. */
	readonly #seen = new Map<FileId, string>();
	/** Names of this run of the server, so that none of an earlier run is taken for one of them. */
	readonly #run = Date.now().toString(36);
	#made = 0;

	constructor(session: Session, others: OtherDiagnostics, page: RulePage) {
		this.#session = session;
		this.#others = others;
		this.#page = page;
	}

	/** The report of a file as it is now. */
	of(file: FileId): Report {
		const others = this.#others.of(file);
		return others ? this.#reportOf(others) : this.#found(file);
	}

	#reportOf(items: readonly LspDiagnostic[]): Report {
		if (items.length === 0) return cleanReport;
		const report = this.#ofOthers.get(items) ?? { id: `${this.#run}-${++this.#made}`, items: [...items] };
		this.#ofOthers.set(items, report);
		return report;
	}

	#found(file: FileId): Report {
		const findings = this.#session.workspace.snapshot().findings(file);
		const known = this.#known.get(file);
		if (findings.length === 0) {
			if (known) this.#known.delete(file);
			return cleanReport;
		}
		const view = this.#view();
		if (known?.view === view && known.findings === findings) return known.report;
		const isSame = known?.view === view && sameFindings(known.findings, findings);
		const report = isSame ? known.report : this.#make(findings, known, view);
		this.#known.set(file, { findings, view, report });
		return report;
	}

	/** What else diagnostics depend on: the language, and how the client sees files. */
	#view(): string {
		const { locale, uris } = this.#session;
		return `${locale} ${uris.version}`;
	}

	/** The files of which something can be said. */
	files(): Iterable<FileId> {
		return [...this.#session.workspace.snapshot().files.keys(), ...this.#others.files()];
	}

	/** Done when the report of a file is about its present text. */
	settled(file: FileId): Promise<void> {
		return this.#others.settled(file);
	}

	/** The files whose report is other than at the last call, each as soon as it is found; `first` before all others. */
	*changes(first?: FileId): Iterable<FileId> {
		if (first !== undefined) yield* this.#changed([first]);
		yield* this.#changed(this.#candidates());
	}

	/** The files whose report may have changed since the last call. */
	*#candidates(): Iterable<FileId> {
		const snapshot = this.#session.workspace.snapshot();
		const view = this.#view();
		const last = this.#last;
		this.#last = { snapshot, view };
		if (last?.view === view) yield* snapshot.differing(last.snapshot);
		else yield* snapshot.files.keys();
		yield* this.#others.files();
		yield* [...this.#seen.keys()].filter((file) => !snapshot.files.has(file)); // what is gone is clean
	}

	*#changed(files: Iterable<FileId>): Iterable<FileId> {
		for (const file of files) {
			const { id } = this.of(file);
			if ((this.#seen.get(file) ?? cleanReport.id) === id) continue;
			if (id === cleanReport.id) this.#seen.delete(file);
			else this.#seen.set(file, id);
			yield file;
		}
	}

	#make(findings: readonly RuleFinding[], known: Known | undefined, view: string): Report {
		counts.made++;
		const { told, more } = limited(findings);
		const items = [
			...noteOfMore(more, this.#session.locale),
			...told.map((finding) => this.#diagnostic(finding, view)),
		];
		// Seen in another way, the same findings may lead to the same diagnostics.
		const isSame = known && known.view !== view && JSON.stringify(known.report.items) === JSON.stringify(items);
		return isSame ? known.report : { id: `${this.#run}-${++this.#made}`, items };
	}

	/** The diagnostic for a finding; files may have a thousand, and most outlive an edit. */
	#diagnostic(finding: RuleFinding, view: string): LspDiagnostic {
		if (this.#diagnostics.view !== view) this.#diagnostics = { view, made: new WeakMap() };
		const { made } = this.#diagnostics;
		const { locale, uris } = this.#session;
		const diagnostic = made.get(finding) ?? toLspDiagnostic(toDiagnostic(finding, locale), uris, this.#page);
		made.set(finding, diagnostic);
		return diagnostic;
	}
}

/** How often the diagnostics of a file were really made; tests compare it before and after a change. */
export const counts = { made: 0 };
