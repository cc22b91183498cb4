const CHARS: Readonly<Record<string, string>> = {
	a: '\x07',
	b: '\b',
	e: '\x1b',
	E: '\x1b',
	f: '\f',
	n: '\n',
	r: '\r',
	t: '\t',
	v: '\v',
	'\\': '\\',
};

/** Where an escape stands: they differ in how octal numbers are written and which quotes may be escaped. */
export type EscapeIn = 'echo' | 'format' | 'quoted';

/** What the escape behind a backslash stands for, and its length without the backslash; nothing where it is none. */
export function escapeAt(
	text: string,
	at: number,
	where: EscapeIn,
): { readonly text: string; readonly length: number } | undefined {
	const name = text[at] ?? '';
	const char = CHARS[name];
	if (char !== undefined) return { text: char, length: 1 };
	if (/['"?]/.test(name) && where !== 'echo') return { text: name, length: 1 };
	const pattern = where === 'echo' ? /^(?:0([0-7]{0,3})|x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4}))/ : OTHER;
	const [whole, octal, hex, unicode] = pattern.exec(text.slice(at, at + 5)) ?? [];
	if (whole === undefined) return undefined;
	const code = octal !== undefined ? Number.parseInt(octal || '0', 8) % 256 : Number.parseInt(hex ?? unicode ?? '', 16);
	return { text: String.fromCharCode(code), length: whole.length };
}

const OTHER = /^(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4}))/;
