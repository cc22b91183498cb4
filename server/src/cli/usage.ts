import type { CommandFacts } from './command.ts';
import { widthOf } from './formats/columns.ts';
import { type Option, shownOptions } from './options.ts';

/** How wide lines of help may be. */
const WIDTH = 100;

/** What a user calls the program. */
export const PROGRAM = 'dolphindb-cluster';

/** What stands for the value of an option; nothing for a switch. */
export function valueShape({ type, words, isList, value }: Option): string | undefined {
	if (type === 'boolean') return undefined;
	return words ? words.join(isList ? ',' : '|') : value;
}

/** An option with its value: `--format text|json`. */
export function optionShape(name: string, option: Option): string {
	const value = valueShape(option);
	return value === undefined ? `--${name}` : `--${name} ${value}`;
}

/** What may follow the name of a command, piece by piece. */
export function usagePieces({ takes, options }: CommandFacts): string[] {
	const operands = takes ? [takes.shown] : [];
	return [...operands, ...shownOptions(options).map(([name, option]) => piece(name, option))];
}

function piece(name: string, option: Option): string {
	const shape = optionShape(name, option);
	if (option.isNeeded) return shape;
	return `[${shape}]${option.multiple ? '...' : ''}`;
}

/** The usage of a command in lines that fit a terminal; what does not fit goes on below what follows the name. */
export function usageLines(command: CommandFacts, nameWidth: number): string {
	const head = `${PROGRAM} ${command.name.padEnd(nameWidth)} `;
	return folded(
		head,
		usagePieces(command).map((words) => `${words} `),
		head.length,
	);
}

/** Words in lines that fit a terminal, behind a beginning. A blank at the end of a word stays within a line only. */
export function folded(head: string, words: readonly string[], indent: number): string {
	const lines = [''];
	for (const word of words) {
		const line = lines.at(-1) ?? '';
		if (line !== '' && indent + widthOf((line + word).trimEnd()) > WIDTH) lines.push(word);
		else lines[lines.length - 1] = line + word;
	}
	return head + lines.map((line) => line.trimEnd()).join(`\n${' '.repeat(indent)}`);
}

/** The words of a sentence, with what stands behind each; Chinese may be folded behind its punctuation. */
export function wordsOf(sentence: string): string[] {
	return sentence.split(/(?<=[ ，；。：])/);
}
