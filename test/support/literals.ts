/** A string literal of a source file. */
export interface Literal {
	/** The line it begins on, counted from 1. */
	readonly line: number;
	/** What stands between the quotes, as written. */
	readonly text: string;
	/** The name of the property it is the value of: `en` for `en: 'No'`; empty where it is none. */
	readonly property: string;
}

/** A literal that is a value by itself, or the first of two that a condition decides between. */
const PROPERTY = /(\w+):\s*(?:[^,{}\n]*\?\s*)?$/;

/** The string literals of a TypeScript source, in their order; comments and regular expressions are passed over. */
export function literalsOf(source: string): Literal[] {
	const found: Literal[] = [];
	let at = 0;
	while (at < source.length) {
		const end = passedOver(source, at);
		if (end > at) {
			at = end;
			continue;
		}
		const quote = source.charAt(at);
		if (!/['"`]/.test(quote)) {
			at++;
			continue;
		}
		const close = closing(source, at);
		found.push({
			line: source.slice(0, at).split('\n').length,
			text: source.slice(at + 1, close),
			property: PROPERTY.exec(source.slice(Math.max(0, at - 80), at))?.[1] ?? '',
		});
		at = close + 1;
	}
	return found;
}

/** The end of a comment or a regular expression that begins here; the same place where none does. */
function passedOver(source: string, at: number): number {
	if (source.startsWith('//', at)) return ending(source.indexOf('\n', at), source);
	if (source.startsWith('/*', at)) return ending(source.indexOf('*/', at), source) + 2;
	const isPattern = source[at] === '/' && /(?:[=(,:!&|?{};[>]|return)\s*$/.test(source.slice(Math.max(0, at - 12), at));
	if (!isPattern) return at;
	const [pattern = '/'] = /^\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\//.exec(source.slice(at)) ?? [];
	return at + pattern.length;
}

function ending(found: number, source: string): number {
	return found < 0 ? source.length : found;
}

function closing(source: string, open: number): number {
	let at = open + 1;
	while (at < source.length && source[at] !== source[open]) at += source[at] === '\\' ? 2 : 1;
	return at;
}
