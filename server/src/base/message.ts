/** The languages the product speaks. */
export type Locale = 'en' | 'zh';

/** A text in both languages; `{name}` stands for a value that is filled in later. */
export interface Template {
	readonly en: string;
	readonly zh: string;
}

/** A template with its values. It becomes text at the outermost layer only, where the reader's language is known. */
export interface Message {
	readonly template: Template;
	readonly values: Readonly<Record<string, string | number | Message>>;
}

/** Puts values into a template. */
export function say(template: Template, values: Message['values'] = {}): Message {
	return { template, values };
}

/** The text of a message in one language. A placeholder without a value stays as it is, so that it gets noticed. */
export function render(message: Message, locale: Locale): string {
	return message.template[locale].replace(/\{(\w+)\}/g, (placeholder, name: string) => {
		const value = message.values[name];
		if (value === undefined) return placeholder;
		return typeof value === 'object' ? render(value, locale) : String(value);
	});
}
