import * as vscode from 'vscode';
import type { ClusterSummary } from '../../../server/src/protocol/messages.ts';

/** Where the script that copies from hosts lies, with what it copies: a comparison looks there, also after a restart. */
export class FetchFolders {
	readonly #memory: vscode.Memento;

	constructor(memory: vscode.Memento) {
		this.#memory = memory;
	}

	/** Where it was written last for a cluster, else a folder beside the cluster's. */
	of({ folder }: ClusterSummary): vscode.Uri {
		const known: unknown = this.#memory.get(keyOf(folder));
		if (typeof known === 'string') return vscode.Uri.parse(known, true);
		return vscode.Uri.joinPath(vscode.Uri.parse(folder, true), 'drift');
	}

	/** Takes note of where it was written. */
	async keep({ folder }: ClusterSummary, written: vscode.Uri): Promise<void> {
		await this.#memory.update(keyOf(folder), written.toString());
	}
}

function keyOf(folder: string): string {
	return `fetch ${folder}`;
}
