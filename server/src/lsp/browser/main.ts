import {
	BrowserMessageReader,
	BrowserMessageWriter,
	createConnection,
	ProposedFeatures,
} from 'vscode-languageserver/browser';
import { startQuickly } from '../quick-start.ts';

// Started by the extension in a worker, which has no file system: all files come from the client.
const worker = self as DedicatedWorkerGlobalScope;
startQuickly((options) => {
	const ends = [new BrowserMessageReader(worker), new BrowserMessageWriter(worker)] as const;
	const connection = createConnection(ProposedFeatures.all, ...ends, options);
	connection.onExit(() => worker.close());
	return connection;
});
