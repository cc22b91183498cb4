import * as vscode from 'vscode';
import { State } from 'vscode-languageclient';
import type { Drawing } from '../../../server/src/protocol/topology.ts';
import type { Server } from '../server.ts';
import { Throttle } from '../throttle.ts';
import { pageOf, pageOptions } from '../webview.ts';
import { type FromPage, fromPage, pageState, type ToPage } from './page-messages.ts';
import { reveal } from './reveal.ts';
import { pageWords } from './words.ts';

const TYPE = 'dolphindbCluster.topology';
/** Who moves through lines by key does not stop at each. */
const WAIT = 100;
/** Pages that are not seen do not paint; who waits longer than this waits in vain. */
const LONGEST_PAINTING = 30_000;

/** The drawing of a cluster. There is one; it follows every keystroke, and the editor and it select the same node. */
export class TopologyPanel {
	readonly #server: Server;
	readonly #extension: vscode.Uri;
	readonly #follow = new Throttle(() => void this.#selectAtCursor(), WAIT);
	readonly #listeners: vscode.Disposable;
	readonly #pictures = new vscode.EventEmitter<string>();
	#panel: vscode.WebviewPanel | undefined;
	#cluster = '';
	#off: readonly string[] = [];
	#drawing: Drawing | undefined;
	#selected = '';

	constructor(server: Server, extension: vscode.Uri) {
		this.#server = server;
		this.#extension = extension;
		this.#listeners = vscode.Disposable.from(
			server.onDidChangeDrawing(({ cluster, drawing }) => {
				if (cluster === this.#cluster) this.#take(drawing);
			}),
			server.onDidChangeState((state) => {
				if (state === State.Running) void this.#update();
			}),
			vscode.window.onDidChangeTextEditorSelection(() => this.#follow.call()),
		);
	}

	/** What is drawn, and which cluster it is of. */
	get drawing(): Drawing | undefined {
		return this.#drawing;
	}

	/** What was selected last, here or in the editor. */
	get selected(): string {
		return this.#selected;
	}

	/** What is off in the drawing of a cluster. */
	offIn(cluster: string): readonly string[] {
		return this.#panel && cluster === this.#cluster ? this.#off : [];
	}

	/** Has VS Code bring the drawing back that was there when the window was closed. */
	register(): vscode.Disposable {
		return vscode.window.registerWebviewPanelSerializer(TYPE, {
			deserializeWebviewPanel: async (panel, state: unknown) => {
				const read = pageState.safeParse(state);
				if (!read.success || this.#panel) return panel.dispose();
				this.#cluster = read.data.cluster;
				this.#off = read.data.off;
				panel.webview.options = pageOptions(this.#extension);
				this.#fill(panel);
			},
		});
	}

	/** Draws a cluster; the answer is the drawing, nothing where the cluster is not there. */
	async show(cluster: string): Promise<Drawing | undefined> {
		if (cluster !== this.#cluster) this.#off = [];
		this.#cluster = cluster;
		this.#panel ??= this.#open();
		this.#panel.reveal(undefined, true);
		await this.#update();
		return this.#drawing;
	}

	/** The drawing as a PNG, in the colours in which it is seen; nothing where none could be made. */
	async paint(cluster: string): Promise<Uint8Array | undefined> {
		await this.show(cluster);
		let listener: vscode.Disposable | undefined;
		let timer: ReturnType<typeof setTimeout> | undefined;
		const data = await new Promise<string>((resolve) => {
			listener = this.#pictures.event(resolve);
			timer = setTimeout(() => resolve(''), LONGEST_PAINTING);
			this.#post({ type: 'paint' });
		});
		listener?.dispose();
		clearTimeout(timer);
		return data === '' ? undefined : Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
	}

	/** Does what the page asks for; what is no message of the page does nothing. */
	async receive(message: unknown): Promise<void> {
		const read = fromPage.safeParse(message);
		if (read.success && this.#panel) await this.#act(read.data);
	}

	dispose(): void {
		vscode.Disposable.from(this.#listeners, this.#follow, this.#pictures).dispose();
		this.#panel?.dispose();
	}

	async #act(message: FromPage): Promise<void> {
		switch (message.type) {
			case 'ready':
				return this.#update();
			case 'open':
				this.#selected = message.id;
				return reveal(this.#drawing, message, this.#panel?.viewColumn);
			case 'off':
				this.#off = message.ids;
				return this.#update();
			case 'export':
				return vscode.commands.executeCommand('dolphindbCluster.exportTopology', { cluster: this.#cluster });
			case 'picture':
				return this.#pictures.fire(message.data);
		}
	}

	/** Asks for the drawing. A server that does not run has said so elsewhere; the page stays as it is. */
	async #update(): Promise<void> {
		if (!this.#panel) return;
		const cluster = this.#cluster;
		const drawing = await this.#server.topology({ cluster, off: this.#off }).catch(() => undefined);
		if (drawing !== undefined && cluster === this.#cluster) this.#take(drawing);
	}

	#take(drawing: Drawing | null): void {
		this.#drawing = drawing ?? undefined;
		if (drawing) this.#draw(drawing);
		else this.#post({ type: 'gone', text: vscode.l10n.t('The cluster is not in the workspace any more.') });
	}

	#draw({ scene, svg }: Drawing): void {
		const { id: cluster, title, off, verdicts } = scene;
		if (this.#panel) this.#panel.title = title;
		this.#post({ type: 'show', cluster, title, svg, off: [...off], verdicts: [...verdicts], words: pageWords() });
	}

	async #selectAtCursor(): Promise<void> {
		const editor = vscode.window.activeTextEditor;
		if (!this.#panel?.visible || !editor) return;
		const { line, character } = editor.selection.active;
		const place = { uri: editor.document.uri.toString(), position: { line, character } };
		const id = await this.#server.topologyAt({ cluster: this.#cluster, ...place }).catch(() => null);
		if (id === null || id === this.#selected) return;
		this.#selected = id;
		this.#post({ type: 'select', id });
	}

	#open(): vscode.WebviewPanel {
		const column = vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
		const place = { viewColumn: column, preserveFocus: true };
		return this.#fill(vscode.window.createWebviewPanel(TYPE, '', place, pageOptions(this.#extension)));
	}

	#fill(panel: vscode.WebviewPanel): vscode.WebviewPanel {
		this.#panel = panel;
		panel.iconPath = vscode.Uri.joinPath(this.#extension, 'icons', 'clusters.svg');
		panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message));
		panel.onDidDispose(() => {
			this.#panel = undefined;
			this.#drawing = undefined;
			void this.#server.closeTopology();
		});
		panel.webview.html = pageOf(panel.webview, this.#extension, 'topology', true);
		return panel;
	}

	#post(message: ToPage): void {
		void this.#panel?.webview.postMessage(message);
	}
}
