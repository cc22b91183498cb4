import * as vscode from 'vscode';
import type { ChangedParams } from '../../server/src/protocol/tree.ts';
import { type Context, resourcePath } from './context.ts';
import type { Server } from './server.ts';

/** What the server has told about the workspace as a whole, passed on to the menus. */
export class Clusters {
	readonly #context: Context;
	readonly #changes = new vscode.EventEmitter<void>();
	readonly #listener: vscode.Disposable;
	#troubles: readonly string[] = [];
	/** Comes after every change. */
	readonly onDidChange = this.#changes.event;

	constructor(server: Server, context: Context) {
		this.#context = context;
		context.set({ state: 'reading', hasClusters: false, files: [] });
		this.#listener = server.onDidChange((change) => this.#take(change));
	}

	/** What is wrong with settings and with files that cannot be read. */
	get troubles(): readonly string[] {
		return this.#troubles;
	}

	dispose(): void {
		this.#listener.dispose();
		this.#changes.dispose();
	}

	#take({ clusters, files, troubles }: ChangedParams): void {
		this.#context.set({ hasClusters: clusters > 0, ...(files && { files: files.map(resourcePath) }) });
		this.#troubles = troubles ?? this.#troubles;
		this.#changes.fire();
	}
}
