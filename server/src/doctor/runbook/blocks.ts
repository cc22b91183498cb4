import type { RunbookText } from './lines.ts';

/** Lines of a runbook that are shell, and the words before them that say where they are run. */
export interface Block {
	/** The numbers of the lines. */
	readonly lines: readonly number[];
	readonly prose: string;
}

const FENCE = /^\s*(`{3,}|~{3,})\s*(\S*)/;
const SHELL = /^(|sh|bash|shell|zsh|console|shell-session|shellsession|plaintext|text|txt)$/i;

/** The blocks of a runbook: what is fenced in Markdown; of plain text, all lines that are no sentences. */
export function blocksOf(text: RunbookText): Block[] {
	return text.lines.some((line) => FENCE.test(line)) ? fencedBlocks(text) : plainBlocks(text);
}

function fencedBlocks({ lines }: RunbookText): Block[] {
	const blocks: Block[] = [];
	let prose: string[] = [];
	let open: { readonly mark: string; readonly isShell: boolean; readonly lines: number[] } | undefined;
	for (const [at, line] of lines.entries()) {
		const [, mark = '', language = ''] = FENCE.exec(line) ?? [];
		if (!open && mark !== '') open = { mark, isShell: SHELL.test(language.replace(/^\{?\.?|\}$/g, '')), lines: [] };
		else if (open && mark.startsWith(open.mark) && language === '') {
			if (open.isShell) blocks.push({ lines: open.lines, prose: lastParagraph(prose) });
			prose = open.isShell ? [] : [...prose, '']; // what stands behind the block is another paragraph
			open = undefined;
		} else if (open) open.lines.push(at);
		else prose.push(line);
	}
	if (open?.isShell) blocks.push({ lines: open.lines, prose: lastParagraph(prose) });
	return blocks;
}

/** The sentences just before a block; a note between does not count, and neither does what a heading closes off. */
function lastParagraph(lines: readonly string[]): string {
	const paragraphs = lines
		.join('\n')
		.split(/\n\s*\n|\n(?=#)/)
		.map((one) => one.trim());
	const said = paragraphs.filter((one) => one !== '' && !/^(?:\*\*)?(?:注意|Note)/i.test(one) && !/^!\[/.test(one));
	return said.at(-1) ?? '';
}

function plainBlocks({ lines }: RunbookText): Block[] {
	const blocks: { lines: number[]; prose: string }[] = [];
	let prose: string[] = [];
	let isOpen = false;
	for (const [at, line] of lines.entries()) {
		if (isSentence(line)) {
			if (isOpen) prose = [];
			isOpen = false;
			prose.push(line);
			continue;
		}
		if (!isOpen && line.trim() === '') continue;
		if (!isOpen) blocks.push({ lines: [], prose: prose.join('\n') });
		isOpen = true;
		blocks.at(-1)?.lines.push(at);
	}
	return blocks;
}

/** A line that begins in Chinese, with a number, a bullet or a capital and ends like a sentence, is no shell. */
function isSentence(line: string): boolean {
	const plain = line.trim();
	return (
		/^(?:\*\*|[-*•]\s|\d+[.)、]\s?)?\p{Script=Han}/u.test(plain) ||
		/^(?:\*\*|#{2,}\s|\d+[.)]\s)/.test(plain) ||
		/^(?:Step|On|Then|Next|Note|Server|Host)\b.*[:.]$/.test(plain)
	);
}
