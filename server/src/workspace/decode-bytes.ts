import type { Encoding } from './runtime.ts';

/** Node and browsers have it; the language by itself has not. */
declare const TextDecoder: new (
	encoding: string,
	options: { readonly ignoreBOM: true; readonly fatal?: boolean },
) => { decode(bytes: Uint8Array): string };

/** Bytes as text, with the byte order mark as U+FEFF where there is one; nothing for bytes that are no text. */
export function decodeBytes(bytes: Uint8Array): { text: string; encoding: Encoding } | undefined {
	const wide = wideEncoding(bytes);
	if (wide) {
		const text = new TextDecoder(wide, { ignoreBOM: true }).decode(bytes);
		return isText(text) ? { text, encoding: wide } : undefined;
	}
	if (bytes.includes(0)) return undefined;
	try {
		// The mark is text here: the rules speak of it.
		return { text: new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes), encoding: 'utf-8' };
	} catch {
		// Not UTF-8: what can be read of it is read.
		return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), encoding: 'lossy' };
	}
}

type WideEncoding = 'utf-16le' | 'utf-16be';

/** UTF-16 by its mark, else by the half of the bytes that is zero in texts of mostly ASCII. */
function wideEncoding(bytes: Uint8Array): WideEncoding | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	const units = Math.floor(bytes.length / 2);
	const zeros = [0, 0];
	for (let at = 0; at < units * 2; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
	const [high = 0, low = 0] = zeros;
	if (low > units / 2 && low > high * 4) return 'utf-16le';
	return high > units / 2 && high > low * 4 ? 'utf-16be' : undefined;
}

/** Whether a text that was taken for UTF-16 is one: programs and data have control characters, and texts have none. */
function isText(text: string): boolean {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
	return !/[\0-\x08\x0e-\x1f]/.test(text);
}
