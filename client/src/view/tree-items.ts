import * as vscode from 'vscode';
import type { TreeCluster, TreeHost, TreeNode } from '../../../server/src/protocol/tree.ts';
import { listed, problemWords } from './words.ts';

/**
 * A row of the view. The commands of its menu are called with it: `cluster` is what planning takes, `uri` and `alias`
 * are what showing values takes.
 */
export type TreeElement =
	| { readonly kind: 'cluster'; readonly cluster: string; readonly tree: TreeCluster }
	| { readonly kind: 'host'; readonly host: TreeHost; readonly isOneOfFew: boolean }
	| { readonly kind: 'node'; readonly node: TreeNode; readonly uri: string; readonly alias: string };

/** More hosts than these are not opened by themselves: nobody scrolls through them. */
const FEW_HOSTS = 8;

/** The rows below a row. */
export function childrenOf(element: TreeElement): TreeElement[] {
	if (element.kind === 'node') return [];
	if (element.kind === 'host') {
		return element.host.nodes.map((node) => ({ kind: 'node', node, uri: node.uri, alias: node.alias }));
	}
	const { hosts } = element.tree;
	return hosts.map((host) => ({ kind: 'host', host, isOneOfFew: hosts.length <= FEW_HOSTS }));
}

/** A row as VS Code shows it. What an icon says is said in words, too. */
export function treeItem(element: TreeElement): vscode.TreeItem {
	if (element.kind === 'cluster') return clusterItem(element.tree);
	return element.kind === 'host' ? hostItem(element.host, element.isOneOfFew) : nodeItem(element.node);
}

function clusterItem(tree: TreeCluster): vscode.TreeItem {
	const label = vscode.l10n.t('cluster {0}', tree.name);
	return item(tree.name, label, 'cluster', 'type-hierarchy', [tree.mode, problemWords(tree)], 'expanded');
}

function hostItem(host: TreeHost, isOneOfFew: boolean): vscode.TreeItem {
	const label = vscode.l10n.t('host {0}', host.address);
	const state = host.nodes.length === 0 ? 'leaf' : isOneOfFew ? 'expanded' : 'collapsed';
	return item(host.address, label, 'host', 'server', [problemWords(host)], state);
}

const ICONS: Readonly<Record<string, string>> = {
	controller: 'server-environment',
	agent: 'plug',
	datanode: 'database',
	computenode: 'chip',
	single: 'database',
};

function nodeItem(node: TreeNode): vscode.TreeItem {
	const label = `${node.roleName} ${node.alias}`;
	const parts = [node.roleName, node.port, problemWords(node)];
	const made = item(node.alias, label, 'node', ICONS[node.role ?? ''] ?? 'question', parts, 'leaf');
	const { start, end } = node.range;
	const selection = new vscode.Range(start.line, start.character, end.line, end.character);
	made.command = {
		command: 'vscode.open',
		title: vscode.l10n.t('Open'),
		arguments: [vscode.Uri.parse(node.uri), { selection }],
	};
	return made;
}

const STATES = {
	expanded: vscode.TreeItemCollapsibleState.Expanded,
	collapsed: vscode.TreeItemCollapsibleState.Collapsed,
	leaf: vscode.TreeItemCollapsibleState.None,
};

function item(
	name: string,
	spoken: string,
	kind: TreeElement['kind'],
	icon: string,
	parts: readonly string[],
	state: keyof typeof STATES,
): vscode.TreeItem {
	const made = new vscode.TreeItem(name, STATES[state]);
	made.description = listed(parts);
	made.contextValue = kind;
	made.iconPath = new vscode.ThemeIcon(icon);
	made.tooltip = listed([spoken, ...parts]);
	made.accessibilityInformation = { label: made.tooltip };
	return made;
}
