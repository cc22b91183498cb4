import type { Message, Template } from '../../base/message.ts';

/** Text in one language; both stand side by side in the source. */
export type Say = (template: Template, values?: Message['values']) => string;

/** A user's text as inline code: nothing in it can become markup. */
export function code(text: string): string {
	const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
	const fence = '`'.repeat(longest + 1);
	const pad = longest > 0 ? ' ' : '';
	return `${fence}${pad}${text.replace(/[\r\n]/g, ' ')}${pad}${fence}`;
}

/** Several texts as inline code with commas between; long lists are cut and say so. */
export function codes(texts: readonly string[], most = 8): string {
	const shown = texts.slice(0, most).map(code).join(', ');
	return texts.length > most ? `${shown}, … (${texts.length})` : shown;
}

/** A list of facts, one per line, without those that do not apply. */
export function facts(lines: readonly (string | false | undefined)[]): string {
	return lines
		.filter((line) => line)
		.map((line) => `- ${line}`)
		.join('\n');
}

/** Paragraphs with blank lines between, without empty ones. */
export function paragraphs(parts: readonly (string | false | undefined)[]): string {
	return parts.filter((part) => part).join('\n\n');
}
