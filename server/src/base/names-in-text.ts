/** Puts one name in place of another wherever it stands as a word: `/data/node1/meta`, but not `/data/node10/meta`. */
export function withName(text: string, from: string, to: string): string {
	return text.split(wordPattern(from)).join(to);
}

/** Whether a name stands in a text as a word. */
export function names(text: string, name: string): boolean {
	return wordPattern(name).test(text);
}

function wordPattern(name: string): RegExp {
	const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return new RegExp(`(?<![A-Za-z0-9_])${literal}(?![A-Za-z0-9_])`);
}
