import { BrowserMessageReader, BrowserMessageWriter } from 'vscode-languageclient/browser';

/** The two ways of messages to a language server in a worker. One that fails counts as a server that has crashed. */
export function workerTransports(worker: Worker): { reader: WorkerReader; writer: BrowserMessageWriter } {
	return { reader: new WorkerReader(worker), writer: new BrowserMessageWriter(worker) };
}

/** A worker has no end that could be seen: it only tells of an error that nobody caught, or of a script that is not there. */
class WorkerReader extends BrowserMessageReader {
	constructor(worker: Worker) {
		super(worker);
		worker.addEventListener('error', () => {
			worker.terminate();
			this.fireClose();
		});
	}
}
