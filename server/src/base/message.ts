import type { FileId } from './span.ts';

/** The languages the product speaks. */
export type Locale = 'en' | 'zh';

/** A text in both languages; `{name}` stands for a value that is filled in later. */
export interface Template {
	readonly en: string;
	readonly zh: string;
}

/** The number of a line in a message. It counts from 0, and is shown from 1; where lines move, so do these. */
export interface LineNumber {
	readonly file: FileId;
	readonly line: number;
}

/** A template with its values. It becomes text at the outermost layer only, where the reader's language is known. */
export interface Message {
	readonly template: Template;
	readonly values: Readonly<Record<string, string | number | LineNumber | Message>>;
}

/** Puts values into a template. */
export function say(template: Template, values: Message['values'] = {}): Message {
	return { template, values };
}

/** Words that are the same in every language: names, or what another program says. */
export function verbatim(words: string): Message {
	return say({ en: '{words}', zh: '{words}' }, { words });
}

/** Whether a value of a message is the number of a line. */
export function isLineNumber(value: Message['values'][string]): value is LineNumber {
	return typeof value === 'object' && 'line' in value;
}

/** A message whose values are cut where they are longer than a limit. Not for texts that go into files or commands. */
export function shortened({ template, values }: Message, limit: number): Message {
	const cut = ([name, value]: [string, Message['values'][string]]) => [name, shortValue(value, limit)] as const;
	return { template, values: Object.fromEntries(Object.entries(values).map(cut)) };
}

function shortValue(value: Message['values'][string], limit: number): Message['values'][string] {
	if (typeof value === 'number' || isLineNumber(value)) return value;
	if (typeof value === 'object') return shortened(value, limit);
	if (value.length <= limit) return value;
	const end = /[\ud800-\udbff]/.test(value.charAt(limit - 1)) ? limit - 1 : limit; // no half of a character
	return `${value.slice(0, end)}…`;
}

/** The text of a message in one language. A placeholder without a value stays as it is, so that it gets noticed. */
export function render(message: Message, locale: Locale): string {
	const [first = '', ...rest] = partsOf(message.template[locale]);
	let text = first;
	for (let at = 0; at < rest.length; at += 2) text += valueText(rest[at] ?? '', message, locale) + rest[at + 1];
	return text;
}

function valueText(name: string, { values }: Message, locale: Locale): string {
	const value = values[name];
	if (value === undefined) return `{${name}}`;
	if (isLineNumber(value)) return String(value.line + 1);
	return typeof value === 'object' ? render(value, locale) : String(value);
}

const known = new Map<string, readonly string[]>();

/** Words and names of values in turn. Remembered, since few templates make nearly all messages. */
function partsOf(template: string): readonly string[] {
	const found = known.get(template);
	if (found) return found;
	if (known.size > 10_000) known.clear();
	const parts = template.split(/\{(\w+)\}/);
	known.set(template, parts);
	return parts;
}
