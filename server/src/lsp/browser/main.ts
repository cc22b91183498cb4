import {
	BrowserMessageReader,
	BrowserMessageWriter,
	createConnection,
	ProposedFeatures,
} from 'vscode-languageserver/browser';
import { startServer } from '../server.ts';

// Started by the extension in a worker, which has no file system: all files come from the client.
const worker = self as DedicatedWorkerGlobalScope;
const connection = createConnection(
	ProposedFeatures.all,
	new BrowserMessageReader(worker),
	new BrowserMessageWriter(worker),
);
connection.onExit(() => worker.close());
startServer(connection);
