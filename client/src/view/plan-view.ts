import * as vscode from 'vscode';
import type { Context } from '../context.ts';
import { type Plan, type PlanDocuments, showMarkdown } from '../migration/plan-documents.ts';
import { planItem } from './plan-items.ts';
import { type PlanRow, planRows } from './plan-rows.ts';

/** A plan that is shown, with its documents and the target that it is for. */
export interface ShownPlan {
	readonly plan: Plan;
	readonly documents: PlanDocuments;
	readonly target: vscode.Uri;
}

/** The plan that was made last: its steps with risks and reasons, and what changes in the files of each host. */
export class PlanView implements vscode.TreeDataProvider<PlanRow> {
	readonly #context: Context;
	readonly #changes = new vscode.EventEmitter<void>();
	readonly #view: vscode.TreeView<PlanRow>;
	readonly onDidChangeTreeData = this.#changes.event;
	#shown: ShownPlan | undefined;

	constructor(context: Context) {
		this.#context = context;
		this.#view = vscode.window.createTreeView('dolphindbCluster.plan', {
			treeDataProvider: this,
			showCollapseAll: true,
		});
	}

	/** The plan that is shown. */
	get shown(): ShownPlan | undefined {
		return this.#shown;
	}

	/** Shows another plan, or a newer one to the same target. */
	show(shown: ShownPlan): void {
		this.#shown = shown;
		this.#view.description = shown.plan.name;
		this.#context.set({ hasPlan: true });
		this.#changes.fire();
	}

	getChildren(row?: PlanRow): PlanRow[] {
		if (!row) return this.#shown ? planRows(this.#shown.plan) : [];
		return 'rows' in row ? [...row.rows] : [];
	}

	getTreeItem(row: PlanRow): vscode.TreeItem {
		const item = planItem(row);
		const open = this.#shown && actionOf(row, this.#shown);
		if (open) item.command = { title: vscode.l10n.t('Open'), ...open };
		return item;
	}

	dispose(): void {
		vscode.Disposable.from(this.#view, this.#changes).dispose();
	}
}

type Action = Pick<vscode.Command, 'command' | 'arguments'>;

/** What a click on a row does: changes are compared, steps and warnings looked up in the runbook. */
function actionOf(row: PlanRow, { documents }: ShownPlan): Action | undefined {
	if (row.kind === 'change') {
		const diff = documents.diffs[row.at];
		return diff && { command: 'vscode.diff', arguments: [diff.before, diff.after, diff.title] };
	}
	if (row.kind === 'about') return { command: 'dolphindbCluster.showStep', arguments: [{ step: row.step.id }] };
	return row.kind === 'warning'
		? { command: 'dolphindbCluster.showStep', arguments: [{ folder: row.folder }] }
		: undefined;
}

/** Opens the runbook of a plan where it speaks of a step; at its beginning where no step is meant. */
export async function showInRunbook({ plan, documents }: ShownPlan, folder: string, id: string): Promise<void> {
	const runbook = plan.stages.find((stage) => stage.folder === folder)?.runbook;
	const uri = documents.files[plan.files.findIndex(({ path }) => path === runbook)];
	if (!uri) return showMarkdown(documents.runbook, 'here');
	const document = await vscode.workspace.openTextDocument(uri);
	const line = document
		.getText()
		.split('\n')
		.findIndex((text) => id !== '' && text.includes(`\`${id}\``) && /^(?:#|- )/.test(text));
	const position = new vscode.Position(Math.max(0, line), 0);
	await vscode.window.showTextDocument(document, { selection: new vscode.Range(position, position) });
}
