import * as vscode from 'vscode';
import type { TreeTally } from '../../../server/src/protocol/tree.ts';

/** `2 errors · 1 warning`; empty where there is neither. */
export function problemWords({ errors, warnings }: TreeTally): string {
	return listed([
		...(errors > 0 ? [errors === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', errors)] : []),
		...(warnings > 0 ? [warnings === 1 ? vscode.l10n.t('1 warning') : vscode.l10n.t('{0} warnings', warnings)] : []),
	]);
}

/** Parts of a description in a row, without those that are empty. */
export function listed(parts: readonly string[]): string {
	return parts.filter((part) => part !== '').join(' · ');
}
