import {
	type CodeAction,
	CodeActionKind,
	type CreateFile,
	DiagnosticSeverity,
	DiagnosticTag,
	type Diagnostic as LspDiagnostic,
	type RenameFile,
	type TextEdit,
	type WorkspaceEdit,
} from 'vscode-languageserver';
import { groupBy } from '../base/collections.ts';
import { type Locale, render } from '../base/message.ts';
import type { FixAction } from '../features/code-actions/fixes.ts';
import { type Diagnostic, toDiagnostic } from '../features/diagnostics.ts';
import type { FileChange } from '../rules/rule.ts';
import type { RuleFinding } from '../rules/run-rules.ts';
import type { Uris } from '../workspace/uris.ts';

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

/** A fix in the protocol's form. */
export function toCodeAction({ finding, fix }: FixAction, uris: Uris, locale: Locale): CodeAction {
	const title = render(fix.title, locale);
	return {
		title,
		kind: CodeActionKind.QuickFix,
		...(fix.preferred && { isPreferred: true }),
		diagnostics: [toLspFinding(finding, uris, locale)],
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
	// All edits of a file in one: editors carry out one after the other, and a second would meet text that has moved.
	const byFile = groupBy(
		changes.filter((change) => change.kind !== 'rename'),
		({ file }) => file,
	);
	const edits = [...byFile].map(([file, its]) => ({
		textDocument: { uri: uris.uri(file), version: null },
		edits: its.map((change) => toTextEdit(change, uris)),
	}));
	return { documentChanges: [...files, ...edits] };
}

function toTextEdit(change: Exclude<FileChange, { kind: 'rename' }>, uris: Uris): TextEdit {
	if (change.kind === 'edit') return { range: uris.range(change.file, change.range), newText: change.newText };
	const start = { line: 0, character: 0 };
	return { range: { start, end: start }, newText: change.text };
}
