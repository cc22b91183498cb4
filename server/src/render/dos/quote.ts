/**
 * A value as a string of DolphinDB's language. This is the only place where a value becomes text of that language.
 * Of letters that cannot be seen only those with an escape of their own stay; no alias, address or path has others.
 */
export function dosString(value: string): string {
	return `"${value.replaceAll(SPECIAL, (letter) => ESCAPES[letter] ?? '\ufffd')}"`;
}

/** Values as a vector of strings. */
export function dosStrings(values: readonly string[]): string {
	if (values.length === 0) return 'array(STRING, 0)';
	return `[\n${values.map((value) => `\t${dosString(value)}`).join(',\n')}\n]`;
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const SPECIAL = /["\\\p{Cc}]/gu;
