import * as vscode from 'vscode';
import type { PageWords } from '../../../server/src/protocol/drift-page.ts';

/** The words of the page, in the language of the editor. */
export function pageWords(): PageWords {
	return {
		thing: vscode.l10n.t('Parameter'),
		workspace: vscode.l10n.t('Workspace'),
		take: vscode.l10n.t('Take this one'),
		takeOf: vscode.l10n.t('Take this one: {0} of {1}'),
		open: vscode.l10n.t('Open'),
		openOf: vscode.l10n.t('Open: {0} of {1}'),
		all: vscode.l10n.t('Show what does not differ, too'),
		refresh: vscode.l10n.t('Compare again'),
		nothing: vscode.l10n.t('The hosts are as the workspace says.'),
		alike: vscode.l10n.t('Packages that are as in the workspace: {0}.'),
		here: vscode.l10n.t('workspace: {0}'),
		absent: vscode.l10n.t('absent'),
		lines: vscode.l10n.t('{0} lines; one counts'),
		fetched: vscode.l10n.t('fetched {0}'),
		missing: vscode.l10n.t('Only a person or a migration can put a file on a host.'),
	};
}
