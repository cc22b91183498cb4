import * as vscode from 'vscode';
import { type Context, resourcePath } from '../context.ts';

/** More folders of scripts nobody works on at a time. */
const MOST = 20;

/** The folders that scripts were written to from this workspace, the last one first. Menus know them, also after a restart. */
export class ScriptFolders {
	readonly #memory: vscode.Memento;
	readonly #context: Context;

	constructor(memory: vscode.Memento, context: Context) {
		this.#memory = memory;
		this.#context = context;
		this.#tell();
	}

	/** The folder that was written to last. */
	get last(): vscode.Uri | undefined {
		const [last] = this.#all();
		return last === undefined ? undefined : vscode.Uri.parse(last);
	}

	/** Takes note of folders with scripts, in the order in which they are run. */
	async add(folders: readonly vscode.Uri[]): Promise<void> {
		const added = folders.map(String);
		const all = [...added, ...this.#all().filter((one) => !added.includes(one))];
		await this.#memory.update('scripts', all.slice(0, MOST));
		this.#tell();
	}

	#all(): readonly string[] {
		const known: unknown = this.#memory.get('scripts');
		return Array.isArray(known) ? known.map(String) : [];
	}

	#tell(): void {
		this.#context.set({ scripts: this.#all().map(resourcePath) });
	}
}
