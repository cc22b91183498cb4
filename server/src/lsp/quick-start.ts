import type { Connection, ConnectionOptions, InitializeParams, Message, MessageStrategy } from 'vscode-languageserver';
import type { Runtime } from '../workspace/runtime.ts';
import { answerTo } from './capabilities.ts';

/**
 * Answers `initialize` with what needs little to be loaded, and has the server loaded with the next message, which a
 * client sends when it has the answer. What is said while that is loaded waits, so that nobody notices.
 */
export function startQuickly(connect: (options: ConnectionOptions) => Connection, local?: LoadRuntime): void {
	let answered: InitializeParams | undefined;
	const door = new Door(async () => {
		const [{ startServer }, runtime] = await Promise.all([import('./server.ts'), local?.()]);
		startServer(connection, runtime, answered);
	});
	const connection = connect({ messageStrategy: door });
	connection.onInitialize((params) => {
		answered = params;
		return answerTo(params);
	});
	connection.listen();
}

/** Loads what reads the files of this machine. */
type LoadRuntime = () => Promise<Runtime>;

/** Keeps messages waiting, in their order, until somebody is there to hear them. */
class Door implements MessageStrategy {
	readonly #call: () => Promise<void>;
	readonly #waiting: (() => void)[] = [];
	#state: 'untouched' | 'answered' | 'called' | 'open' = 'untouched';

	constructor(call: () => Promise<void>) {
		this.#call = call;
	}

	/** The first message passes if it is `initialize`; with any other one a client is out of order, which the server says. */
	handleMessage(message: Message, pass: (message: Message) => void): void {
		if (this.#state === 'untouched' && isInitialize(message)) {
			this.#state = 'answered';
			pass(message);
		} else if (this.#state === 'open') pass(message);
		else this.#wait(() => pass(message));
	}

	#wait(enter: () => void): void {
		this.#waiting.push(enter);
		if (this.#state === 'called') return;
		this.#state = 'called';
		void this.#call().then(() => {
			this.#state = 'open';
			for (const next of this.#waiting.splice(0)) next();
		});
	}
}

function isInitialize(message: Message): boolean {
	return 'method' in message && message.method === 'initialize';
}
