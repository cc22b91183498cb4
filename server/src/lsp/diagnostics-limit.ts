import { DiagnosticSeverity, type Diagnostic as LspDiagnostic } from 'vscode-languageserver';
import { type Locale, render, say } from '../base/message.ts';
import { severities } from '../rules/rule.ts';
import type { RuleFinding } from '../rules/rule-finding.ts';

/**
 * So many diagnostics of one file go to a client, with the one that says how many more there are. It is the number up to
 * which VS Code shows what it is sent; of more it would leave out some without a word of what they were.
 */
export const MOST_DIAGNOSTICS = 1_000;

/** Findings that are told, and how many are not. */
export interface Limited {
	readonly told: readonly RuleFinding[];
	readonly more: number;
}

/** The gravest findings of a file, in order of place, as many as a client is told. */
export function limited(findings: readonly RuleFinding[]): Limited {
	if (findings.length <= MOST_DIAGNOSTICS) return { told: findings, more: 0 };
	const gravest = severities.flatMap((rank) => findings.filter(({ severity }) => severity === rank));
	const chosen = new Set(gravest.slice(0, MOST_DIAGNOSTICS - 1)); // one is kept for the note
	return { told: findings.filter((finding) => chosen.has(finding)), more: findings.length - chosen.size };
}

/** Says in the first line of a file how many findings are not told; nothing where all are. */
export function noteOfMore(more: number, locale: Locale): LspDiagnostic[] {
	if (more === 0) return [];
	const start = { line: 0, character: 0 };
	const message = say(
		{
			en: '{more} more findings in this file are not shown; the gravest are. `dolphindb-cluster check` prints all of them.',
			zh: '该文件另有 {more} 个问题未显示，已优先显示最严重的问题。`dolphindb-cluster check` 会输出全部问题。',
		},
		{ more },
	);
	return [
		{
			range: { start, end: start },
			severity: DiagnosticSeverity.Information,
			source: 'dolphindb',
			message: render(message, locale),
		},
	];
}
