import * as vscode from 'vscode';
import type { CompareResult, DriftGrid } from '../../../server/src/protocol/drift.ts';
import type { GoneMessage, ShowMessage } from '../../../server/src/protocol/drift-page.ts';
import { isProblems, type Problems } from '../migration/problems.ts';
import type { Server } from '../server.ts';
import { Throttle } from '../throttle.ts';
import type { VirtualDocuments } from '../virtual-documents.ts';
import { pageOf, pageOptions } from '../webview.ts';
import { type PageMessage, pageMessage, pageState } from './page-messages.ts';
import { openSides } from './sides.ts';
import { pageWords } from './words.ts';

/** Which comparison is shown. */
export interface Comparison {
	readonly cluster: string;
	/** The folder of fetch.sh, as a URI. */
	readonly folder: string;
}

/** The kind of page, by which VS Code knows whose it is when a window is opened again. */
const TYPE = 'dolphindbCluster.drift';

/** Changes come with every keystroke. */
const WAIT = 300;

/** The grid of parameters by hosts. There is one; it follows the files of the workspace and what is fetched. */
export class DriftPanel {
	readonly #server: Server;
	readonly #documents: VirtualDocuments;
	readonly #extension: vscode.Uri;
	readonly #refresh = new Throttle(() => void this.#update(), WAIT);
	readonly #listeners: vscode.Disposable;
	#panel: vscode.WebviewPanel | undefined;
	#shown: Comparison | undefined;
	#all = false;
	/** Whether the page has a grid: it keeps the one it has while there is no other. */
	#isDrawn = false;

	constructor(server: Server, documents: VirtualDocuments, extension: vscode.Uri) {
		this.#server = server;
		this.#documents = documents;
		this.#extension = extension;
		const refresh = () => this.#refresh.call();
		const fetched = vscode.workspace.createFileSystemWatcher('**/hosts.fetched/*/fetched.tsv');
		this.#listeners = vscode.Disposable.from(
			...[fetched, server.onDidChange(refresh), fetched.onDidCreate(refresh), fetched.onDidChange(refresh)],
		);
	}

	/** Has VS Code bring the grid back that was there when the window was closed. */
	register(): vscode.Disposable {
		return vscode.window.registerWebviewPanelSerializer(TYPE, {
			deserializeWebviewPanel: async (panel, state: unknown) => {
				const read = pageState.safeParse(state);
				if (!read.success || this.#panel) return panel.dispose();
				const { all, ...shown } = read.data;
				this.#all = all;
				this.#shown = shown;
				panel.webview.options = pageOptions(this.#extension);
				this.#panel = this.#fill(panel);
			},
		});
	}

	/** Compares and shows the grid; where nothing can be compared, nothing is shown and the reasons are the answer. */
	async show(comparison: Comparison): Promise<CompareResult> {
		const result = await this.#server.compare({ ...comparison, all: this.#all });
		if (isProblems(result)) return result;
		this.#shown = comparison;
		this.#panel ??= this.#open();
		this.#panel.reveal(undefined, true);
		this.#post(result.grid, comparison);
		return result;
	}

	/** Does what the page asks for; what is no message of the page does nothing. */
	async receive(message: unknown): Promise<void> {
		const read = pageMessage.safeParse(message);
		if (read.success && this.#shown) await this.#act(read.data, this.#shown);
	}

	dispose(): void {
		vscode.Disposable.from(this.#listeners, this.#refresh).dispose();
		this.#panel?.dispose();
	}

	async #act(message: PageMessage, shown: Comparison): Promise<void> {
		switch (message.type) {
			case 'ready':
			case 'refresh':
				return this.#update();
			case 'all':
				this.#all = message.all;
				return this.#update();
			case 'take': {
				const edit = await this.#server.take({ ...shown, ...cellOf(message), all: this.#all });
				if (edit) await vscode.workspace.applyEdit(edit);
				return;
			}
			case 'open': {
				const sides = await this.#server.sides({ ...shown, ...cellOf(message), all: this.#all });
				if (sides) await openSides(this.#documents, sides);
			}
		}
	}

	async #update(): Promise<void> {
		if (!this.#panel || !this.#shown) return;
		const shown = this.#shown;
		const result = await this.#server.compare({ ...shown, all: this.#all }).catch(problemsOf);
		if (!isProblems(result)) this.#post(result.grid, shown);
		else if (!this.#isDrawn) this.#tell({ type: 'gone', text: result.problems.join('\n') });
	}

	#open(): vscode.WebviewPanel {
		const options = pageOptions(this.#extension);
		return this.#fill(vscode.window.createWebviewPanel(TYPE, '', vscode.ViewColumn.Active, options));
	}

	#fill(panel: vscode.WebviewPanel): vscode.WebviewPanel {
		this.#isDrawn = false;
		panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message));
		panel.onDidDispose(() => {
			this.#panel = undefined;
		});
		panel.webview.html = pageOf(panel.webview, this.#extension, 'drift');
		return panel;
	}

	#post(grid: DriftGrid, shown: Comparison): void {
		if (this.#panel) this.#panel.title = vscode.l10n.t('Hosts of {0}', grid.name);
		this.#isDrawn = true;
		this.#tell({ type: 'show', grid, words: pageWords(), all: this.#all, state: { ...shown, all: this.#all } });
	}

	#tell(message: ShowMessage | GoneMessage): void {
		void this.#panel?.webview.postMessage(message);
	}
}

function cellOf({ row, column }: { readonly row: string; readonly column: string }) {
	return { row, column };
}

/** A server that does not run has said so elsewhere; the grid stays as it is. */
function problemsOf(error: unknown): Problems {
	return { problems: [String(error)] };
}
