import * as vscode from 'vscode';

/** The scheme of read-only documents that exist in the editor only. */
export const virtualScheme = 'dolphindb-cluster';

/** Read-only documents: plans, generated files, files before and after. Those of a newer result take the place of the older. */
export class VirtualDocuments implements vscode.TextDocumentContentProvider {
	readonly #texts = new Map<string, string>();
	readonly #results = new Map<string, readonly vscode.Uri[]>();
	readonly #changes = new vscode.EventEmitter<vscode.Uri>();
	readonly onDidChange = this.#changes.event;

	/** Makes VS Code ask here for our documents. */
	register(): vscode.Disposable {
		return vscode.workspace.registerTextDocumentContentProvider(virtualScheme, this);
	}

	/**
	 * Publishes the documents of one result and drops those of the last result with this key.
	 * Documents that are open follow: who looks at a plan sees the newest.
	 */
	publish(key: string, texts: Iterable<readonly [uri: vscode.Uri, text: string]>): void {
		const older = this.#results.get(key) ?? [];
		for (const uri of older) this.#texts.delete(uri.toString());
		const newer = [...texts].map(([uri, text]) => {
			this.#texts.set(uri.toString(), text);
			return uri;
		});
		this.#results.set(key, newer);
		for (const uri of [...older, ...newer]) this.#changes.fire(uri);
	}

	/** The documents of the last result with this key. */
	published(key: string): readonly vscode.Uri[] {
		return this.#results.get(key) ?? [];
	}

	/** The address of a document; it stays the same from result to result. `kind` tells documents of the same path apart. */
	uri(kind: string, path: string): vscode.Uri {
		return vscode.Uri.from({ scheme: virtualScheme, path: `/${path.replace(/^\/+/, '')}`, query: kind });
	}

	provideTextDocumentContent(uri: vscode.Uri): string {
		return this.#texts.get(uri.toString()) ?? vscode.l10n.t('This document is out of date. Run the command again.');
	}
}
