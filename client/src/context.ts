import * as vscode from 'vscode';

/** What the `when` clauses of the manifest ask for. */
export interface ContextKeys {
	/** Whether the workspace is being read, has been read, or is not read because the server does not run. */
	readonly state: 'reading' | 'ready' | 'failed';
	readonly hasClusters: boolean;
	/** Whether the view of a plan has something to show. */
	readonly hasPlan: boolean;
	/** Whether scripts were written: a list is true for VS Code even when nothing is in it. */
	readonly hasScripts: boolean;
	/** The paths of the folders that scripts were written to. */
	readonly scripts: readonly string[];
	/** The paths of the files that are DolphinDB’s: `resourcePath in dolphindbCluster.files`. */
	readonly files: readonly string[];
}

/** Tells VS Code what menus, commands and welcome texts depend on. */
export class Context {
	readonly #values: Partial<ContextKeys> = {};

	/** What VS Code was told. */
	get values(): Partial<ContextKeys> {
		return this.#values;
	}

	/** Takes over new values. */
	set(values: Partial<ContextKeys>): void {
		for (const [key, value] of Object.entries(values)) {
			if (this.#values[key as keyof ContextKeys] === value) continue;
			Object.assign(this.#values, { [key]: value });
			void vscode.commands.executeCommand('setContext', `dolphindbCluster.${key}`, value);
		}
	}
}

/** A file as the context key `resourcePath` has it. */
export function resourcePath(uri: string): string {
	const { scheme, fsPath, path } = vscode.Uri.parse(uri);
	return scheme === 'file' ? fsPath : path;
}
