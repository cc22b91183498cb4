import { afterEach, expect, test, vi } from 'vitest';
import type { ProtocolConnection } from 'vscode-languageserver-protocol';
import { connect, memoryFiles, root } from '../support/lsp.ts';

afterEach(() => vi.restoreAllMocks());

async function initialized(): Promise<ProtocolConnection> {
	const connection = connect(memoryFiles(new Map()));
	connection.listen();
	await connection.sendRequest('initialize', { processId: null, rootUri: root, capabilities: {} });
	await connection.sendNotification('initialized', {});
	return connection;
}

/** The code with which the process would end. */
function exitCode(): Promise<unknown> {
	return new Promise((resolve) => {
		vi.spyOn(process, 'exit').mockImplementation((code) => resolve(code) as never); // the process here is that of the tests
	});
}

// The library remembers a shutdown for the whole process, so this file has modules of its own, and this comes first.
test('exit without shutdown is an error', async () => {
	const connection = await initialized();
	const code = exitCode();
	await connection.sendNotification('exit');
	expect(await code).toBe(1);
	connection.dispose();
});

test('after shutdown, exit ends the process without an error', async () => {
	const connection = await initialized();
	const code = exitCode();
	expect(await connection.sendRequest('shutdown')).toBeNull();
	await connection.sendNotification('exit');
	expect(await code).toBe(0);
	connection.dispose();
});
