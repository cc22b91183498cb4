import * as vscode from 'vscode';
import type { Server } from './server.ts';

const LANGUAGES = [{ language: 'dolphindb-cfg' }, { language: 'dolphindb-nodes' }];

/** Shows the cluster of the active file, how it is deployed and what was found in it, and the server version. */
export class Status {
	readonly #server: Server;
	readonly #cluster = vscode.languages.createLanguageStatusItem('dolphindbCluster.cluster', LANGUAGES);
	readonly #version = vscode.languages.createLanguageStatusItem('dolphindbCluster.serverVersion', LANGUAGES);
	readonly #listeners: vscode.Disposable[];

	constructor(server: Server) {
		this.#server = server;
		const update = () => void this.update();
		this.#listeners = [
			vscode.window.onDidChangeActiveTextEditor(update),
			vscode.languages.onDidChangeDiagnostics(update),
		];
		this.#cluster.name = vscode.l10n.t('DolphinDB cluster');
		this.#cluster.command = { command: 'workbench.actions.view.problems', title: vscode.l10n.t('Show Problems') };
		this.#version.name = vscode.l10n.t('DolphinDB server version');
		this.#version.command = { command: 'dolphindbCluster.selectServerVersion', title: vscode.l10n.t('Change') };
	}

	/** Asks anew and shows what comes; returns what the cluster item shows, for tests. */
	async update(): Promise<{ text: string; detail: string | undefined } | undefined> {
		const uri = vscode.window.activeTextEditor?.document.uri;
		if (!uri) return undefined;
		const status = await this.#server.status(uri.toString()).catch(() => null); // no server, nothing to show
		if (!status) {
			this.#cluster.text = vscode.l10n.t('No DolphinDB cluster');
			this.#cluster.detail = '';
			return { text: this.#cluster.text, detail: undefined };
		}
		const { cluster, mode, hosts, errors, warnings, serverVersion } = status;
		this.#cluster.severity = severityFor(errors, warnings);
		this.#cluster.text = `${cluster}: ${mode}`; // short, so that the link beside it is seen
		this.#cluster.detail = vscode.l10n.t('{0} hosts, {1} errors, {2} warnings', hosts, errors, warnings);
		this.#version.text =
			serverVersion === '' ? vscode.l10n.t('DolphinDB version not set') : `DolphinDB ${serverVersion}`;
		return { text: this.#cluster.text, detail: this.#cluster.detail };
	}

	dispose(): void {
		for (const one of [...this.#listeners, this.#cluster, this.#version]) one.dispose();
	}
}

function severityFor(errors: number, warnings: number): vscode.LanguageStatusSeverity {
	if (errors > 0) return vscode.LanguageStatusSeverity.Error;
	return warnings > 0 ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
}
