import type * as vscode from 'vscode';

/** The type of our tasks, as tasks.json names it. */
export const TASK_TYPE = 'dolphindb-cluster';

/** The matcher that makes problems of what `check` prints (see `problemMatchers` in package.json). */
export const MATCHER = '$dolphindb-cluster';

/** A command of the command line tool with what it is about. Paths are relative to the folder of the workspace. */
export interface Definition extends vscode.TaskDefinition {
	readonly task: 'check' | 'plan' | 'rehearse';
	readonly path?: string;
	/** The target file of a plan. */
	readonly target?: string;
	/** More options for the command, as they are. */
	readonly arguments?: readonly string[];
}

/** The command line of a task, without the program; nothing for a task that is none of ours. */
export function commandLineOf(definition: vscode.TaskDefinition, language: string): readonly string[] | undefined {
	const { task, path, target, arguments: more = [] } = definition as Partial<Definition>; // tasks.json may hold anything
	if (!isOptionalText(path) || !isOptionalText(target) || !isListOfTexts(more)) return undefined;
	const options = ['--locale', language.toLowerCase().startsWith('zh') ? 'zh-cn' : 'en', ...more];
	// Nothing that is called like an option is taken for one.
	if (task === 'check') return [task, ...options, '--', path ?? '.'];
	if (task === 'plan' && target) return [task, `--target=${target}`, ...options, '--', path ?? folderOf(target)];
	if (task === 'rehearse' && path) return [task, '--workspace', '.', ...options, '--', path];
	return undefined;
}

/** The folder of a file; the one that all paths are relative to, for a bare name. */
export function folderOf(file: string): string {
	return file.split('/').slice(0, -1).join('/') || '.';
}

function isOptionalText(value: unknown): value is string | undefined {
	return value === undefined || typeof value === 'string';
}

function isListOfTexts(value: unknown): value is readonly string[] {
	return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
