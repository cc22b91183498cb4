import * as vscode from 'vscode';
import type { Drawing } from '../../../server/src/protocol/topology.ts';
import { onDisk } from '../migration/on-disk.ts';
import { isProblems, type Outcome } from '../migration/problems.ts';
import { openNewTarget, targetAgain, visibleTarget } from '../migration/target-document.ts';
import type { Server } from '../server.ts';

/** A node of a cluster and the host it runs on; and where it shall run, which the user is asked for where it is not said. */
export interface Move {
	readonly cluster: string;
	readonly alias: string;
	readonly from: string;
	readonly to?: string;
	/** The hosts that the user can choose from. */
	readonly hosts: readonly string[];
}

/** The move that the page with the drawing of a cluster asks for by ids; nothing where the drawing has no such node. */
export function moveIn(
	{ scene }: Drawing,
	cluster: string,
	{ id, host }: { readonly id: string; readonly host: string },
): Move | undefined {
	const from = scene.hosts.find(({ packages }) => packages.some(({ nodes }) => nodes.some((node) => node.id === id)));
	const alias = from?.packages.flatMap(({ nodes }) => nodes).find((node) => node.id === id)?.alias;
	if (!from || !alias) return undefined;
	const move = { cluster, alias, from: from.address, hosts: scene.hosts.map(({ address }) => address) };
	if (host === '') return move;
	const to = scene.hosts.find((one) => one.id === host)?.address;
	return to ? { ...move, to } : undefined;
}

/**
 * Puts a node onto another host in a target file: the given one, else the one in sight, else a new one in a column. The
 * answer is the target as a document that is not saved; nothing where the user gave up or the node is there already.
 */
export async function moveNode(
	server: Server,
	move: Move,
	given: vscode.Uri | undefined,
	column: vscode.ViewColumn | undefined,
): Promise<Outcome<vscode.TextDocument>> {
	const { cluster, alias, from } = move;
	const to = move.to ?? (await askHost(move));
	if (!to || to === from) return undefined;
	const uri = given ?? visibleTarget();
	const target = uri && (await targetAgain(uri));
	const written = target && { uri: onDisk(target.uri).toString(), text: target.getText() };
	const moved = await server.moveNode({ cluster, alias, host: to, ...(written ? { target: written } : {}) });
	if (isProblems(moved)) return moved;
	if (!target) return openNewTarget(await folderOf(server, cluster), `move-${alias}`, moved.text, column);
	await replaceText(target, moved.text);
	return target;
}

/** Beside its cluster, a target is about no other one. */
async function folderOf(server: Server, id: string): Promise<vscode.Uri | undefined> {
	const { clusters } = await server.clusters();
	const folder = clusters.find((cluster) => cluster.id === id)?.folder;
	return folder === undefined ? undefined : vscode.Uri.parse(folder, true);
}

async function askHost({ alias, from, hosts: all }: Move): Promise<string | undefined> {
	const hosts = all.filter((address) => address !== '' && address !== from);
	const other = { label: vscode.l10n.t('$(add) Another host…') };
	const items = [...hosts.map((label) => ({ label })), other];
	const placeHolder = vscode.l10n.t('Choose the host that {0} shall run on', alias);
	const picked = await vscode.window.showQuickPick<vscode.QuickPickItem>(items, { placeHolder });
	return picked === other ? askAddress(alias) : picked?.label;
}

function askAddress(alias: string): Thenable<string | undefined> {
	return vscode.window.showInputBox({
		prompt: vscode.l10n.t('Address of the host that {0} shall run on', alias),
		validateInput: (value) =>
			/^[\w.:[\]-]+$/.test(value) ? undefined : vscode.l10n.t('This is no address of a host.'),
	});
}

/** Replaces what is different, so that cursors elsewhere stay where they are. */
async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
	const old = document.getText();
	let start = 0;
	while (start < Math.min(old.length, text.length) && old[start] === text[start]) start++;
	let end = 0;
	while (end < Math.min(old.length, text.length) - start && old.at(-1 - end) === text.at(-1 - end)) end++;
	const range = new vscode.Range(document.positionAt(start), document.positionAt(old.length - end));
	const edit = new vscode.WorkspaceEdit();
	edit.replace(document.uri, range, text.slice(start, text.length - end));
	await vscode.workspace.applyEdit(edit);
}
