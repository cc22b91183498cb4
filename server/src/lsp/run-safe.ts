import {
	CancellationToken,
	type Connection,
	LSPErrorCodes,
	RAL,
	ResponseError,
	type ResultProgressReporter,
} from 'vscode-languageserver';

/** Says why a request is not worked on: an error to answer with, or that the empty answer is the only honest one. */
export type Gate = (params: unknown) => ResponseError<void> | 'empty' | undefined;

const gates = new WeakMap<Connection, Gate>();

/** Has every request of a connection that goes through `runSafe` pass a gate first. */
export function guard(connection: Connection, gate: Gate): void {
	gates.set(connection, gate);
}

/**
 * Wraps a request handler: a mistake of ours is logged with the name of the request, and the client gets the empty
 * answer instead of a dead server. A request that was cancelled is answered with the error of the protocol, and so is
 * one that `work` refuses by throwing a `ResponseError`. `parts` takes parts of the answer ahead, where the client
 * wants them.
 */
export function runSafe<Params, Result, Part = unknown>(
	connection: Connection,
	name: string,
	fallback: Result,
	work: (params: Params, token: CancellationToken, parts?: ResultProgressReporter<Part>) => Result | Promise<Result>,
): (
	params: Params,
	token?: CancellationToken,
	progress?: unknown,
	parts?: ResultProgressReporter<Part>,
) => Promise<Result> {
	return async (params, given, _progress, parts) => {
		// A request without parameters comes with the token as its only argument.
		const token = given ?? (CancellationToken.is(params) ? params : CancellationToken.None);
		try {
			throwIfCancelled(token);
			const stopped = gates.get(connection)?.(params);
			if (stopped instanceof ResponseError) throw stopped;
			return stopped === 'empty' ? fallback : await work(params, token, parts);
		} catch (error) {
			if (error instanceof ResponseError) throw error;
			logError(connection, name, error);
			return fallback;
		}
	};
}

/** Wraps a handler of notifications: a mistake of ours is logged, and the server lives on. */
export function hearSafe<Params>(
	connection: Connection,
	name: string,
	work: (params: Params) => void | Promise<void>,
): (params: Params) => Promise<void> {
	return async (params) => {
		try {
			await work(params);
		} catch (error) {
			logError(connection, name, error);
		}
	};
}

/** Stops the work on a request that was cancelled, with the answer that the protocol has for it. */
export function throwIfCancelled(token: CancellationToken): void {
	if (token.isCancellationRequested) throw cancelled();
}

/** Waits for something, but not longer than the client waits for the answer. */
export async function orCancelled<Value>(promise: Promise<Value>, token: CancellationToken): Promise<Value> {
	throwIfCancelled(token);
	return new Promise<Value>((resolve, reject) => {
		const listener = token.onCancellationRequested(() => reject(cancelled()));
		void promise.then(resolve, reject).finally(() => listener.dispose());
	});
}

/** Lets a message be heard that has arrived meanwhile. */
export async function nextTurn(): Promise<void> {
	await new Promise<void>((resolve) => void RAL().timer.setImmediate(resolve));
}

/** Lets other messages be heard, a cancellation among them, which then ends the work. */
export async function breath(token: CancellationToken): Promise<void> {
	await nextTurn();
	throwIfCancelled(token);
}

/** Works through many things a slice at a time; between slices other messages are heard, a cancellation among them. */
export async function inSlices<Item>(
	items: readonly Item[],
	size: number,
	token: CancellationToken,
	work: (slice: readonly Item[]) => void,
): Promise<void> {
	for (let start = 0; start < items.length; start += size) {
		if (start > 0) await breath(token);
		else throwIfCancelled(token);
		work(items.slice(start, start + size));
	}
}

/** Answers with a list: in parts where the client takes parts, and then the end of it is empty; else whole. */
export async function answerList<Item>(
	items: readonly Item[],
	token: CancellationToken,
	parts: ResultProgressReporter<Item[]> | undefined,
	size = 200,
): Promise<Item[]> {
	if (!parts) return [...items];
	await inSlices(items, size, token, (slice) => parts.report([...slice]));
	return [];
}

function cancelled(): ResponseError<void> {
	return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

function logError(connection: Connection, name: string, error: unknown): void {
	connection.console.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}
