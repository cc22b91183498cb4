import type { ConfigFile } from '../../model/files/config-file.ts';
import type { LineEnd } from '../../syntax/lines.ts';

/** The first line that ends in a certain way, if any. */
export function firstEnding(file: ConfigFile, eol: LineEnd): number | undefined {
	const line = file.tree.lines.findIndex((one) => one.eol === eol);
	return line < 0 ? undefined : line;
}

/**
 * Whether a part of the file could not be read as UTF-8. Its bytes are lost to us: whoever writes the whole file anew
 * would write the loss as well.
 */
export function hasLostText(file: ConfigFile): boolean {
	return file.tree.lines.some(({ text }) => /[\ufffd\0]/.test(text));
}
