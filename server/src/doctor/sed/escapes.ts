const CHARS: Readonly<Record<string, string>> = { a: '\x07', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** The character that an escape such as `t`, `x41`, `o101`, `d65` or `cA` stands for, and how long the escape is. */
export function escapeAt(text: string, at: number): { readonly char: string; readonly length: number } | undefined {
	const name = text[at] ?? '';
	const char = CHARS[name];
	if (char !== undefined) return { char, length: 1 };
	const rest = text.slice(at, at + 4);
	const [whole, hex, octal, decimal] = /^(?:x([0-9A-Fa-f]{1,2})|o([0-7]{1,3})|d([0-9]{1,3}))/.exec(rest) ?? [];
	if (whole === undefined) return undefined;
	const code = hex ? Number.parseInt(hex, 16) : octal ? Number.parseInt(octal, 8) : Number(decimal);
	return { char: String.fromCharCode(code % 256), length: whole.length };
}

/** An expression with the characters that escapes by number stand for; those that would mean something stand escaped. */
export function withoutNumbers(regex: string): string {
	let text = '';
	for (let at = 0; at < regex.length; at++) {
		const char = regex[at] ?? '';
		if (char !== '\\') {
			text += char;
			continue;
		}
		const found = /[xod]/.test(regex[at + 1] ?? '') ? escapeAt(regex, at + 1) : undefined;
		if (found) {
			text += /[\\^$.*[\]]/.test(found.char) ? `\\${found.char}` : found.char;
			at += found.length;
		} else text += char + (regex[++at] ?? '');
	}
	return text;
}
