// Starts a VS Code with the extension of the working tree for a browser on this machine, until Ctrl+C.
// node scripts/vscode/open.mjs [FOLDER]
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../test/host/workbench.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Serves a window on 127.0.0.1, prints its address and returns when the user presses Ctrl+C. The address holds a random
 * token: other users of the machine cannot get in without it. The profile is a fresh one and is removed in the end.
 * @param {{ folder: string, port?: number, openFile?: string, signal?: AbortSignal }} options folder: opened in place
 */
export async function openWorkbench({ folder, port, openFile, signal }) {
	const server = await startServer({ port, keepAlive: true, settings: { 'workbench.reduceMotion': 'auto' } });
	const payload = [['extensionDevelopmentPath', server.remote(root)]];
	if (openFile) payload.push(['openFile', server.remote(path.resolve(folder, openFile))]);
	console.log(`DolphinDB Cluster in VS Code, until you press Ctrl+C:\n\n  ${server.url({ folder, payload })}\n`);
	const stopped = new Promise((resolve) => {
		for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => resolve());
		signal?.addEventListener('abort', () => resolve());
	});
	const ended = await Promise.race([stopped, server.exited]);
	await server.stop();
	if (ended !== undefined) throw new Error(`the VS Code server ended (${ended})`);
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
	await openWorkbench({ folder: path.resolve(process.argv[2] ?? '.') });
}
