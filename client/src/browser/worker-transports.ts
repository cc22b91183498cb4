import {
	AbstractMessageReader,
	AbstractMessageWriter,
	type DataCallback,
	type Disposable,
	type Message,
	type MessageTransports,
} from 'vscode-languageclient/browser';

/**
 * The two ways of messages to a language server in a worker. A worker has no end that could be seen: it only tells of an
 * error that nobody caught, or of a script that is not there. That counts as a server that has crashed.
 */
export function workerTransports(worker: Worker): MessageTransports {
	return { reader: new WorkerReader(worker), writer: new WorkerWriter(worker) };
}

class WorkerReader extends AbstractMessageReader {
	readonly #worker: Worker;

	constructor(worker: Worker) {
		super();
		this.#worker = worker;
		worker.addEventListener('error', () => {
			worker.terminate();
			this.fireClose();
		});
	}

	listen(callback: DataCallback): Disposable {
		const heard = ({ data }: MessageEvent<Message>) => callback(data);
		this.#worker.addEventListener('message', heard);
		return { dispose: () => this.#worker.removeEventListener('message', heard) };
	}
}

class WorkerWriter extends AbstractMessageWriter {
	readonly #worker: Worker;

	constructor(worker: Worker) {
		super();
		this.#worker = worker;
	}

	async write(message: Message): Promise<void> {
		this.#worker.postMessage(message);
	}

	end(): void {}
}
