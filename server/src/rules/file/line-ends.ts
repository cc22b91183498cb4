import { say } from '../../base/message.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import type { LineEnd } from '../../syntax/lines.ts';
import { textOf } from '../../syntax/tree.ts';
import { replaceAll } from '../edits.ts';
import type { Fix } from '../rule.ts';

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

/** Gives all lines the end that shell tools expect; not offered where the text is not all that is in the file. */
export function convertToLf(file: ConfigFile): Fix[] {
	if (hasLostText(file)) return [];
	const title = say({ en: 'Convert the file to LF', zh: '将文件转换为 LF 换行' });
	return [{ title, changes: [replaceAll(file, textOf(file.tree).replaceAll('\r\n', '\n'))], preferred: true }];
}
