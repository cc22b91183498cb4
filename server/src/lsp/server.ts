import {
	type Connection,
	ErrorCodes,
	type InitializeParams,
	MessageType,
	ResponseError,
	ShowMessageNotification,
} from 'vscode-languageserver';
import { localeOf } from '../base/locale.ts';
import { type Message, render } from '../base/message.ts';
import type { InitializationOptions } from '../protocol/messages.ts';
import { rules } from '../rules/registry.generated.ts';
import type { Runtime } from '../workspace/runtime.ts';
import { Uris } from '../workspace/uris.ts';
import { Workspace } from '../workspace/workspace.ts';
import { answerTo, isOwnClient } from './capabilities.ts';
import { workspaceFiles } from './client-files.ts';
import { Diagnostics } from './diagnostics.ts';
import { OpenDocuments } from './documents.ts';
import { FileEvents } from './file-events.ts';
import { FileSync } from './file-sync.ts';
import type { Part } from './part.ts';
import { parts } from './parts.ts';
import { guard, hearSafe } from './run-safe.ts';
import type { Session } from './session.ts';
import { SettingsSync } from './settings-sync.ts';
import { TargetFiles } from './target-files.ts';
import { TargetRegistrations } from './target-registrations.ts';
import { Troubles } from './troubles.ts';

/**
 * Starts the language server on a connection, which somebody listens to. It opens nothing by itself; `local` reads the
 * files of its machine, where it has a file system. `answered` is what the client said with `initialize`, where somebody
 * has answered that already.
 */
export function startServer(connection: Connection, local?: Runtime, answered?: InitializeParams): void {
	const uris = new Uris();
	const workspace = new Workspace(rules);
	let state: State = 'new';
	let isReady = (): void => undefined;
	const session: Session = {
		connection,
		documents: new OpenDocuments(connection),
		workspace,
		read: (file) => runtime.read(file),
		uris,
		locale: 'en',
		clientLocale: 'en',
		ownClient: false,
		jsonServer: false,
		takesDocumentChanges: false,
		ready: new Promise((resolve) => {
			isReady = resolve;
		}),
		refresh: (first) => {
			if (state !== 'ready') return; // of files that are not all read yet, much would be said that is not so
			diagnostics.publish(first);
			for (const part of all) part.refreshed?.(first);
		},
		troubles: new Troubles((problem) => tell(problem, session)),
		settingsFiles: new Map(),
	};
	const runtime = workspaceFiles(session, local);
	const targets = new TargetFiles(session);
	const registrations = new TargetRegistrations(session);
	const diagnostics = new Diagnostics(session, targets, (code) => rulePage(session, local?.rulePages, code));
	const settings = new SettingsSync(session, runtime);
	const files = new FileSync(session, runtime, settings);
	const events = new FileEvents(session, files);
	const all: readonly Part[] = [
		files,
		events,
		settings,
		targets,
		registrations,
		diagnostics,
		...parts.map((make) => make(session)),
	];
	guard(connection, (params) => refusal(state) ?? (isOutOfStep(params, session) ? 'empty' : undefined));
	const meet = (params: InitializeParams): void => {
		state = 'reading';
		initialize(params, session, all);
	};
	if (answered) meet(answered);
	connection.onInitialize((params) => {
		if (state !== 'new') return new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already.');
		meet(params);
		return answerTo(params);
	});
	connection.onInitialized(
		hearSafe(connection, 'initialized', async () => {
			settings.start();
			events.start();
			registrations.start();
			await files.start().finally(() => {
				state = 'ready';
				isReady(); // whoever waits gets what there is
				session.refresh();
			});
		}),
	);
	connection.onShutdown(() => {
		state = 'ended';
		diagnostics.stop();
	});
}

/** A server answers between the first and the last message of its life only; diagnostics need all files. */
type State = 'new' | 'reading' | 'ready' | 'ended';

function refusal(state: State): ResponseError<void> | undefined {
	if (state === 'new') return new ResponseError(ErrorCodes.ServerNotInitialized, 'The server is not initialized yet.');
	return state === 'ended' ? new ResponseError(ErrorCodes.InvalidRequest, 'The server was shut down.') : undefined;
}

/** About a text that is not known, every answer would be a guess. */
function isOutOfStep(params: unknown, { documents }: Session): boolean {
	const { textDocument, uri = textDocument?.uri } = (params ?? {}) as {
		textDocument?: { uri?: unknown };
		uri?: unknown;
	};
	return typeof uri === 'string' && documents.isOutOfStep(uri);
}

/** Our own client shows what is wrong without being in the way; in other editors a message is the only place for it. */
function tell(problem: Message, { connection, locale, ownClient }: Session): void {
	const message = render(problem, locale);
	if (ownClient) connection.console.warn(message);
	else void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
}

/** Our own client shows the pages by itself; others are led to the files, where those lie beside the server. */
function rulePage({ ownClient, locale }: Session, folder: string | undefined, code: string): string | undefined {
	const page = `${locale === 'zh' ? 'zh-cn' : 'en'}/${code}.md`;
	if (ownClient) return `dolphindb-rule:/${page}`;
	return folder === undefined ? undefined : `${folder}/${page}`;
}

function initialize(params: InitializeParams, session: Session, all: readonly Part[]): void {
	// The options are ours: the client sends them. A foreign client may send anything, so only a string is taken over.
	const options = (params.initializationOptions ?? {}) as InitializationOptions;
	session.ownClient = isOwnClient(params);
	session.jsonServer = options.jsonServer === true;
	session.takesDocumentChanges = params.capabilities.workspace?.workspaceEdit?.documentChanges ?? false;
	session.clientLocale = localeOf(options.locale ?? params.locale);
	session.locale = session.clientLocale;
	for (const part of all) part.initialize?.(params);
}
