/** What Chinese input methods and word processors write instead of separators and blanks, and what is meant by it. */
export const PLAIN: ReadonlyMap<string, string> = new Map([
	['，', ','],
	['：', ':'],
	['＝', '='],
	['．', '.'],
	['％', '%'],
	['？', '?'],
	['＜', '<'],
	['＞', '>'],
	['\u00a0', ' '],
	['\u3000', ' '],
]);

/** A character that only looks like a separator or a blank; `cfg-fullwidth-punctuation` reports lines with one. */
export const FULL_WIDTH = new RegExp(`[${[...PLAIN.keys()].join('')}]`);

/** A text with ASCII characters for all full-width ones, letters and digits included. */
export function toPlain(text: string): string {
	return [...text].map((char) => PLAIN.get(char) ?? narrow(char)).join('');
}

/** The ASCII form of a full-width digit or letter. */
function narrow(char: string): string {
	return /[０-９Ａ-Ｚａ-ｚ]/.test(char) ? String.fromCharCode(char.charCodeAt(0) - 0xfee0) : char;
}
