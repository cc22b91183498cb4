/** What our own Markdown is made of, besides words: code, escaped signs, bold, headings. Lists read well as they are. */
const MARKUP = /(`+)(?!`)([^\n]*?[^`\n])\1(?!`)|\\([!-/:-@[-`{-~])|\*\*|^#+ /gm;

/** Our Markdown as plain text, for clients that render none: the same words in the same order, without signs. */
export function plainText(markdown: string): string {
	return markdown.replace(MARKUP, (_whole, ticks?: string, inside = '', sign = '') =>
		ticks === undefined ? sign : withoutPads(inside),
	);
}

function withoutPads(text: string): string {
	return /^ .* $/s.test(text) && text.trim() !== '' ? text.slice(1, -1) : text;
}
