import * as vscode from 'vscode';
import { MATCHER } from './definition.ts';

/** Whose findings are which: `owner` and `source` of the matcher in package.json, and the `source` that the server states. */
const OWNER = 'dolphindb-cluster check';
const OF_TASK = 'dolphindb check';
const OF_SERVER = 'dolphindb';

/**
 * Keeps what a task finds out of the list of problems where the server shows the same: that is there already, has
 * quick-fixes and follows every keystroke. What remains is what only the task finds, for instance in a folder outside of
 * the workspace, with other settings, or while the server does not run.
 *
 * VS Code keeps problems by owner and file, so a collection of the matcher's owner takes the place of what it has put there.
 */
export class TaskFindings {
	readonly #left = vscode.languages.createDiagnosticCollection(OWNER);
	readonly #listeners = [
		this.#left,
		vscode.languages.onDidChangeDiagnostics(({ uris }) => {
			for (const uri of uris) this.#look(uri);
		}),
		// What an earlier run has left is gone from the list then, and must not come back.
		vscode.tasks.onDidStartTask(({ execution }) => {
			if (execution.task.problemMatchers.includes(MATCHER)) this.#left.clear();
		}),
	];

	dispose(): void {
		for (const one of this.#listeners) one.dispose();
	}

	#look(uri: vscode.Uri): void {
		const all = vscode.languages.getDiagnostics(uri);
		const ofTask = all.filter(({ source }) => source === OF_TASK);
		if (ofTask.length === 0) return;
		const ofServer = all.filter(({ source }) => source === OF_SERVER);
		// VS Code tells of what it has put there beside what is left of it, before it hears that one replaces the other.
		const left = ofTask.filter(
			(one, at) =>
				!ofServer.some((other) => isSame(one, other)) &&
				!ofTask.slice(0, at).some((other) => isSame(one, other) && one.message === other.message),
		);
		if (left.length < ofTask.length) this.#left.set(uri, left);
	}
}

function isSame(one: vscode.Diagnostic, other: vscode.Diagnostic): boolean {
	return one.range.start.isEqual(other.range.start) && codeOf(one) === codeOf(other);
}

function codeOf({ code }: vscode.Diagnostic): string {
	return String(typeof code === 'object' ? code.value : code);
}
