import * as vscode from 'vscode';
import type { Services } from '../commands/register.ts';

/** Why something was not done. */
export interface Problems {
	readonly problems: readonly string[];
}

/** What came out: a value, the reasons why there is none, or nothing because the user gave up. */
export type Outcome<T> = T | Problems | undefined;

/** Whether these are reasons instead of a value. */
export function isProblems(value: unknown): value is Problems {
	return typeof value === 'object' && value !== null && 'problems' in value;
}

/** Shows all problems in a document and the first one in a message. */
export async function showProblems({ documents }: Services, key: string, { problems }: Problems): Promise<Problems> {
	const title = vscode.l10n.t('Nothing was generated, for these reasons:');
	const text = [title, '', ...problems.map((problem) => `- ${problem.replaceAll('\n', '\n  ')}`), ''].join('\n');
	const uri = documents.uri(`problems ${key}`, 'problems.md');
	documents.publish(uri.query, [[uri, text]]); // the plan that was shown before stays, with its documents
	await vscode.window.showTextDocument(uri, { preview: true });
	const [first = ''] = problems;
	const more = problems.length - 1;
	void vscode.window.showErrorMessage(
		more > 0 ? vscode.l10n.t('{0} (and {1} more, see the document)', first, more) : first,
	);
	return { problems };
}
