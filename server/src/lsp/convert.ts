import {
	type CodeAction,
	CodeActionKind,
	DiagnosticSeverity,
	DiagnosticTag,
	type Diagnostic as LspDiagnostic,
} from 'vscode-languageserver';
import { type Locale, render } from '../base/message.ts';
import type { FixAction } from '../features/code-actions/fixes.ts';
import { type Diagnostic, toDiagnostic } from '../features/diagnostics.ts';
import type { TargetFinding } from '../features/target-file/finding.ts';
import type { RuleFinding } from '../rules/rule-finding.ts';
import type { Uris } from '../workspace/uris.ts';
import type { Session } from './session.ts';
import { toWorkspaceEdit } from './workspace-edit.ts';

const severities = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	info: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
} as const;

const tags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** The address of the page that explains a rule, where the client can show one. */
export type RulePage = (code: string) => string | undefined;

/** A diagnostic in the protocol's form. */
export function toLspDiagnostic(diagnostic: Diagnostic, uris: Uris, page: RulePage): LspDiagnostic {
	const href = page(diagnostic.code);
	return {
		range: uris.range(diagnostic.file, diagnostic.range),
		severity: severities[diagnostic.severity],
		source: 'dolphindb',
		code: diagnostic.code,
		...(href !== undefined && { codeDescription: { href } }),
		message: diagnostic.message,
		...(diagnostic.tags.length > 0 && { tags: diagnostic.tags.map((tag) => tags[tag]) }),
		...(diagnostic.related.length > 0 && {
			relatedInformation: diagnostic.related.map(({ file, range, message }) => ({
				location: { uri: uris.uri(file), range: uris.range(file, range) },
				message,
			})),
		}),
	};
}

/** A finding in the protocol's form. */
export function toLspFinding(finding: RuleFinding, uris: Uris, locale: Locale): LspDiagnostic {
	return toLspDiagnostic(toDiagnostic(finding, locale), uris, () => undefined);
}

/** What was found in a target file, in the protocol's form. */
export function toTargetDiagnostic(
	{ range, severity, message, elsewhere }: TargetFinding,
	uris: Uris,
	locale: Locale,
): LspDiagnostic {
	const line = elsewhere && {
		start: { line: elsewhere.line, character: 0 },
		end: { line: elsewhere.line + 1, character: 0 },
	};
	const text = render(message, locale);
	return {
		range,
		severity: severities[severity],
		source: 'dolphindb-cluster',
		message: text,
		...(elsewhere &&
			line && {
				relatedInformation: [{ location: { uri: uris.uri(elsewhere.file), range: line }, message: text }],
			}),
	};
}

/** A fix in the protocol's form. */
export function toCodeAction({ finding, fix }: FixAction, session: Session): CodeAction {
	const { uris, locale } = session;
	const title = render(fix.title, locale);
	return {
		title,
		kind: CodeActionKind.QuickFix,
		...(fix.preferred && { isPreferred: true }),
		diagnostics: [toLspFinding(finding, uris, locale)],
		...(fix.command
			? { command: { title, command: fix.command.id, arguments: [...fix.command.arguments] } }
			: { edit: toWorkspaceEdit(fix.changes, session) }),
	};
}
