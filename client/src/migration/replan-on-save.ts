import * as vscode from 'vscode';
import type { Services } from '../commands/register.ts';
import { targetEnding } from './find-targets.ts';
import { publishPlan } from './plan-documents.ts';
import { isProblems } from './problems.ts';

type Needed = Pick<Services, 'server' | 'documents' | 'log' | 'plans'>;

/**
 * Makes the plan to a target anew when the target is saved, if it was shown before: its tree and open documents follow.
 * What stands in the way of a plan is shown in the target itself, and the plan before it stays.
 */
export function replanOnSave(services: Needed): vscode.Disposable {
	/** The plans under way: a newer one ends an older one to the same target. */
	const underWay = new Map<string, vscode.CancellationTokenSource>();
	return vscode.workspace.onDidSaveTextDocument(async (document) => {
		const shown = shownFor(document, services);
		if (shown.length === 0) return;
		const file = document.uri.toString();
		underWay.get(file)?.cancel();
		const stop = new vscode.CancellationTokenSource();
		underWay.set(file, stop);
		await replan(document, shown, stop.token, services);
		if (underWay.get(file) === stop) underWay.delete(file);
	});
}

/** Quietly: nothing is opened, and nothing said but in the log. */
async function replan(
	document: vscode.TextDocument,
	shown: readonly vscode.Uri[],
	token: vscode.CancellationToken,
	services: Needed,
): Promise<void> {
	const plan = await services.server
		.plan({ uri: document.uri.toString(), text: document.getText() }, token, () => undefined)
		.catch((error: unknown) => {
			if (!token.isCancellationRequested) services.log.warn(`Planning anew: ${String(error)}`);
		});
	if (!plan || isProblems(plan) || token.isCancellationRequested) return;
	for (const target of shown) {
		const documents = publishPlan(services, { uri: target }, plan);
		if (services.plans.shown?.target.toString() === target.toString()) services.plans.show({ plan, documents, target });
	}
}

/** The names under which a plan to a target was shown: that of the file, and the one it had before it was first saved. */
function shownFor({ uri }: vscode.TextDocument, { documents }: Needed): vscode.Uri[] {
	if (!uri.path.endsWith(targetEnding)) return [];
	return [uri, uri.with({ scheme: 'untitled' })].filter((one) =>
		documents.published(one.toString()).some(({ query }) => query.startsWith('plan ')),
	);
}
