import * as vscode from 'vscode';
import type { Place } from '../../../server/src/protocol/place.ts';
import type { Drawing } from '../../../server/src/protocol/topology.ts';
import { rangeOf } from '../open-place.ts';
import { columnBeside } from './columns.ts';

/** Shows the line that defines what was chosen, beside the drawing. What no file defines leads nowhere. */
export async function reveal(
	drawing: Drawing | undefined,
	{ id, focus }: { readonly id: string; readonly focus: boolean },
	drawn: vscode.ViewColumn | undefined,
): Promise<void> {
	const place = drawing && placeOf(drawing, id);
	if (!place) return;
	const uri = vscode.Uri.parse(place.uri, true);
	const selection = rangeOf(place.range);
	const viewColumn = columnFor(uri, drawn);
	await vscode.window.showTextDocument(uri, { selection, viewColumn, preserveFocus: !focus, preview: true });
}

function placeOf({ scene }: Drawing, id: string): Place | null | undefined {
	const items = scene.hosts.flatMap((host) => [host, ...host.packages.flatMap(({ nodes }) => nodes)]);
	return items.find((item) => item.id === id)?.place;
}

/** Where the file is open already, else beside the drawing. */
function columnFor(uri: vscode.Uri, drawn: vscode.ViewColumn | undefined): vscode.ViewColumn {
	const open = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
	if (open?.viewColumn !== undefined && open.viewColumn !== drawn) return open.viewColumn;
	return columnBeside(drawn);
}
