import * as vscode from 'vscode';
import type { Clusters } from './clusters.ts';
import type { Server } from './server.ts';

const LANGUAGES = [{ language: 'dolphindb-cfg' }, { language: 'dolphindb-nodes' }];

/** Shows the cluster of the active file, how it is deployed and what was found in it, and the server version. */
export class Status {
	readonly #server: Server;
	readonly #clusters: Clusters;
	readonly #cluster = vscode.languages.createLanguageStatusItem('dolphindbCluster.cluster', LANGUAGES);
	readonly #version = vscode.languages.createLanguageStatusItem('dolphindbCluster.serverVersion', LANGUAGES);
	#trouble: vscode.LanguageStatusItem | undefined;
	readonly #listeners: vscode.Disposable[];

	constructor(server: Server, clusters: Clusters) {
		this.#server = server;
		this.#clusters = clusters;
		const update = () => void this.update();
		this.#listeners = [
			vscode.window.onDidChangeActiveTextEditor(update),
			vscode.languages.onDidChangeDiagnostics(update),
			clusters.onDidChange(update),
		];
		this.#cluster.name = vscode.l10n.t('DolphinDB cluster');
		this.#version.name = vscode.l10n.t('DolphinDB server version');
		this.#version.command = { command: 'dolphindbCluster.selectServerVersion', title: vscode.l10n.t('Change') };
	}

	/** Asks anew and shows what comes; returns what the cluster item shows, for tests. */
	async update(): Promise<{ text: string; detail: string | undefined } | undefined> {
		this.#showTroubles(this.#clusters.troubles);
		const uri = vscode.window.activeTextEditor?.document.uri;
		if (!uri) return undefined;
		const status = await this.#server.status(uri.toString()).catch(() => null); // no server, nothing to show
		if (!status) {
			this.#showOther();
			return { text: this.#cluster.text, detail: undefined };
		}
		const { cluster, mode, hosts, errors, warnings, serverVersion } = status;
		this.#cluster.severity = severityFor(errors, warnings);
		this.#cluster.text = `${cluster}: ${mode}`; // short, so that the link beside it is seen
		this.#cluster.detail = vscode.l10n.t('{0} hosts, {1} errors, {2} warnings', hosts, errors, warnings);
		this.#cluster.command = { command: 'workbench.actions.view.problems', title: vscode.l10n.t('Show Problems') };
		this.#version.text =
			serverVersion === '' ? vscode.l10n.t('DolphinDB version not set') : `DolphinDB ${serverVersion}`;
		return { text: this.#cluster.text, detail: this.#cluster.detail };
	}

	dispose(): void {
		for (const one of [...this.#listeners, this.#cluster, this.#version]) one.dispose();
		this.#trouble?.dispose();
	}

	/** A file that has one of our names and is not DolphinDB's, as far as can be seen; the user may know better. */
	#showOther(): void {
		this.#cluster.severity = vscode.LanguageStatusSeverity.Information;
		this.#cluster.text = vscode.l10n.t('Not a DolphinDB file');
		this.#cluster.detail = '';
		this.#cluster.command = { command: 'dolphindbCluster.markAsClusterFile', title: vscode.l10n.t('It Is One') };
	}

	#showTroubles(troubles: readonly string[]): void {
		if (troubles.length === 0) {
			this.#trouble?.dispose();
			this.#trouble = undefined;
			return;
		}
		this.#trouble ??= vscode.languages.createLanguageStatusItem('dolphindbCluster.troubles', LANGUAGES);
		this.#trouble.name = vscode.l10n.t('DolphinDB settings and files');
		this.#trouble.severity = vscode.LanguageStatusSeverity.Warning;
		this.#trouble.text = vscode.l10n.t('Settings or unreadable files: {0}', troubles.length);
		this.#trouble.detail = troubles.slice(0, 3).join('\n');
		this.#trouble.command = { command: 'dolphindbCluster.showLog', title: vscode.l10n.t('Show Log') };
	}
}

function severityFor(errors: number, warnings: number): vscode.LanguageStatusSeverity {
	if (errors > 0) return vscode.LanguageStatusSeverity.Error;
	return warnings > 0 ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
}
