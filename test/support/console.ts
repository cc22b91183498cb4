import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

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

/** Runs every command of a page and compares what it prints with what the page shows; with UPDATE the page is written anew. */
export function comparePage(file: string, run: (command: string) => string): void {
	let page = readFileSync(file, 'utf8');
	for (const at of shownCommands(page).keys()) {
		const { command, output, from, to } = shownCommands(page)[at] ?? expect.fail();
		const actual = run(command);
		if (matchesShown(actual, output)) continue;
		if (process.env['UPDATE']) page = page.slice(0, from) + actual + page.slice(to);
		else expect(actual, command).toBe(output);
	}
	if (process.env['UPDATE']) writeFileSync(file, page);
}

/** What a person sees who types a command into bash, in a language: both outputs. It need not be installed there. */
export function typed(command: string, { cwd, language }: { readonly cwd: string; readonly language: string }): string {
	const env = { ...process.env, LC_ALL: undefined, LC_MESSAGES: undefined, LANG: language, LC_COLLATE: 'C' };
	const { stdout, error } = spawnSync('bash', ['-c', `exec 2>&1\n${command}`], { cwd, env, encoding: 'utf8' });
	if (error) throw error;
	return stdout;
}
