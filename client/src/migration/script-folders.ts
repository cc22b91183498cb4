import * as vscode from 'vscode';
import { type Context, resourcePath } from '../context.ts';

/** More folders of scripts nobody works on at a time. */
const MOST = 20;

/** Where scripts were written: the folder that was chosen, and the folder of each plan, in the order in which they are run. */
export interface Written {
	readonly folder: vscode.Uri;
	readonly plans: readonly vscode.Uri[];
}

/** Where scripts were written from this workspace, the last one first. Menus know the folders, also after a restart. */
export class ScriptFolders {
	readonly #memory: vscode.Memento;
	readonly #context: Context;

	constructor(memory: vscode.Memento, context: Context) {
		this.#memory = memory;
		this.#context = context;
		this.#tell();
	}

	/** Where was written last. */
	get last(): Written | undefined {
		const [folder, ...plans] = (this.#all()[0] ?? []).map((uri) => vscode.Uri.parse(uri));
		return folder && { folder, plans };
	}

	/** Takes note of scripts. */
	async add({ folder, plans }: Written): Promise<void> {
		const others = this.#all().filter(([one]) => one !== folder.toString());
		await this.#memory.update('scripts', [[folder, ...plans].map(String), ...others].slice(0, MOST));
		this.#tell();
	}

	#all(): readonly (readonly string[])[] {
		const known: unknown = this.#memory.get('scripts');
		return Array.isArray(known) ? known.filter((one) => Array.isArray(one)) : [];
	}

	#tell(): void {
		const folders = [...new Set(this.#all().flat())];
		this.#context.set({ scripts: folders.map(resourcePath), hasScripts: folders.length > 0 });
	}
}
