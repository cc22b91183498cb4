import * as vscode from 'vscode';
import type { MigrationArguments } from '../commands/arguments.ts';
import type { Services } from '../commands/register.ts';
import { needTrustToGenerate } from '../trust.ts';
import { isOnMachine, onDisk } from './on-disk.ts';
import { type Plan, requestPlan, showMarkdown } from './plan-documents.ts';
import { isProblems, type Outcome, showProblems } from './problems.ts';
import { reviewPlan } from './review.ts';
import { savedTarget } from './save-target.ts';
import { showPlan } from './show-plan.ts';
import { placeName } from './write-files.ts';
import { writeOrAsk } from './write-or-ask.ts';

/** Plans for a target, shows what would be written, and writes it once the user has confirmed. */
export async function generateScripts(
	services: Services,
	given: MigrationArguments,
	target: Outcome<vscode.TextDocument>,
): Promise<unknown> {
	needTrustToGenerate();
	if (!target) return undefined;
	if (isProblems(target)) return showProblems(services, 'wizard', target);
	const key = target.uri.toString();
	const plan = await requestPlan(services, target);
	if (!plan) return undefined;
	if (isProblems(plan)) return showProblems(services, key, plan);
	const meant = await folderFor(services, given, target, plan);
	if (!meant) return undefined;
	const result = await writeOrAsk(services, meant, plan.files, given);
	if (!result) return undefined;
	if (isProblems(result)) return showProblems(services, key, result);
	const { folder, written } = result;
	const saved = given.confirm ? await savedTarget(target) : target;
	showPlan(services, saved, plan);
	await showWritten(services, plan, folder);
	return { folder: folder.toString(), written: written.map(String) };
}

/** The folder the user confirms after having seen the plan; without a question only when a caller wants it so. */
async function folderFor(
	services: Services,
	given: MigrationArguments,
	target: vscode.TextDocument,
	plan: Plan,
): Promise<vscode.Uri | undefined> {
	const proposed = given.outFolder ?? folderBeside(target.uri, `${plan.name}-scripts`);
	if (!given.confirm && proposed) return proposed;
	const documents = showPlan(services, target, plan);
	await showMarkdown(documents.runbook, 'here');
	return reviewPlan(plan, documents, proposed);
}

/** A folder next to the target. Where nothing can be written, or a target has no folder, the choice is the user's. */
function folderBeside(target: vscode.Uri, name: string): vscode.Uri | undefined {
	const file = onDisk(target);
	if (!target.path.startsWith('/') || vscode.workspace.fs.isWritableFileSystem(file.scheme) === false) return undefined;
	return vscode.Uri.joinPath(file, '..', name);
}

/** Opens the runbook in the language of the editor, and offers to type the first line into a terminal. */
async function showWritten({ scripts }: Services, plan: Plan, folder: vscode.Uri): Promise<void> {
	const runbook = plan.files.find(({ text }) => text === plan.runbook);
	if (runbook) await showMarkdown(vscode.Uri.joinPath(folder, runbook.path), 'here');
	const plans = plan.stages.map((stage) => vscode.Uri.joinPath(folder, stage.folder));
	await scripts.add({ folder, plans });
	const [count, place] = [plan.files.length, placeName(folder)];
	const text = vscode.l10n.t('Wrote {0} files to {1}. Read the runbook before you run them.', count, place);
	const run = vscode.l10n.t('Run in Terminal');
	const rehearse = vscode.l10n.t('Rehearse');
	const buttons = isOnMachine(folder) ? [rehearse, run] : [];
	void vscode.window.showInformationMessage(text, ...buttons).then((button) => {
		if (button === run) void vscode.commands.executeCommand('dolphindbCluster.runInTerminal', { folder: plans[0] });
		if (button === rehearse) void vscode.commands.executeCommand('dolphindbCluster.rehearseMigration', { folder });
	});
}
