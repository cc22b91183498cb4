import * as vscode from 'vscode';
import type { PlanStage, PlanStep } from '../../../server/src/protocol/plan.ts';
import type { PlanRow } from './plan-rows.ts';
import { listed } from './words.ts';

/** A row as VS Code shows it. What an icon says is said in words, too. */
export function planItem(row: PlanRow): vscode.TreeItem {
	switch (row.kind) {
		case 'stage':
			return stageItem(row.stage);
		case 'warnings':
			return item(vscode.l10n.t('Warnings'), 'warning', OPEN, String(row.rows.length));
		case 'warning':
			return { ...item(row.text, 'warning', LEAF), tooltip: row.text };
		case 'alike':
			return alikeItem(row.first, row.rows.length);
		case 'step':
			return stepItem(row.step);
		case 'about':
			return { ...item(row.text, row.icon, LEAF), tooltip: row.text };
		case 'changes':
			return item(
				vscode.l10n.t('Changed configuration files'),
				'diff-multiple',
				CLOSED,
				vscode.l10n.t('hosts: {0}', row.rows.length),
			);
		case 'host':
			return item(row.host, 'server', CLOSED, String(row.rows.length));
		case 'change':
			return { ...item(row.change.path, 'diff', LEAF), tooltip: `${row.change.host}:${row.change.path}` };
	}
}

const { Collapsed: CLOSED, Expanded: OPEN, None: LEAF } = vscode.TreeItemCollapsibleState;

function stageItem({ title, folder, why }: PlanStage): vscode.TreeItem {
	return { ...item(title, 'milestone', OPEN, folder), tooltip: why };
}

function alikeItem(first: PlanStep, count: number): vscode.TreeItem {
	const more = vscode.l10n.t('and {0} more of its kind', count - 1);
	return item(
		first.title,
		ICONS[first.risk].icon,
		CLOSED,
		listed([more, riskWords(first.risk)]),
		ICONS[first.risk].color,
	);
}

function stepItem({ id, title, reason, risk, irreversible, gate }: PlanStep): vscode.TreeItem {
	const { icon, color } = ICONS[risk];
	const point = gate === undefined ? '' : vscode.l10n.t('gate {0}', gate);
	const never = irreversible === undefined ? '' : vscode.l10n.t('cannot be taken back');
	const made = item(title, icon, CLOSED, listed([riskWords(risk), never, point]), color);
	made.tooltip = [id, reason, irreversible ?? ''].filter((line) => line !== '').join('\n\n');
	return made;
}

const ICONS: Readonly<Record<PlanStep['risk'], { icon: string; color?: string }>> = {
	'read-only': { icon: 'eye' },
	reversible: { icon: 'edit' },
	destructive: { icon: 'flame', color: 'list.warningForeground' },
};

function riskWords(risk: PlanStep['risk']): string {
	if (risk === 'read-only') return vscode.l10n.t('only reads');
	return risk === 'reversible' ? vscode.l10n.t('can be taken back') : vscode.l10n.t('high risk');
}

function item(
	label: string,
	icon: string,
	state: vscode.TreeItemCollapsibleState,
	description = '',
	color?: string,
): vscode.TreeItem {
	const made = new vscode.TreeItem(label, state);
	made.description = description;
	made.iconPath = new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
	made.accessibilityInformation = { label: listed([label, description]) };
	return made;
}
