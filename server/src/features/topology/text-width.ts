/** What a letter of a size takes, on average; a font that is a little narrower or wider does no harm. */
const NARROW = 0.58;
const WIDE = 1.05;

/** Most texts are narrow throughout. */
const ASCII = /^[ -~]*$/;

/** How wide a text is about, in a font of a size. Nobody measures: the drawing is the same wherever it is made. */
export function widthOf(text: string, size: number): number {
	if (ASCII.test(text)) return text.length * NARROW * size;
	let width = 0;
	for (const letter of text) width += letterWidth(letter);
	return width * size;
}

/** The text, or its beginning where it does not fit. */
export function fitted(text: string, width: number, size: number): string {
	if (widthOf(text, size) <= width) return text;
	let left = width / size;
	let fits = '';
	for (const letter of text) {
		left -= letterWidth(letter);
		if (left < 0) return `${fits.slice(0, -1)}…`;
		fits += letter;
	}
	return text;
}

/** The lines of a text: between words where there are any, else anywhere. */
export function wrapped(text: string, width: number, size: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const piece of text.match(/[!-~]+ *|\s+|./gsu) ?? []) {
		if (line !== '' && widthOf(line + piece.trimEnd(), size) > width) {
			lines.push(line.trimEnd());
			line = '';
		}
		line += piece;
	}
	return [...lines, line.trimEnd()];
}

/** East Asian letters are about twice as wide as others. */
function letterWidth(letter: string): number {
	return (letter.codePointAt(0) ?? 0) < 0x2e80 ? NARROW : WIDE;
}
