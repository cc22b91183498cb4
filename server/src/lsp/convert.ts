import {
	type CodeAction,
	CodeActionKind,
	type CreateFile,
	DiagnosticSeverity,
	DiagnosticTag,
	type Diagnostic as LspDiagnostic,
	type RenameFile,
	type WorkspaceEdit,
} from 'vscode-languageserver';
import { type Locale, render } from '../base/message.ts';
import type { FixAction } from '../features/code-actions.ts';
import { type Diagnostic, rulePage } from '../features/diagnostics.ts';
import type { FileChange } from '../rules/rule.ts';
import type { Uris } from '../workspace/uris.ts';

const severities = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	info: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
} as const;

const tags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** A diagnostic in the protocol's form. */
export function toLspDiagnostic(diagnostic: Diagnostic, uris: Uris): LspDiagnostic {
	return {
		range: diagnostic.range,
		severity: severities[diagnostic.severity],
		source: 'dolphindb',
		code: diagnostic.code,
		codeDescription: { href: rulePage(diagnostic.code) },
		message: diagnostic.message,
		...(diagnostic.tags.length > 0 && { tags: diagnostic.tags.map((tag) => tags[tag]) }),
		...(diagnostic.related.length > 0 && {
			relatedInformation: diagnostic.related.map(({ file, range, message }) => ({
				location: { uri: uris.uri(file), range },
				message,
			})),
		}),
	};
}

/** A fix in the protocol's form. */
export function toCodeAction({ finding, fix }: FixAction, uris: Uris, locale: Locale): CodeAction {
	const title = render(fix.title, locale);
	return {
		title,
		kind: CodeActionKind.QuickFix,
		...(fix.preferred && { isPreferred: true }),
		diagnostics: [
			{
				range: {
					start: { line: finding.at.span.line, character: finding.at.span.start },
					end: { line: finding.at.span.line, character: finding.at.span.end },
				},
				message: render(finding.message, locale),
				severity: severities[finding.severity],
				source: 'dolphindb',
				code: finding.code,
			},
		],
		...(fix.command
			? { command: { title, command: fix.command.id, arguments: [...fix.command.arguments] } }
			: { edit: toWorkspaceEdit(fix.changes, uris) }),
	};
}

/** Changes to any number of files as one edit. Files are created and renamed before texts change. */
export function toWorkspaceEdit(changes: readonly FileChange[], uris: Uris): WorkspaceEdit {
	const files = changes.flatMap((change): (CreateFile | RenameFile)[] => {
		if (change.kind === 'rename') {
			return [{ kind: 'rename', oldUri: uris.uri(change.from), newUri: uris.uri(change.to) }];
		}
		return change.kind === 'create' ? [{ kind: 'create', uri: uris.uri(change.file) }] : [];
	});
	const edits = changes.flatMap((change) => {
		if (change.kind === 'rename') return [];
		const start = { line: 0, character: 0 };
		const [range, newText] =
			change.kind === 'edit' ? [change.range, change.newText] : [{ start, end: start }, change.text];
		return [{ textDocument: { uri: uris.uri(change.file), version: null }, edits: [{ range, newText }] }];
	});
	return { documentChanges: [...files, ...edits] };
}
