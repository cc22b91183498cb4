import type { WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { render, say } from '../base/message.ts';
import type { Session } from './session.ts';

const TITLE = say({ en: 'Reading the DolphinDB configuration', zh: '正在读取 DolphinDB 配置文件' });
const COUNT = { en: '{read} of {total} files', zh: '{read}/{total} 个文件' };

/** Fewer files are read before anybody could look. */
const MANY = 500;

/** Shows how far a long reading is, where the client can. Nobody waits for the client: it may never answer. */
export class ReadingProgress {
	readonly #session: Session;
	readonly #total: number;
	#read = 0;
	#reporter: WorkDoneProgressServerReporter | undefined;

	constructor(session: Session, total: number) {
		this.#session = session;
		this.#total = total;
		if (total < MANY) return;
		session.connection.window.createWorkDoneProgress().then(
			(reporter) => this.#begin(reporter),
			() => undefined, // a client that refuses shows nothing
		);
	}

	/** One file more was read. */
	step(): void {
		this.#read++;
		if (this.#read === this.#total) this.#reporter?.done();
		else if (this.#read % Math.ceil(this.#total / 20) === 0) {
			const message = render(say(COUNT, { read: this.#read, total: this.#total }), this.#session.locale);
			this.#reporter?.report(Math.floor((100 * this.#read) / this.#total), message);
		}
	}

	#begin(reporter: WorkDoneProgressServerReporter): void {
		reporter.begin(render(TITLE, this.#session.locale), 0);
		if (this.#read === this.#total) reporter.done();
		else this.#reporter = reporter;
	}
}
