import { parseArgs } from 'node:util';
import { localeOf } from '../base/locale.ts';
import { type Locale, type Message, render, say, type Template, verbatim } from '../base/message.ts';
import { SaidError } from '../base/said-error.ts';
import type { Operands, Options } from './options.ts';

/** What is known of a command without running it. */
export interface CommandFacts<O extends Options = Options> {
	readonly name: string;
	readonly says: Template;
	readonly takes?: Operands;
	readonly options: O;
}

/** A command: takes its arguments, prints, and returns the exit code. */
export interface Command extends CommandFacts {
	readonly run: (args: readonly string[]) => Promise<number>;
}

/** What was given to a command with these options. */
export type Given<O extends Options> = ReturnType<typeof readArguments<O>>;

/** A command whose arguments are read by the table of its options. */
export function defineCommand<O extends Options>(
	facts: CommandFacts<O>,
	run: (given: Given<O>) => Promise<number>,
): Command {
	return { ...facts, run: async (args) => run(readArguments(args, facts.options)) };
}

/** The exit codes of the command line. They are an API. */
export const exitCode = { clean: 0, findings: 1, refused: 2, fault: 3 } as const;

/** A request that cannot be carried out: the message says what is wrong and what to do. */
export class UsageError extends SaidError {}

/** Refuses a request with a sentence in both languages. */
export function refusal(template: Template, values: Message['values'] = {}): UsageError {
	return new UsageError(say(template, values));
}

/** Refuses a file that does not exist. */
export function noSuchFile(file: string): UsageError {
	return refusal({ en: '{file}: no such file', zh: '{file}：没有该文件' }, { file });
}

/** Reads arguments. Throws `UsageError` for an unknown option or a missing value. */
export function readArguments<O extends Options>(args: readonly string[], options: O) {
	try {
		return parseArgs({ args: [...args], options, allowPositionals: true });
	} catch (error) {
		throw new UsageError(argumentFault(error));
	}
}

/** What Node.js says of an argument that it cannot take, in both languages where its words name an option. */
function argumentFault(error: unknown): Message {
	const { message, code } = error as Error & { readonly code?: string }; // parseArgs throws nothing else
	const option = /'(-[^']*)'/.exec(message)?.[1] ?? '';
	if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
		return say({ en: 'there is no option {option}', zh: '没有选项 {option}' }, { option });
	}
	if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
		return say(
			{ en: 'the value of {option} does not fit: {reason}', zh: '选项 {option} 的值有误：{reason}' },
			{ option, reason: message },
		);
	}
	return verbatim(message);
}

/** The value of an option that allows certain words only. */
export function oneOf<Word extends string>(option: string, value: string, words: readonly Word[]): Word {
	const word = words.find((one) => one === value);
	if (word === undefined)
		throw refusal(
			{ en: '--{option} {value}: must be one of {list}', zh: '--{option} {value}：只能是 {list} 之一' },
			{ option, value: JSON.stringify(value), list: words.join(', ') },
		);
	return word;
}

/** Says on standard error what did not go well. */
export function complain(problems: readonly Message[], locale: Locale): void {
	for (const problem of problems) console.error(`dolphindb-cluster: ${render(problem, locale)}`);
}

/** Several sentences as one, a line each. */
export function allOf(messages: readonly Message[]): Message {
	const places = messages.map((_, at) => `{line${at}}`).join('\n');
	return say({ en: places, zh: places }, Object.fromEntries(messages.map((message, at) => [`line${at}`, message])));
}

/** The language of messages: as asked for, else of the environment. */
export function localeFrom(value: string | undefined): Locale {
	if (value !== undefined) return localeOf(oneOf('locale', value.toLowerCase(), ['en', 'zh-cn']));
	return localeOf(process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG']);
}

/** The language for what has to be said before the arguments are read, or because they cannot be. */
export function localeIn(args: readonly string[]): Locale {
	const at = args.findIndex((word) => /^--locale(=|$)/.test(word));
	const word = args[at]?.includes('=') ? args[at].slice('--locale='.length) : args[at + 1];
	return at >= 0 && word !== undefined ? localeOf(word) : localeFrom(undefined);
}
