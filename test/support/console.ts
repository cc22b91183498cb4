/** A command of a page, with the lines that it prints there. */
export interface Shown {
	readonly command: string;
	readonly output: string;
	/** Where the output stands in the text of the page. */
	readonly from: number;
	readonly to: number;
}

const BLOCK = /^```console\n([\s\S]*?)^```$/gm;

/** The commands in the blocks `console` of a page: a line with `$` begins one, lines with `>` go on with it. */
export function shownCommands(page: string): Shown[] {
	return [...page.matchAll(BLOCK)].flatMap((block) => {
		const start = block.index + '```console\n'.length;
		return [...(block[1] ?? '').matchAll(/^\$ (.*)\n((?:> ?.*\n)*)((?:(?!\$ ).*\n)*)/gm)].map((found) => {
			const [, first = '', more = '', output = ''] = found;
			const to = start + found.index + found[0].length;
			return { command: [first, ...lines(more)].join('\n'), output, from: to - output.length, to };
		});
	});
}

function lines(more: string): string[] {
	return more
		.split('\n')
		.slice(0, -1)
		.map((line) => line.replace(/^> ?/, ''));
}

/** Whether a text is what a page shows, where a line with only `…` stands for any lines and `…` elsewhere for anything. */
export function matchesShown(actual: string, shown: string): boolean {
	const parts = shown.split(/^…\n/m).map((part) => part.split('…').map(literally).join('.*'));
	return new RegExp(`^${parts.join('(?:.*\\n)*')}$`).test(actual);
}

function literally(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
