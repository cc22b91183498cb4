import * as vscode from 'vscode';
import type { TreeCluster } from '../../../server/src/protocol/tree.ts';
import { openArguments } from '../open-place.ts';
import { isWritable } from '../writable.ts';
import { contextValue } from './context-value.ts';
import { type ClusterRow, childrenOf, type HostRow, type NodeRow, type PackageRow, type TreeRow } from './rows.ts';
import { listed, problemWords } from './words.ts';

/** More hosts than these are not opened by themselves: nobody scrolls through them. */
const FEW_HOSTS = 8;

/** A row as VS Code shows it. What an icon says is said in words, too. */
export function treeItem(row: TreeRow): vscode.TreeItem {
	switch (row.kind) {
		case 'cluster':
			return clusterItem(row);
		case 'host':
			return hostItem(row);
		case 'package':
			return packageItem(row);
		case 'node':
			return nodeItem(row);
	}
}

function clusterItem(row: ClusterRow): vscode.TreeItem {
	const { tree } = row;
	const spoken = vscode.l10n.t('cluster {0}', tree.name);
	return item(row, tree.name, spoken, 'type-hierarchy', [tree.mode, problemWords(tree)]);
}

function hostItem(row: HostRow): vscode.TreeItem {
	const { host } = row;
	const spoken = host.address === '' ? host.label : vscode.l10n.t('host {0}', host.address);
	return item(row, host.label, spoken, 'server', [problemWords(host), ...host.notes]);
}

function packageItem(row: PackageRow): vscode.TreeItem {
	const { pkg } = row;
	const spoken = vscode.l10n.t('package folder {0}', pkg.name);
	const made = item(row, pkg.name, spoken, 'package', [problemWords(pkg)]);
	const folder = vscode.workspace.asRelativePath(vscode.Uri.parse(pkg.folder, true));
	made.tooltip = [made.tooltip, folder].join('\n');
	return made;
}

const ICONS: Readonly<Record<string, string>> = {
	controller: 'server-environment',
	agent: 'plug',
	datanode: 'database',
	computenode: 'chip',
	single: 'database',
};

function nodeItem(row: NodeRow): vscode.TreeItem {
	const { node } = row;
	const spoken = `${node.roleName} ${node.label}`;
	const parts = [node.roleName, node.port, problemWords(node), ...node.notes];
	const made = item(row, node.label, spoken, ICONS[node.role ?? ''] ?? 'question', parts);
	made.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: openArguments(node) };
	return made;
}

function item(row: TreeRow, name: string, spoken: string, icon: string, parts: readonly string[]): vscode.TreeItem {
	const made = new vscode.TreeItem(name, stateOf(row));
	made.description = listed(parts);
	made.contextValue = contextValue(row, isWritable);
	made.iconPath = new vscode.ThemeIcon(icon);
	made.tooltip = listed([spoken, ...parts]);
	made.accessibilityInformation = { label: made.tooltip };
	return made;
}

function stateOf(row: TreeRow): vscode.TreeItemCollapsibleState {
	const { None, Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
	if (childrenOf(row).length === 0) return None;
	return row.kind !== 'host' || isSmall(row.tree) ? Expanded : Collapsed;
}

function isSmall({ hosts }: TreeCluster): boolean {
	return hosts.length <= FEW_HOSTS;
}
