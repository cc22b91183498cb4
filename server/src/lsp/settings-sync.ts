import {
	DidChangeConfigurationNotification,
	type InitializeParams,
	type ServerCapabilities,
} from 'vscode-languageserver';
import { localeOf } from '../base/locale.ts';
import { type Message, say } from '../base/message.ts';
import { baseName } from '../base/paths.ts';
import type { FileId } from '../base/span.ts';
import { rules } from '../rules/registry.generated.ts';
import { type GivenSettings, joinSettings, readSettings } from '../workspace/read-settings.ts';
import type { Runtime } from '../workspace/runtime.ts';
import { readSettingsFile, settingsFileName } from '../workspace/settings-file.ts';
import { decode } from '../workspace/uris.ts';
import type { Part } from './part.ts';
import type { Session } from './session.ts';

const SECTION = 'dolphindbCluster';

const codes = () => rules.map(({ code }) => code);

/** Keeps the settings equal to those of the client and of `dolphindb-cluster.json` in the folders; the client's win. */
export class SettingsSync implements Part {
	readonly #session: Session;
	readonly #runtime: Runtime;
	readonly #files = new Map<FileId, GivenSettings>();
	#client: GivenSettings = {};
	#canAsk = false;
	#canRegister = false;

	constructor(session: Session, runtime: Runtime) {
		this.#session = session;
		this.#runtime = runtime;
	}

	/** Takes note of what the client can do. */
	initialize({ capabilities, workspaceFolders, rootUri }: InitializeParams): ServerCapabilities {
		this.#canAsk = capabilities.workspace?.configuration ?? false;
		this.#canRegister = capabilities.workspace?.didChangeConfiguration?.dynamicRegistration ?? false;
		const folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
		for (const uri of folders) this.#files.set(`${decode(uri)}/${settingsFileName}`, {});
		const { connection } = this.#session;
		connection.onDidChangeConfiguration(async ({ settings }) => {
			if (this.#canAsk) await this.#ask();
			else this.#take((settings as Record<string, unknown> | null)?.[SECTION]); // whatever a client sends is read leniently
			this.#session.refresh();
		});
		return {};
	}

	/** Fetches the settings for the first time. */
	async start(): Promise<void> {
		await Promise.all([...this.#files.keys()].map((file) => this.#read(file)));
		this.#apply();
		if (this.#canRegister) {
			await this.#session.connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
		}
		if (this.#canAsk) await this.#ask();
	}

	/** Reads a settings file anew that has changed, if it is one of ours. */
	async fileChanged(file: FileId): Promise<void> {
		if (!this.#files.has(file)) return;
		await this.#read(file);
		this.#apply();
	}

	async #read(file: FileId): Promise<void> {
		const { troubles } = this.#session;
		const result = await this.#runtime.read(file);
		if (result === undefined) {
			this.#files.set(file, {});
			troubles.forget(file);
		} else if ('problem' in result) troubles.set(file, [result.problem]);
		else {
			const { given, problems, isBroken } = readSettingsFile(baseName(file), result.text, codes());
			troubles.set(file, problems);
			// While somebody is writing, the file is no JSON for a moment; what it said before goes on to hold.
			if (!isBroken) this.#files.set(file, given);
		}
	}

	async #ask(): Promise<void> {
		this.#take(await this.#session.connection.workspace.getConfiguration(SECTION));
	}

	#take(input: unknown): void {
		const { given, problems } = readSettings(input, codes());
		const bad = problems.map(({ key, reason }) => badSetting(key, reason));
		this.#session.troubles.set(SECTION, bad);
		this.#client = given;
		this.#apply();
	}

	#apply(): void {
		const session = this.#session;
		const settings = joinSettings(...this.#files.values(), this.#client);
		session.workspace.setSettings(settings);
		session.locale = settings.language === 'auto' ? session.clientLocale : localeOf(settings.language);
	}
}

function badSetting(key: string, reason: Message): Message {
	return say({ en: '{setting}: {reason}', zh: '{setting}：{reason}' }, { setting: `${SECTION}.${key}`, reason });
}
