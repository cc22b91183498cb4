import {
	type ClientCapabilities,
	type CodeAction,
	type CodeActionContext,
	CodeActionTriggerKind,
	MessageType,
	ShowMessageNotification,
} from 'vscode-languageserver';
import { type Message, render, say } from '../../base/message.ts';
import type { Range } from '../../base/span.ts';
import type { Refusal } from '../../features/navigation/renaming.ts';
import type { Refactoring, Rewrite } from '../../features/refactor/refactoring.ts';
import { refactorings } from '../../features/refactor/refactorings.ts';
import { verified } from '../../features/refactor/verified.ts';
import { SUFFIX } from '../capabilities.ts';
import type { Session } from '../session.ts';
import { toWorkspaceEdit } from '../workspace-edit.ts';

/** In larger clusters it takes too long to try everything that could be done, just to show it: what is chosen is tried. */
const MOST_FILES = 100;

/** Tells whether a request asks for actions of a kind: for all, or for those below the kinds that it names. */
export function wantedKinds({ only }: Pick<CodeActionContext, 'only'>): (kind: string) => boolean {
	return (kind) => !only || only.some((one) => `${kind}.`.startsWith(`${one}.`));
}

/** By what a refactoring is found again when the user takes it. */
interface Request {
	readonly refactoring: string;
	readonly file: string;
	readonly range: Range;
}

/** Offers refactorings. What they do is computed when the user asks for actions, or takes one, not at every move of the cursor. */
export class Refactorings {
	readonly #session: Session;
	#canResolve = false;
	#canDisable = false;
	#canCreate = false;

	constructor(session: Session) {
		this.#session = session;
	}

	/** Takes note of what the client can do. */
	learn({ workspace, textDocument }: ClientCapabilities, canResolve: boolean): void {
		this.#canResolve = canResolve;
		this.#canDisable = textDocument?.codeAction?.disabledSupport ?? false;
		this.#canCreate = workspace?.workspaceEdit?.resourceOperations?.includes('create') ?? false;
	}

	/** The actions at a place. */
	actions(file: string, range: Range, context: CodeActionContext): CodeAction[] {
		const isAsked = context.triggerKind !== CodeActionTriggerKind.Automatic;
		if (!isAsked && !this.#canResolve) return [];
		const wants = wantedKinds(context);
		const snapshot = this.#session.workspace.snapshot();
		const isSmall = (snapshot.clusterOf(file)?.files.length ?? 0) <= MOST_FILES;
		const isTried = isAsked && (isSmall || !this.#canResolve);
		return refactorings(snapshot, file, range)
			.filter(({ kind }) => wants(`${kind}.${SUFFIX}`))
			.filter(({ kind }) => isAsked || kind !== 'source.sort') // saving a file must not reach into others
			.flatMap((one) => this.#action(one, { refactoring: one.id, file, range }, isTried));
	}

	#action(refactoring: Refactoring, request: Request, isTried: boolean): CodeAction[] {
		const title = this.#words(refactoring.title);
		const base: CodeAction = { title, kind: `${refactoring.kind}.${SUFFIX}` };
		if ('rename' in refactoring) return this.#rename(base, refactoring.rename);
		if (!isTried) return [{ ...base, data: request }];
		const outcome = this.#outcome(refactoring);
		if ('refusal' in outcome) {
			return this.#canDisable ? [{ ...base, disabled: { reason: this.#words(outcome.refusal) } }] : [];
		}
		if (this.#canResolve) return [{ ...base, data: request }];
		return [{ ...base, edit: toWorkspaceEdit(outcome.changes, this.#session) }];
	}

	/** Other editors have a key for it, and nothing that an action could begin. */
	#rename(base: CodeAction, { file, at }: Extract<Refactoring, { rename: unknown }>['rename']): CodeAction[] {
		const { ownClient, uris } = this.#session;
		if (!ownClient) return [];
		const position = uris.range(file, { start: at, end: at }).start;
		const command = 'dolphindbCluster.renameAt';
		return [{ ...base, command: { title: base.title, command, arguments: [{ uri: uris.uri(file), position }] } }];
	}

	/** The action with its edit, if it is one of these; without one, and with the reason told, where it cannot be done any more. */
	resolve(action: CodeAction): CodeAction | undefined {
		const { refactoring: id, file, range } = (action.data ?? {}) as Partial<Request>; // comes back as it was sent
		if (typeof id !== 'string' || typeof file !== 'string' || !isRange(range)) return undefined;
		const { connection, workspace } = this.#session;
		// The place may be about something else by now: the title says what was chosen.
		const isChosen = (one: Refactoring) => one.id === id && this.#words(one.title) === action.title;
		const found = refactorings(workspace.snapshot(), file, range).find(isChosen);
		const outcome = found && 'rewrite' in found ? this.#outcome(found) : { refusal: GONE };
		if (!('refusal' in outcome)) return { ...action, edit: toWorkspaceEdit(outcome.changes, this.#session) };
		const message = `${action.title}: ${this.#words(outcome.refusal)}`;
		void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
		return action;
	}

	#outcome(refactoring: Extract<Refactoring, { rewrite(): unknown }>): Rewrite | Refusal {
		return verified(this.#session.workspace, refactoring, { canCreate: this.#canCreate });
	}

	#words(message: Message): string {
		return render(message, this.#session.locale);
	}
}

const GONE = say({ en: 'The files have changed meanwhile.', zh: '文件已被修改。' });

function isRange(range: Partial<Range> | undefined): range is Range {
	return typeof range?.start?.line === 'number' && typeof range.end?.line === 'number';
}
