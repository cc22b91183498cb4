import { DidChangeConfigurationNotification, type InitializeParams } from 'vscode-languageserver';
import { localeOf } from '../base/locale.ts';
import { type Message, say } from '../base/message.ts';
import { baseName } from '../base/paths.ts';
import type { FileId } from '../base/span.ts';
import { rules } from '../rules/registry.generated.ts';
import { type GivenSettings, joinSettings, readSettings } from '../workspace/read-settings.ts';
import type { Runtime } from '../workspace/runtime.ts';
import { readSettingsFile, settingsFileName } from '../workspace/settings-file.ts';
import type { SettingsFiles } from './file-sync.ts';
import type { Part } from './part.ts';
import { hearSafe } from './run-safe.ts';
import type { Session } from './session.ts';

const SECTION = 'dolphindbCluster';

const codes = () => rules.map(({ code }) => code);

/** Keeps the settings equal to those of the client and of `dolphindb-cluster.json` in the folders; the client's win. */
export class SettingsSync implements Part, SettingsFiles {
	readonly #session: Session;
	readonly #runtime: Runtime;
	readonly #files = new Map<FileId, GivenSettings>();
	#client: GivenSettings = {};
	#canAsk = false;
	#canRegister = false;
	/** How often the client was asked: only the answer to the last question counts. */
	#asked = 0;
	#applied = '';

	constructor(session: Session, runtime: Runtime) {
		this.#session = session;
		this.#runtime = runtime;
	}

	/** Takes note of what the client can do. */
	initialize({ capabilities }: InitializeParams): void {
		this.#canAsk = capabilities.workspace?.configuration ?? false;
		this.#canRegister = capabilities.workspace?.didChangeConfiguration?.dynamicRegistration ?? false;
		const { connection } = this.#session;
		connection.onDidChangeConfiguration(
			hearSafe(connection, 'didChangeConfiguration', ({ settings }) => {
				if (this.#canAsk) this.#ask();
				// Whatever a client sends is read leniently.
				else this.#take((settings as Record<string, unknown> | null)?.[SECTION]);
			}),
		);
	}

	/** Asks the client for its settings. Nobody waits for the answer: until it comes the defaults hold. */
	start(): void {
		const { client, console } = this.#session.connection;
		if (this.#canRegister) {
			client
				.register(DidChangeConfigurationNotification.type, { section: SECTION })
				.catch((error: unknown) => console.warn(`workspace/didChangeConfiguration: ${String(error)}`));
		}
		if (this.#canAsk) this.#ask();
	}

	/** Reads the settings file of a folder of the workspace. */
	async addFolder(folder: FileId): Promise<void> {
		const file = `${folder}/${settingsFileName}`;
		this.#files.set(file, this.#files.get(file) ?? {}); // its place among the others must not depend on the disk
		await this.#read(file);
		this.#apply();
	}

	/** What a folder set does not hold any more. */
	removeFolder(folder: FileId): void {
		this.#files.delete(`${folder}/${settingsFileName}`);
		this.#apply();
	}

	/** Reads a settings file anew that has changed, if it is one of ours. */
	async fileChanged(file: FileId): Promise<void> {
		if (!this.#files.has(file)) return;
		await this.#read(file);
		this.#apply();
	}

	async #read(file: FileId): Promise<void> {
		const { troubles, settingsFiles } = this.#session;
		const result = await this.#runtime.read(file);
		settingsFiles.delete(file);
		if (result === undefined) {
			this.#files.set(file, {});
			troubles.forget(file);
		} else if ('problem' in result) troubles.set(file, [result.problem]);
		else {
			if (result.encoding === 'utf-8') settingsFiles.set(file, result.text);
			const { given, problems, isBroken } = readSettingsFile(baseName(file), result.text, codes());
			troubles.set(file, problems);
			// While somebody is writing, the file is no JSON for a moment; what it said before goes on to hold.
			if (!isBroken) this.#files.set(file, given);
		}
	}

	#ask(): void {
		const question = ++this.#asked;
		const { workspace, console } = this.#session.connection;
		workspace.getConfiguration(SECTION).then(
			(given: unknown) => {
				if (question === this.#asked) this.#take(given);
			},
			// A client that refuses to tell its settings gets the defaults, and its files are checked all the same.
			(error: unknown) => console.error(`workspace/configuration: ${String(error)}`),
		);
	}

	#take(input: unknown): void {
		const { given, problems } = readSettings(input, codes());
		const bad = problems.map(({ key, reason }) => badSetting(key, reason));
		this.#session.troubles.set(SECTION, bad);
		this.#client = given;
		this.#apply();
		this.#session.refresh();
	}

	#apply(): void {
		const session = this.#session;
		const settings = joinSettings(...this.#files.values(), this.#client);
		const text = JSON.stringify(settings);
		if (text === this.#applied) return; // nothing has to be judged anew
		this.#applied = text;
		session.workspace.setSettings(settings);
		session.locale = settings.language === 'auto' ? session.clientLocale : localeOf(settings.language);
	}
}

function badSetting(key: string, reason: Message): Message {
	return say({ en: '{setting}: {reason}', zh: '{setting}：{reason}' }, { setting: `${SECTION}.${key}`, reason });
}
