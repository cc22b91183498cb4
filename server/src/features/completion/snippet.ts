/** Text that is to stand in a snippet as it is. */
export function escaped(text: string): string {
	return text.replace(/[\\$}]/g, '\\$&');
}

/** Nobody chooses from a longer list. */
const MOST_CHOICES = 20;

/** A place to fill in: a choice where there are several values, the value where there is one, else empty. */
export function placeholder(tabstop: number, values: readonly string[]): string {
	const [first, ...others] = values.slice(0, MOST_CHOICES);
	if (first === undefined || first === '') return `$${tabstop}`;
	if (others.length === 0 || !values.every(isPlain)) return `\${${tabstop}:${escaped(first)}}`;
	return `\${${tabstop}|${[first, ...others].map(choice).join(',')}|}`;
}

/** Whether a value can be a choice: editors do not agree on how these signs are written in one. */
function isPlain(value: string): boolean {
	return !/[\\$}]/.test(value);
}

function choice(value: string): string {
	return value.replace(/[,|]/g, '\\$&');
}

/** A snippet up to the first place to fill in, for editors that know no snippets. */
export function plainStart(snippet: string): string {
	return snippet.replace(/(?<!\\)\$[\s\S]*$/, '').replace(/\\([\\$}])/g, '$1');
}
