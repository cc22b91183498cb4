/** The bytes of a text in UTF-8; a lone surrogate becomes U+FFFD. */
export function utf8Bytes(text: string): number[] {
	return [...text].flatMap((letter) => {
		const code = letter.codePointAt(0) ?? 0;
		return bytesOf(code >= 0xd800 && code <= 0xdfff ? 0xfffd : code);
	});
}

function bytesOf(code: number): number[] {
	const tail = (shift: number) => 0x80 | ((code >> shift) & 0x3f);
	if (code < 0x80) return [code];
	if (code < 0x800) return [0xc0 | (code >> 6), tail(0)];
	if (code < 0x10000) return [0xe0 | (code >> 12), tail(6), tail(0)];
	return [0xf0 | (code >> 18), tail(12), tail(6), tail(0)];
}
