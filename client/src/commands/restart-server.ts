import type { Services } from './register.ts';

/** Ends the language server and starts a fresh one. */
export async function restartServer({ server }: Services): Promise<void> {
	await server.restart();
}
