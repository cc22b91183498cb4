import * as vscode from 'vscode';
import type { Shown } from './page-messages.ts';

/** The words of the page, in the language of the editor. */
export function pageWords(): Shown['words'] {
	return {
		fit: vscode.l10n.t('Fit'),
		larger: vscode.l10n.t('Zoom in'),
		smaller: vscode.l10n.t('Zoom out'),
		failure: vscode.l10n.t('Switch off by click'),
		allOn: vscode.l10n.t('Switch all on'),
		export: vscode.l10n.t('Export…'),
		keys: vscode.l10n.t(
			'Drag a node to another host to plan its move. Keys: arrows go from node to node, Enter to its row, X off and on, M to another host, + and - zoom, 0 fits.',
		),
		moment: vscode.l10n.t('On the way'),
	};
}
