import { escapeAt } from './escapes.ts';
import { SedError, SedUnknown } from './program.ts';
import type { Scanner } from './scanner.ts';

/** Reads the two lists of characters of `y`. */
export function readTable(scanner: Scanner): ReadonlyMap<string, string> {
	const delimiter = scanner.take();
	const [from, to] = [listed(scanner.upTo(delimiter, false).text), listed(scanner.upTo(delimiter, false).text)];
	if (from.length !== to.length) throw new SedError('strings for `y` command are different lengths');
	scanner.endCommand();
	return new Map(from.map((char, at) => [char, to[at] ?? ''] as const).reverse()); // the first of two counts
}

function listed(text: string): string[] {
	const found = text.match(/\\[\s\S]|[\s\S]/gu) ?? [];
	return found.map((one) => {
		if (!one.startsWith('\\')) return one;
		if (one === '\\\\') return '\\';
		const found = escapeAt(one, 1);
		if (!found || found.length > 1) throw new SedUnknown({ en: 'sed: {one} in y', zh: 'sed：y 中的 {one}' }, { one });
		return found.char;
	});
}

/** The text of `a`, `i` and `c`: in the same line, or behind a backslash in the next; a backslash at the end goes on. */
export function readText(scanner: Scanner): string {
	scanner.skip(/[ \t]*/);
	if (scanner.isAtEnd) throw new SedError('expected \\ after `a`, `c` or `i`');
	if (scanner.skip(/\\[ \t]*\n/) === '') scanner.skip(/\\/);
	let text = '';
	while (!scanner.isAtEnd && scanner.char !== '\n') {
		if (scanner.char !== '\\') {
			text += scanner.char;
			scanner.at++;
			continue;
		}
		scanner.at++;
		if (scanner.isAtEnd && text !== '')
			throw new SedUnknown({ en: 'sed: a text that ends in a backslash', zh: 'sed：文本以反斜杠结尾' });
		const found = escapeAt(scanner.text, scanner.at);
		text += found?.char ?? scanner.char;
		scanner.at += found?.length ?? 1;
	}
	const isEmpty = text === '' && scanner.isAtEnd;
	scanner.at++;
	return isEmpty ? '' : `${text}\n`;
}
