import { isLineNumber, type Message, type Template } from '../../base/message.ts';

/** Text in one language; both stand side by side in the source. */
export type Say = (template: Template, values?: Message['values']) => string;

/** A user's text as inline code: nothing in it can become markup. */
export function code(text: string): string {
	const line = text.replace(/[\r\n]/g, ' ');
	if (line === '') return '` `'; // two ticks would open a longer piece of code
	const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length));
	const fence = '`'.repeat(longest + 1);
	const losesBlanks = /^ .* $/s.test(line) && line.trim() !== '';
	const pad = longest > 0 || losesBlanks ? ' ' : '';
	return `${fence}${pad}${line}${pad}${fence}`;
}

/** A list of which, where it is long, only the first are shown, and how many there are. */
export function few(items: readonly string[], most = 8): string[] {
	return items.length > most ? [...items.slice(0, most), `… (${items.length})`] : [...items];
}

/** Several texts as inline code with commas between; long lists are cut and say so. */
export function codes(texts: readonly string[], most = 8): string {
	return few(texts.map(code), most).join(', ');
}

/** A message whose values, which a user may have written, cannot become markup; they are shown as they are. */
export function inert({ template, values }: Message): Message {
	const shown = Object.entries(values).map(([name, value]) => {
		if (typeof value === 'number' || isLineNumber(value)) return [name, value] as const;
		return [name, typeof value === 'object' ? inert(value) : escaped(value)] as const;
	});
	return { template, values: Object.fromEntries(shown) };
}

function escaped(text: string): string {
	return text.replace(/[\r\n]/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** A text of the catalog; what would be taken for a tag in it, `<HomeDir>/log`, is code. */
export function prose(text: string): string {
	return text.replace(/<[A-Za-z]+>(?:[\w/.<>]*[\w>])?/g, code);
}

/** A list of facts, one per line, without those that do not apply. */
export function facts(lines: readonly (string | false | undefined)[]): string {
	return lines
		.filter((line) => line)
		.map((line) => `- ${line}`)
		.join('\n');
}

/** The heading of a part of a text. */
export function heading(text: string): string {
	return `#### ${text}`;
}

/** Paragraphs with blank lines between, without empty ones. */
export function paragraphs(parts: readonly (string | false | undefined)[]): string {
	return parts.filter((part) => part).join('\n\n');
}
