import { type ParseArgsConfig, parseArgs } from 'node:util';
import { localeOf } from '../base/locale.ts';
import type { Locale } from '../base/message.ts';

/** A command: takes its arguments, prints, and returns the exit code. */
export type Command = (args: readonly string[]) => Promise<number>;

/** The exit codes of the command line. They are an API. */
export const exitCode = { clean: 0, findings: 1, refused: 2, fault: 3 } as const;

/** A request that cannot be carried out: the message says what is wrong and what to do. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Reads arguments. Throws `UsageError` for an unknown option or a missing value. */
export function readArguments<O extends Options>(args: readonly string[], options: O) {
	try {
		return parseArgs({ args: [...args], options, allowPositionals: true });
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
}

/** The value of an option that allows certain words only. */
export function oneOf<Word extends string>(option: string, value: string, words: readonly Word[]): Word {
	const word = words.find((one) => one === value);
	if (word === undefined)
		throw new UsageError(`--${option} ${JSON.stringify(value)}: must be one of ${words.join(', ')}`);
	return word;
}

/** The language of messages: as asked for, else of the environment. */
export function localeFrom(value: string | undefined): Locale {
	if (value !== undefined) return localeOf(oneOf('locale', value.toLowerCase(), ['en', 'zh-cn']));
	return localeOf(process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG']);
}
