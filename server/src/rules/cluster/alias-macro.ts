/** The macro that stands for the alias of a node. */
export const ALIAS_MACRO = '<ALIAS>';

// Before `{`, `$` begins a placeholder that some tool fills in, and so does a second brace.
const ANY_SPELLING = /<alias>|&lt;alias&gt;|(?<![${])\{alias\}|\$ALIAS\b/gi;

/** The first misspelt macro of a value. */
export function misspeltMacro(value: string): { readonly text: string; readonly index: number } | undefined {
	if (!/alias/i.test(value)) return undefined;
	for (const { 0: text, index } of value.matchAll(ANY_SPELLING)) if (text !== ALIAS_MACRO) return { text, index };
	return undefined;
}

/** A value with something in place of the macro, however that is spelt. */
export function replaceMacro(value: string, meant: string): string {
	return value.replace(ANY_SPELLING, () => meant);
}
