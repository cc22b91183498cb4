import type { Command } from '../command.ts';
import { type Completes, type Option, shownOptions } from '../options.ts';

/** An option as a shell completes it; nothing for the value of a switch, which has none. */
export interface CompletedOption {
	readonly flag: string;
	readonly option: Option;
	readonly value: Completes | undefined;
}

/** The options of a command, help among them. */
export function completedOptions({ options }: Command): CompletedOption[] {
	const all = [...shownOptions(options), ['help', HELP] as const];
	return all.map(([name, option]) => ({ flag: `--${name}`, option, value: completionOf(option) }));
}

function completionOf({ type, words, completes }: Option): Completes | undefined {
	if (type === 'boolean') return undefined;
	return words ?? completes ?? [];
}

/** The option that every command has, and the program itself. */
export const HELP: Option = { type: 'boolean', says: { en: 'Explains the options.', zh: '说明各选项。' } };

/** The option of the program itself. */
export const VERSION: Option = { type: 'boolean', says: { en: 'Prints the version.', zh: '输出版本。' } };

/** A text between single quotes, as bash, zsh and fish read it, unless it needs none. */
export function quoted(text: string, quote: string): string {
	return /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", quote)}'`;
}
