import * as vscode from 'vscode';
import {
	type BaseLanguageClient,
	CloseAction,
	type CloseHandlerResult,
	ErrorAction,
	type ErrorHandler,
	type ErrorHandlerResult,
	type Message,
} from 'vscode-languageclient';

const MAX_CRASHES = 5;
const WITHIN_MINUTES = 3;
const SHOWN_SECONDS = 15;

/** Starts a crashed server again, and tells the user, in the language of the editor, when that does not help. */
export class FailureReport implements ErrorHandler {
	readonly #log: vscode.LogOutputChannel;
	readonly #restart: () => Promise<void>;
	#crashes: number[] = [];
	#isShown = false;

	constructor(log: vscode.LogOutputChannel, restart: () => Promise<void>) {
		this.#log = log;
		this.#restart = restart;
	}

	/** Takes the place of the messages that the client library would show by itself, which are English only. */
	attach(client: BaseLanguageClient): void {
		const logError = client.error.bind(client);
		client.error = (message, data, showNotification) => {
			logError(message, data, false);
			if (showNotification === 'force') this.show();
		};
	}

	/** Says that the server is not running, once at a time. */
	show(): void {
		if (this.#isShown) return;
		this.#isShown = true;
		void this.#show().finally(() => {
			this.#isShown = false;
		});
	}

	error(_error: Error, _message: Message | undefined, count: number | undefined): ErrorHandlerResult {
		if (count !== undefined && count <= 3) return { action: ErrorAction.Continue, handled: true };
		this.show();
		return { action: ErrorAction.Shutdown, handled: true };
	}

	closed(): CloseHandlerResult {
		const now = Date.now();
		this.#crashes = [...this.#crashes.filter((time) => now - time < WITHIN_MINUTES * 60_000), now];
		if (this.#crashes.length < MAX_CRASHES) {
			this.#sayQuietly(vscode.l10n.t('The DolphinDB language server has crashed and is started again.'));
			return { action: CloseAction.Restart, handled: true };
		}
		this.show();
		return { action: CloseAction.DoNotRestart, handled: true };
	}

	/** In the status bar, for a while: the user has nothing to do. */
	#sayQuietly(text: string): void {
		this.#log.warn(text);
		vscode.window.setStatusBarMessage(`$(warning) ${text}`, SHOWN_SECONDS * 1000);
	}

	async #show(): Promise<void> {
		const showLog = vscode.l10n.t('Show Log');
		const restart = vscode.l10n.t('Restart Server');
		const text = vscode.l10n.t('The DolphinDB language server is not running. Files are not checked until it is.');
		const answer = await vscode.window.showErrorMessage(text, showLog, restart);
		if (answer === showLog) this.#log.show();
		if (answer !== restart) return;
		this.#crashes = [];
		this.#isShown = false;
		await this.#restart();
	}
}
