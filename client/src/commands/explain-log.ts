import * as vscode from 'vscode';
import { chooseLog } from '../logs/choose-log.ts';
import { rangeOf } from '../open-place.ts';
import type { Services } from './register.ts';

/**
 * Looks for known failures in a log, and shows them in the document, with links to the lines that explain them. Takes the
 * log in the editor (of a selection only its lines), else asks for one; `argument` may name a file.
 */
export async function explainLog({ logFindings }: Services, argument: unknown): Promise<unknown> {
	const log = await chooseLog(argument);
	if (!log) return undefined;
	const { failures, summary } = await logFindings.explain(log.document, log.lines);
	const editor = await vscode.window.showTextDocument(log.document, { preview: false });
	const [first] = failures;
	if (first) editor.revealRange(rangeOf(first.range), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
	void tell(summary, failures.length > 0);
	return { uri: log.document.uri.toString(), failures: failures.map(({ id }) => id), summary };
}

async function tell(summary: string, hasFailures: boolean): Promise<void> {
	const show = vscode.l10n.t('Show Problems');
	const chosen = await vscode.window.showInformationMessage(summary, ...(hasFailures ? [show] : []));
	if (chosen === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
}
