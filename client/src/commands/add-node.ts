import * as vscode from 'vscode';
import type { AddNodeParams } from '../../../server/src/protocol/messages.ts';
import type { TreeCluster, TreeHost } from '../../../server/src/protocol/tree.ts';
import { applyEdit } from '../line-ends.ts';
import { isProblems } from '../migration/problems.ts';
import { filesOn } from '../view/pairs.ts';
import { listed, problemWords } from '../view/words.ts';
import { needWritable } from '../writable.ts';
import type { Command, Services } from './register.ts';
import { rowFor } from './rows.ts';

/** Adds a controller, or as many as keep their number odd, to a host. */
export const addController: Command = (services, argument) => addNode(services, argument, 'controller');

/** Adds an agent to a host. */
export const addAgent: Command = (services, argument) => addNode(services, argument, 'agent');

/** Adds a data node to a host. */
export const addDataNode: Command = (services, argument) => addNode(services, argument, 'datanode');

/** Adds a compute node to a host. */
export const addComputeNode: Command = (services, argument) => addNode(services, argument, 'computenode');

/** Does what the refactoring of the editor does, on the host of a row, and shows the list of nodes. */
async function addNode(services: Services, argument: unknown, role: string): Promise<unknown> {
	const row = rowFor(services, argument);
	if (!row) return undefined;
	const wanted = row.kind === 'cluster' ? await askHost(row.tree, role) : { host: row.host.address, role };
	if (!wanted) return undefined;
	const answer = await services.server.addNode({ cluster: row.cluster, ...wanted });
	if (isProblems(answer)) {
		void vscode.window.showWarningMessage(answer.problems.join('\n'));
		return answer;
	}
	for (const [uri] of answer.edit.entries()) needWritable(uri.toString());
	await applyEdit(answer.edit);
	await showList(row.tree, answer.edit);
	return { files: answer.edit.size };
}

type Wanted = Pick<AddNodeParams, 'host' | 'role'>;

/** Replicas want to be spread evenly, so data nodes can be had on all hosts at once. */
async function askHost({ hosts }: TreeCluster, role: string): Promise<Wanted | undefined> {
	const items = hosts
		.filter(({ address }) => address !== '')
		.map((host) => ({
			label: host.label,
			description: listed([problemWords(host), ...host.notes]),
			value: { host: host.address, role },
		}));
	const [holder, ...holders] = hosts.filter(hasDataNodes);
	const each = vscode.l10n.t('$(server) Each host that has data nodes');
	const onEach = { label: each, description: '', value: { host: holder?.address ?? '', role: 'datanodes' } };
	const all = role === 'datanode' && holders.length > 0 ? [onEach, ...items] : items;
	const placeHolder = vscode.l10n.t('Choose the host of the new node');
	return (await vscode.window.showQuickPick(all, { placeHolder }))?.value;
}

function hasDataNodes({ address, nodes, packages }: TreeHost): boolean {
	const all = [...nodes, ...packages.flatMap((pkg) => pkg.nodes)];
	return address !== '' && all.some(({ role }) => role === 'datanode');
}

/** Shows the first new row; what else has changed is not saved either, and the editor says so. */
async function showList({ hosts }: TreeCluster, edit: vscode.WorkspaceEdit): Promise<void> {
	const files = hosts.flatMap((host) => filesOn(host).map(({ file }) => file));
	const lists = new Set(
		files.filter(({ kind }) => kind === 'nodes').map(({ uri }) => vscode.Uri.parse(uri, true).path),
	);
	const [uri, [first] = []] = edit.entries().find(([changed]) => lists.has(changed.path)) ?? [];
	if (!uri || !first) return;
	const line = first.range.start.line + (first.newText.startsWith('\n') ? 1 : 0);
	await vscode.window.showTextDocument(uri, { selection: new vscode.Range(line, 0, line, 0) });
}
