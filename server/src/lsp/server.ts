import {
	type Connection,
	type InitializeParams,
	type InitializeResult,
	MessageType,
	ShowMessageNotification,
	TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { localeOf } from '../base/locale.ts';
import { type Message, render } from '../base/message.ts';
import type { InitializationOptions } from '../protocol/messages.ts';
import { rules } from '../rules/registry.generated.ts';
import type { Runtime } from '../workspace/runtime.ts';
import { Uris } from '../workspace/uris.ts';
import { Workspace } from '../workspace/workspace.ts';
import { workspaceFiles } from './client-files.ts';
import { DiagnosticsPush } from './diagnostics-push.ts';
import { FileSync } from './file-sync.ts';
import type { Part } from './part.ts';
import { parts } from './parts.ts';
import type { Session } from './session.ts';
import { SettingsSync } from './settings-sync.ts';
import { Troubles } from './troubles.ts';

/** The version the server reports; the build puts the one of package.json here. */
declare const SERVER_VERSION: string | undefined;

/**
 * Starts the language server on a connection. It opens nothing by itself; `local` reads the files of its machine, where
 * it has a file system.
 */
export function startServer(connection: Connection, local?: Runtime): void {
	const documents = new TextDocuments(TextDocument);
	const uris = new Uris();
	const workspace = new Workspace(rules);
	const push = new DiagnosticsPush(connection, uris);
	const page = (code: string) => rulePage(session, local?.rulePages, code);
	let isReady = (): void => undefined;
	const session: Session = {
		connection,
		documents,
		workspace,
		uris,
		locale: 'en',
		clientLocale: 'en',
		ownClient: false,
		ready: new Promise((resolve) => {
			isReady = resolve;
		}),
		refresh: (first) => {
			push.publish(workspace.snapshot(), session.locale, page, first);
			for (const part of all) part.refreshed?.();
		},
		troubles: new Troubles((problem) => tell(problem, session)),
	};
	const runtime = workspaceFiles(session, local);
	const settings = new SettingsSync(session, runtime);
	const files = new FileSync(session, runtime, (file) => settings.fileChanged(file));
	const all: readonly Part[] = [files, settings, ...parts.map((make) => make(session))];
	connection.onInitialize((params) => initialize(params, session, all));
	connection.onInitialized(async () => {
		// A client that refuses to tell its settings gets the defaults, and its files are checked all the same.
		await settings.start().catch((error: unknown) => connection.console.error(`settings: ${String(error)}`));
		await files.start().finally(isReady); // whoever waits gets what there is
	});
	documents.listen(connection);
	connection.listen();
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

function initialize(params: InitializeParams, session: Session, all: readonly Part[]): InitializeResult {
	// The options are ours: the client sends them. A foreign client may send anything, so only a string is taken over.
	const options = (params.initializationOptions ?? {}) as InitializationOptions;
	session.ownClient = options.ownClient === true;
	session.clientLocale = localeOf(options.locale ?? params.locale);
	session.locale = session.clientLocale;
	const said = all.map((part) => part.initialize?.(params) ?? {});
	const workspace = Object.assign({}, ...said.map((one) => one.workspace)); // several parts have something to say of it
	return {
		capabilities: { ...Object.assign({}, ...said), workspace },
		serverInfo: { name: 'dolphindb-cluster', version: typeof SERVER_VERSION === 'string' ? SERVER_VERSION : 'dev' },
	};
}
