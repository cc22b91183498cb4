import * as vscode from 'vscode';
import type { Context } from '../context.ts';
import type { Server } from '../server.ts';
import { Throttle } from '../throttle.ts';
import { childrenOf, clusterRow, type TreeRow } from './rows.ts';
import { treeItem } from './tree-items.ts';

/** Changes come with every keystroke; the eye does not follow a tree that does. */
const WAIT = 300;

/** The clusters of the workspace with their hosts and nodes. It asks the server only while somebody looks at it. */
export class ClusterView implements vscode.TreeDataProvider<TreeRow> {
	readonly #server: Server;
	readonly #context: Context;
	readonly #changes = new vscode.EventEmitter<void>();
	readonly #refresh = new Throttle(() => this.#changes.fire(), WAIT);
	readonly onDidChangeTreeData = this.#changes.event;
	readonly #listeners: vscode.Disposable[];
	readonly #rows = new WeakSet<object>();

	constructor(server: Server, context: Context) {
		this.#server = server;
		this.#context = context;
		const refresh = () => this.#refresh.call();
		this.#listeners = [server.onDidChange(refresh), server.onDidChangeState(refresh)];
	}

	/** Shows it. */
	register(): vscode.Disposable {
		return vscode.window.createTreeView('dolphindbCluster.clusters', { treeDataProvider: this, showCollapseAll: true });
	}

	/** Whether something is a row of this view: what menus call commands with. */
	isRow(value: unknown): value is TreeRow {
		return typeof value === 'object' && value !== null && this.#rows.has(value);
	}

	getTreeItem(row: TreeRow): vscode.TreeItem {
		return treeItem(row);
	}

	async getChildren(row?: TreeRow): Promise<TreeRow[]> {
		const rows = row ? childrenOf(row) : await this.#roots();
		for (const one of rows) this.#rows.add(one);
		return rows;
	}

	async #roots(): Promise<TreeRow[]> {
		try {
			const { clusters } = await this.#server.tree();
			this.#context.set({ state: 'ready' });
			return clusters.map(clusterRow);
		} catch {
			this.#context.set({ state: 'failed' }); // the welcome text offers to start the server anew
			return [];
		}
	}

	dispose(): void {
		vscode.Disposable.from(...this.#listeners, this.#changes, this.#refresh).dispose();
	}
}
