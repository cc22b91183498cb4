import * as vscode from 'vscode';
import { targetEnding } from '../migration/find-targets.ts';
import { virtualScheme } from '../virtual-documents.ts';

/** What a caller may say beforehand; the user is asked for the rest. */
export interface MigrationArguments {
	/** The target file. */
	readonly target?: vscode.Uri;
	/** A file of the cluster. */
	readonly file?: vscode.Uri;
	/** Where the scripts go. */
	readonly outFolder?: vscode.Uri;
	/** Id, name or folder (as a URI) of a cluster. */
	readonly cluster?: string;
	readonly preset?: string;
	/** The answers to the questions of the preset. */
	readonly hosts?: readonly string[];
	/** `false`: writes without showing what will be written. */
	readonly confirm: boolean;
	/** `true`: replaces files that differ without asking. */
	readonly overwrite: boolean;
}

/** Reads the argument of a command: the file of a menu, or an object as key bindings have it. What is unknown is left out. */
export function readArguments(argument: unknown): MigrationArguments {
	if (argument instanceof vscode.Uri) return { ...fileArgument(argument), confirm: true, overwrite: false };
	const given = fieldsOf(argument);
	const target = toUri(given['targetUri']);
	const outFolder = toUri(given['outFolder']);
	const { cluster, preset, hosts } = given;
	return {
		...(target ? { target } : {}),
		...(outFolder ? { outFolder } : {}),
		...(typeof cluster === 'string' ? { cluster } : {}),
		...(typeof preset === 'string' ? { preset } : {}),
		...(Array.isArray(hosts) ? { hosts: hosts.map(String) } : {}),
		confirm: given['confirm'] !== false,
		overwrite: given['overwrite'] === true,
	};
}

/** The file of a menu: a target, a document of the plan for one, or a file of a cluster. */
function fileArgument(file: vscode.Uri): Pick<MigrationArguments, 'target' | 'file'> {
	const isTarget = file.path.endsWith(targetEnding) || file.scheme === virtualScheme;
	return isTarget ? { target: file } : { file };
}

/** The fields of an object that a command is called with; none of anything else. */
export function fieldsOf(argument: unknown): Readonly<Record<string, unknown>> {
	return isObject(argument) ? argument : {};
}

/** The file that a command is for, as a URI: the one it is called with, else the active one. Throws where there is none. */
export function fileOf(given: unknown): string {
	const uri = typeof given === 'string' ? given : vscode.window.activeTextEditor?.document.uri.toString();
	if (uri === undefined) throw new Error(vscode.l10n.t('Open a configuration file of the cluster first.'));
	return uri;
}

/** A URI, a URI as text, or a path. `C:` is a drive and no scheme. */
export function toUri(value: unknown): vscode.Uri | undefined {
	if (value instanceof vscode.Uri) return value;
	if (typeof value !== 'string' || value === '') return undefined;
	return /^[a-z][\w+.-]+:/i.test(value) ? vscode.Uri.parse(value, true) : vscode.Uri.file(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null;
}
