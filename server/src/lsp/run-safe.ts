import type { CancellationToken, Connection } from 'vscode-languageserver';

/**
 * Wraps a request handler: a mistake of ours is logged with the name of the request, and the client gets the empty
 * answer instead of a dead server.
 */
export function runSafe<Params, Result>(
	connection: Connection,
	name: string,
	fallback: Result,
	work: (params: Params) => Result | Promise<Result>,
): (params: Params, token?: CancellationToken) => Promise<Result> {
	// A request without parameters comes with the token as its only argument.
	return async (params, token) => {
		try {
			return token?.isCancellationRequested ? fallback : await work(params);
		} catch (error) {
			connection.console.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
			return fallback;
		}
	};
}
