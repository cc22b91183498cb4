import * as vscode from 'vscode';
import { State } from 'vscode-languageclient';
import type { Drawing, PlanDrawing } from '../../../server/src/protocol/topology.ts';
import { onDisk } from '../migration/on-disk.ts';
import { isProblems, type Outcome } from '../migration/problems.ts';
import { targetAgain } from '../migration/target-document.ts';
import type { Server } from '../server.ts';
import { Throttle } from '../throttle.ts';
import { pageOf, pageOptions } from '../webview.ts';
import { columnBeside } from './columns.ts';
import { type Move, moveIn, moveNode } from './move-node.ts';
import { type FromPage, fromPage, pageState, type ToPage } from './page-messages.ts';
import { reveal } from './reveal.ts';
import { shownDrawing } from './shown.ts';
import { pageWords } from './words.ts';

const TYPE = 'dolphindbCluster.topology';
/** Who moves through lines by key does not stop at each. */
const WAIT = 100;
/** Pages that are not seen do not paint; who waits longer than this waits in vain. */
const LONGEST_PAINTING = 30_000;
/** A plan takes longer than a drawing; who types goes on typing. */
const REST = 300;

/** The drawing of a cluster. There is one; it follows every keystroke, and the editor and it select the same node. */
export class TopologyPanel {
	readonly #server: Server;
	readonly #extension: vscode.Uri;
	readonly #follow = new Throttle(() => void this.#selectAtCursor(), WAIT);
	readonly #replan = new Throttle(() => void this.#update(), REST);
	readonly #listeners: vscode.Disposable;
	readonly #pictures = new vscode.EventEmitter<string>();
	#panel: vscode.WebviewPanel | undefined;
	#cluster = '';
	/** The target whose plan is drawn; nothing where the cluster of today is. */
	#target: vscode.Uri | undefined;
	#off: readonly string[] = [];
	#drawing: Drawing | PlanDrawing | undefined;
	#selected = '';

	constructor(server: Server, extension: vscode.Uri) {
		this.#server = server;
		this.#extension = extension;
		this.#listeners = vscode.Disposable.from(
			server.onDidChangeDrawing(({ cluster, drawing }) => {
				if (!this.#target && cluster === this.#cluster) this.#take(drawing);
			}),
			server.onDidChangeState((state) => {
				if (state === State.Running) void this.#update();
			}),
			server.onDidChange(() => {
				if (this.#target) this.#replan.call();
			}),
			vscode.workspace.onDidChangeTextDocument(({ document }) => this.#followTarget(document)),
			vscode.workspace.onDidOpenTextDocument((document) => this.#followTarget(document)),
			vscode.workspace.onDidCloseTextDocument((document) => {
				if (document.isUntitled) this.#followTarget(document);
			}),
			vscode.window.onDidChangeTextEditorSelection(() => this.#follow.call()),
		);
	}

	/** What is drawn, and which cluster it is of. */
	get drawing(): Drawing | PlanDrawing | undefined {
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
				this.#target = read.data.target === '' ? undefined : vscode.Uri.parse(read.data.target, true);
				panel.webview.options = pageOptions(this.#extension);
				this.#fill(panel);
			},
		});
	}

	/** Draws a cluster; the answer is the drawing, nothing where the cluster is not there. */
	async show(cluster: string): Promise<Drawing | undefined> {
		if (cluster !== this.#cluster) this.#off = [];
		this.#cluster = cluster;
		this.#target = undefined;
		return this.#look();
	}

	/** Draws what a target makes of its cluster; the answer is the drawing, nothing where there is no plan. */
	async showPlan({ uri }: Pick<vscode.TextDocument, 'uri'>): Promise<Drawing | undefined> {
		this.#target = uri;
		this.#off = [];
		return this.#look();
	}

	async #look(): Promise<Drawing | undefined> {
		this.#panel ??= this.#open();
		this.#panel.reveal(undefined, true);
		await this.#update();
		return this.#drawing;
	}

	/**
	 * Moves a node in a target file, that which is drawn where it is about the same cluster. Who moves a node wants to see
	 * what comes of it: the answer is the target, and the drawing is what it makes of the cluster.
	 */
	async move(move: Move): Promise<Outcome<vscode.TextDocument>> {
		const drawn = this.#panel && move.cluster === this.#cluster ? this.#target : undefined;
		const column = this.#panel?.visible ? columnBeside(this.#panel.viewColumn) : undefined;
		const target = await moveNode(this.#server, move, drawn, column);
		if (isProblems(target)) void vscode.window.showErrorMessage(target.problems.join('\n'));
		else if (target) await this.showPlan(target);
		return target;
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
		vscode.Disposable.from(this.#listeners, this.#follow, this.#replan, this.#pictures).dispose();
		this.#panel?.dispose();
	}

	async #act(message: FromPage): Promise<void> {
		switch (message.type) {
			case 'ready':
				await this.#update();
				return this.#selectAtCursor();
			case 'open':
				this.#selected = message.id;
				return reveal(this.#drawing, message, this.#panel?.viewColumn);
			case 'off':
				this.#off = message.ids;
				return this.#update();
			case 'export':
				return vscode.commands.executeCommand('dolphindbCluster.exportTopology', { cluster: this.#cluster });
			case 'move':
				return this.#move(message);
			case 'picture':
				return this.#pictures.fire(message.data);
		}
	}

	/** Asks for the drawing. A server that does not run has said so elsewhere; the page stays as it is. */
	async #update(): Promise<void> {
		if (!this.#panel) return;
		if (this.#target) return this.#updatePlan(this.#target);
		const cluster = this.#cluster;
		const drawing = await this.#server.topology({ cluster, off: this.#off }).catch(() => undefined);
		if (drawing !== undefined && cluster === this.#cluster) this.#take(drawing);
	}

	/** While a target is being written it is wrong most of the time: then it is said why, and the drawing stays. */
	async #updatePlan(target: vscode.Uri): Promise<void> {
		const document = await targetAgain(target);
		if (target !== this.#target) return;
		if (!document) return this.#post({ type: 'gone', text: vscode.l10n.t('The target file is not there any more.') });
		this.#target = document.uri; // it has been saved meanwhile, perhaps
		const params = { uri: onDisk(document.uri).toString(), text: document.getText() };
		const answer = await this.#server.planTopology(params).catch(() => undefined);
		if (!answer || document.uri !== this.#target || document.getText() !== params.text) return;
		if (isProblems(answer)) return this.#post({ type: 'problems', lines: [...answer.problems] });
		this.#cluster = answer.cluster;
		this.#take(answer);
	}

	async #move(asked: Extract<FromPage, { type: 'move' }>): Promise<void> {
		const move = this.#drawing && moveIn(this.#drawing, this.#cluster, asked);
		if (move) await this.move(move);
	}

	#take(drawing: Drawing | null): void {
		this.#drawing = drawing ?? undefined;
		if (drawing) this.#draw(drawing);
		else this.#post({ type: 'gone', text: vscode.l10n.t('The cluster is not in the workspace any more.') });
	}

	#draw(drawing: Drawing): void {
		if (this.#panel) this.#panel.title = drawing.scene.title;
		this.#post(shownDrawing(drawing, this.#target?.toString() ?? '', pageWords()));
	}

	#followTarget({ uri }: vscode.TextDocument): void {
		if (uri.toString() === this.#target?.toString()) this.#replan.call();
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
		panel.iconPath = { light: this.#icon('light'), dark: this.#icon('dark') };
		panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message));
		panel.onDidDispose(() => {
			this.#panel = undefined;
			this.#drawing = undefined;
			void this.#server.closeTopology();
		});
		panel.webview.html = pageOf(panel.webview, this.#extension, 'topology', true);
		return panel;
	}

	/** An icon of a tab has the colours of its file. */
	#icon(theme: 'light' | 'dark'): vscode.Uri {
		return vscode.Uri.joinPath(this.#extension, 'icons', `clusters-${theme}.svg`);
	}

	#post(message: ToPage): void {
		void this.#panel?.webview.postMessage(message);
	}
}
