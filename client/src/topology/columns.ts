import * as vscode from 'vscode';

/** Where a file is shown so that a drawing stays in sight: beside it, never over it. */
export function columnBeside(drawn: vscode.ViewColumn | undefined): vscode.ViewColumn {
	return drawn === vscode.ViewColumn.One || drawn === undefined ? vscode.ViewColumn.Beside : vscode.ViewColumn.One;
}
