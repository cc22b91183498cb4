import * as vscode from 'vscode';
import type { Place } from '../../server/src/protocol/place.ts';

/** What `vscode.open` takes to show a place of a file. */
export function openArguments({ uri, range }: Place): [vscode.Uri, vscode.TextDocumentShowOptions] {
	return [vscode.Uri.parse(uri, true), { selection: rangeOf(range) }];
}

/** A range as VS Code has it. */
export function rangeOf({ start, end }: Place['range']): vscode.Range {
	return new vscode.Range(start.line, start.character, end.line, end.character);
}
