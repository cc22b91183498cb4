import { DidChangeConfigurationNotification, type InitializeParams } from 'vscode-languageserver';
import { localeOf } from '../base/locale.ts';
import { rules } from '../rules/registry.generated.ts';
import { joinSettings, readSettings } from '../workspace/read-settings.ts';
import type { Session } from './server.ts';

const SECTION = 'dolphindbCluster';

/** Keeps the settings equal to those of the client. */
export class SettingsSync {
	readonly #session: Session;
	#canAsk = false;
	#canRegister = false;

	constructor(session: Session) {
		this.#session = session;
	}

	/** Takes note of what the client can do. */
	initialize(params: InitializeParams): void {
		this.#canAsk = params.capabilities.workspace?.configuration ?? false;
		this.#canRegister = params.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration ?? false;
		const { connection } = this.#session;
		connection.onDidChangeConfiguration(async ({ settings }) => {
			if (this.#canAsk) await this.#ask();
			else this.#take((settings as Record<string, unknown> | null)?.[SECTION]); // whatever a client sends is read leniently
			this.#session.refresh();
		});
	}

	/** Fetches the settings for the first time. */
	async start(): Promise<void> {
		if (this.#canRegister) {
			await this.#session.connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
		}
		if (this.#canAsk) await this.#ask();
	}

	async #ask(): Promise<void> {
		this.#take(await this.#session.connection.workspace.getConfiguration(SECTION));
	}

	#take(input: unknown): void {
		const { given, problems } = readSettings(
			input,
			rules.map(({ code }) => code),
		);
		const settings = joinSettings(given);
		const { workspace, warn } = this.#session;
		workspace.setSettings(settings);
		this.#session.locale = settings.language === 'auto' ? this.#session.clientLocale : localeOf(settings.language);
		for (const { key, reason } of problems) {
			warn(`${SECTION}.${key}: ${reason}`);
		}
	}
}
