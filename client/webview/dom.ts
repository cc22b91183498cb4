/** Makes an element. What is put into it as text stays text, whatever it holds. */
export function element<Name extends keyof HTMLElementTagNameMap>(
	name: Name,
	attributes: Readonly<Record<string, string>>,
	...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
	const made = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
	made.append(...content);
	return made;
}

/** Puts values in place of `{0}` and `{1}`. */
export function filled(text: string, ...values: readonly string[]): string {
	return text.replace(/\{(\d)\}/g, (place, at) => values[Number(at)] ?? place);
}
