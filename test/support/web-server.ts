import vm from 'node:vm';
import { build } from 'esbuild';
import {
	AbstractMessageReader,
	AbstractMessageWriter,
	type DataCallback,
	type Disposable,
	type Message,
} from 'vscode-jsonrpc/node';
import { createProtocolConnection, type ProtocolConnection } from 'vscode-languageserver-protocol/node';
import { BUNDLES, type Bundle, bundleOptions, serverChunks } from '../../scripts/build.mjs';

/** The text of a bundle, and the modules of Node.js it is made with. */
export async function bundleOf(outfile: string): Promise<{ text: string; inputs: readonly string[] }> {
	const bundle = BUNDLES.find((one) => one.outfile === outfile);
	if (!bundle) throw new Error(`there is no bundle ${outfile}`);
	return built(bundle);
}

/** Builds a bundle in memory. */
export async function built(bundle: Bundle): Promise<{ text: string; inputs: readonly string[] }> {
	const { outputFiles, metafile } = await build({
		...bundleOptions(bundle, true),
		write: false,
		metafile: true,
	});
	return { text: outputFiles[0]?.text ?? '', inputs: Object.keys(metafile.inputs) };
}

/** Where the scripts of the server lie, for a worker that runs nowhere. */
const FOLDER = 'https://example.org/dist/server/';

/** A worker in which the bundled server runs: it has what workers have, and nothing of Node.js. */
export interface FakeWorker {
	readonly connection: ProtocolConnection;
	readonly isClosed: () => boolean;
}

let chunks: ReturnType<typeof serverChunks> | undefined;

/** Starts the server that browsers get, with a connection to it. It is built once for the tests of a file. */
export async function startWebServer(): Promise<FakeWorker> {
	chunks ??= serverChunks(true);
	const { files } = await chunks;
	const toClient = new PortReader();
	let isClosed = false;
	const worker: Record<string, unknown> = {
		...{ TextDecoder, TextEncoder, atob, btoa, setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask },
		...{ console, URL, performance, structuredClone, crypto, onmessage: undefined },
		importScripts: (url: string) => run(url),
		// The first message says where the other scripts lie. Of errors nobody tells here.
		addEventListener: (type: string, listener: unknown) => {
			if (type === 'message') worker['onmessage'] = listener;
		},
		close: () => {
			isClosed = true;
		},
		postMessage: (message: Message) => toClient.receive(structuredClone(message)),
	};
	worker['self'] = worker;
	vm.createContext(worker);
	const run = (url: string) => vm.runInContext(files.get(url.slice(FOLDER.length)) ?? '', worker, { filename: url });
	run(`${FOLDER}worker.js`);
	(worker['onmessage'] as (event: { data: string }) => void)({ data: FOLDER });
	const toServer = new PortWriter((message) => {
		(worker['onmessage'] as (event: { data: Message }) => void)({ data: structuredClone(message) });
	});
	return { connection: createProtocolConnection(toClient, toServer), isClosed: () => isClosed };
}

class PortReader extends AbstractMessageReader {
	#callback: DataCallback = () => {};

	listen(callback: DataCallback): Disposable {
		this.#callback = callback;
		return { dispose: () => {} };
	}

	receive(message: Message): void {
		queueMicrotask(() => this.#callback(message));
	}
}

class PortWriter extends AbstractMessageWriter {
	readonly #send: (message: Message) => void;

	constructor(send: (message: Message) => void) {
		super();
		this.#send = send;
	}

	async write(message: Message): Promise<void> {
		queueMicrotask(() => this.#send(message));
	}

	end(): void {}
}
