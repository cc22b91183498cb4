import type * as vscode from 'vscode';
import type { PresetSummary } from '../../../server/src/protocol/messages.ts';

/** The answers that were given last in this workspace: they are proposed when the same is asked again. */
export class RememberedAnswers {
	readonly #memory: vscode.Memento;

	constructor(memory: vscode.Memento) {
		this.#memory = memory;
	}

	/** The last answers to the questions of a preset for a cluster; none where it was never finished. */
	of(folder: string, preset: PresetSummary): readonly string[] {
		const known: unknown = this.#memory.get(keyOf(folder, preset));
		return Array.isArray(known) && known.length === preset.hosts.length ? known.map(String) : [];
	}

	/** Takes note of answers. */
	async keep(folder: string, preset: PresetSummary, answers: readonly string[]): Promise<void> {
		await this.#memory.update(keyOf(folder, preset), [...answers]);
	}
}

function keyOf(folder: string, { name }: PresetSummary): string {
	return `answers ${name} ${folder}`;
}
