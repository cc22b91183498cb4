import {
	type CodeAction,
	CodeActionKind,
	type CodeActionParams,
	type Range,
	type WorkspaceEdit,
} from 'vscode-languageserver';
import { render, say } from '../../base/message.ts';
import {
	type FixAllAction,
	type FixAllRequest,
	fixAllActions,
	fixAllChanges,
} from '../../features/code-actions/fix-all-actions.ts';
import { type FixAction, fixActions } from '../../features/code-actions/fixes.ts';
import { mirrored } from '../../features/code-actions/mirror.ts';
import { type SuppressAction, suppressActions } from '../../features/code-actions/suppress-actions.ts';
import { versionRules } from '../../features/version-lens.ts';
import { type FixAllParams, fixAllRequest } from '../../protocol/messages.ts';
import { decode } from '../../workspace/uris.ts';
import { FIX_ALL_KIND } from '../capabilities.ts';
import { toCodeAction, toLspFinding } from '../convert.ts';
import { joinedActions } from '../joined-actions.ts';
import type { MakePart } from '../part.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { toWorkspaceEdit } from '../workspace-edit.ts';
import { Refactorings, wantedKinds } from './refactorings.ts';

const FIX_FILE = say({
	en: 'Fix all DolphinDB findings that are certain',
	zh: '修复所有可确定的 DolphinDB 问题',
});

/** Offers fixes, fixes for all findings of a kind, comments that switch a finding off, and refactorings. */
export const codeActionsPart: MakePart = (session) => {
	const actions = new CodeActions(session);
	return {
		initialize: ({ capabilities }) => {
			const { resolveSupport, dataSupport } = capabilities.textDocument?.codeAction ?? {};
			actions.canResolve = (dataSupport ?? false) && (resolveSupport?.properties.includes('edit') ?? false);
			actions.refactorings.learn(capabilities, actions.canResolve);
		},
	};
};

class CodeActions {
	readonly #session: Session;
	/** Whether the client asks for the edit of an action when it is taken. */
	canResolve = false;
	readonly refactorings: Refactorings;

	constructor(session: Session) {
		this.#session = session;
		this.refactorings = new Refactorings(session);
		const { connection } = session;
		connection.onCodeAction(runSafe(connection, 'codeAction', [], (params) => this.#actions(params)));
		connection.onCodeActionResolve((action) =>
			runSafe(connection, 'codeAction/resolve', action, () => this.#resolve(action))(action),
		);
		connection.onRequest<WorkspaceEdit, void>(
			fixAllRequest,
			runSafe<FixAllParams, WorkspaceEdit>(
				connection,
				fixAllRequest,
				{ changes: {} },
				async ({ uri, where = 'cluster', codes, only }) => {
					await this.#session.ready;
					return this.#edit({ file: decode(uri), where, codes: only === 'version' ? versionRules : codes });
				},
			),
		);
	}

	#actions({ textDocument, range, context }: CodeActionParams): CodeAction[] {
		const { uris } = this.#session;
		const file = uris.id(textDocument.uri);
		const wants = wantedKinds(context);
		if (context.only && wants(FIX_ALL_KIND)) return this.#fixFile(file);
		const at = { start: uris.position(file, range.start), end: uris.position(file, range.end) };
		return [
			...(wants(CodeActionKind.QuickFix) ? this.#quickFixes(file, at) : []),
			...this.refactorings.actions(file, at, context),
		];
	}

	#quickFixes(file: string, at: Range): CodeAction[] {
		const snapshot = this.#session.workspace.snapshot();
		return [
			...joinedActions(fixActions(snapshot, file, at).flatMap((action) => this.#fix(mirrored(snapshot, action)))),
			...fixAllActions(snapshot, file, at).map((action) => this.#fixAll(action)),
			...suppressActions(snapshot, file, at).flatMap((action) => this.#suppress(action)),
		];
	}

	/** An editor that hides a byte order mark cannot remove it by an edit; our client goes to the file itself. */
	#fix(action: FixAction): CodeAction[] {
		const { uris, ownClient } = this.#session;
		const { code, at } = action.finding;
		if (action.fix.command && !ownClient) return []; // other editors cannot carry it out
		if (code !== 'file-bom' || !uris.hidesMark(at.file)) return [toCodeAction(action, this.#session)];
		if (!ownClient) return [];
		const { edit: _, ...base } = toCodeAction(action, this.#session);
		const command = 'dolphindbCluster.removeByteOrderMark';
		return [{ ...base, command: { title: base.title, command, arguments: [{ uri: uris.uri(at.file) }] } }];
	}

	/** What happens on saving a file must not reach into others that nobody looks at. */
	#fixFile(file: string): CodeAction[] {
		const { workspace } = this.#session;
		const changes = fixAllChanges(workspace, { file, where: 'file', alone: true });
		if (changes.length === 0) return [];
		const edit = toWorkspaceEdit(changes, this.#session);
		const title = render(FIX_FILE, this.#session.locale);
		return [{ title, kind: FIX_ALL_KIND, edit }];
	}

	#fixAll({ title, request, finding }: FixAllAction): CodeAction {
		const { uris, locale, ownClient } = this.#session;
		const base: CodeAction = {
			title: render(title, locale),
			kind: CodeActionKind.QuickFix,
			diagnostics: [toLspFinding(finding, uris, locale)],
		};
		if (ownClient) {
			// Our client applies edits itself: it can change line ends, which the protocol knows nothing of.
			const { file, where, codes } = request;
			const command = 'dolphindbCluster.fixAllInCluster';
			return { ...base, command: { title: base.title, command, arguments: [{ uri: uris.uri(file), where, codes }] } };
		}
		return this.canResolve ? { ...base, data: request } : { ...base, edit: this.#edit(request) };
	}

	#suppress(action: SuppressAction): CodeAction[] {
		const { uris, locale, ownClient } = this.#session;
		const diagnostics = [toLspFinding(action.finding, uris, locale)];
		const base = { title: render(action.title, locale), kind: CodeActionKind.QuickFix, diagnostics };
		if ('changes' in action) return [{ ...base, edit: toWorkspaceEdit(action.changes, this.#session) }];
		if (!ownClient) return []; // other editors do not know the command
		const { file, code } = action.setting;
		const command = 'dolphindbCluster.switchOffInSettings';
		return [{ ...base, command: { title: base.title, command, arguments: [{ uri: uris.uri(file), code }] } }];
	}

	#resolve(action: CodeAction): CodeAction {
		const refactored = this.refactorings.resolve(action);
		if (refactored) return refactored;
		const { file, where, codes } = (action.data ?? {}) as Partial<FixAllRequest>; // comes back as it was sent
		if (typeof file !== 'string' || (where !== 'file' && where !== 'cluster')) return action;
		return { ...action, edit: this.#edit({ file, where, codes }) };
	}

	#edit(request: FixAllRequest): WorkspaceEdit {
		return toWorkspaceEdit(fixAllChanges(this.#session.workspace, request), this.#session);
	}
}
