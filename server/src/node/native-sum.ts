import { createHash } from 'node:crypto';

/** Makes a SHA-256 sum of texts in UTF-8 by what Node.js brings along. */
export function nativeSum(): { update(text: string): void; hex(): string } {
	const hash = createHash('sha256');
	return { update: (text) => void hash.update(text, 'utf8'), hex: () => hash.digest('hex') };
}
