import { visible } from '../shell-quote.ts';

/** A value as code inside a sentence, whatever it holds. */
export function code(value: string): string {
	if (PLAIN_CODE.test(value)) return `\`${value}\``;
	const text = visible(value);
	const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
	const fence = '`'.repeat(longest + 1);
	const room = /^`|`$|^ .* $/.test(text) ? ' ' : '';
	return text === '' ? '` `' : `${fence}${room}${text}${room}${fence}`;
}

/** What stands between two signs as it is, as nearly all hosts, paths and names do. */
const PLAIN_CODE = /^[!-_a-~](?:[ -_a-~]*[!-_a-~])?$/;

/** Text of a plan inside a sentence: it cannot become markup. */
export function plain(text: string): string {
	if (PLAIN_WORDS.test(text)) return text;
	return visible(text)
		.replaceAll(/[\\`*[\]|~]/g, '\\$&')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;');
}

const PLAIN_WORDS = /^[ -%'-)+-;=-Z^_a-{}]*$/;

/** Lines as a block of code in some language. */
export function codeBlock(language: string, lines: readonly string[]): string[] {
	const marked = lines.filter((line) => line.includes('`'));
	const longest = Math.max(2, ...marked.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length)));
	const fence = '`'.repeat(longest + 1);
	return [`${fence}${language}`, ...lines, fence, ''];
}

/** A list, with an empty line after it; nothing for no items. */
export function bullets(items: readonly string[]): string[] {
	return items.length > 0 ? [...items.map((item) => `- ${item}`), ''] : [];
}

/** A table of texts that are Markdown already, with an empty line after it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
	const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}
