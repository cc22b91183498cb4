import type { Services } from './register.ts';

/** Opens the log of the extension and its server. */
export async function showLog({ log }: Services): Promise<void> {
	log.show();
}
