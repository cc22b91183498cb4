import type { Template } from '../base/message.ts';

/**
 * A failure that DolphinDB writes into its logs in words that some document quotes. Files of the cluster that have to do
 * with it are named by rules and parameters; what the words themselves name is read from groups of the patterns.
 */
export interface KnownFailure {
	/** Its name, and that of its file, and of its fixture. */
	readonly id: string;
	/** *error*: a node does not start or does not do what it should. *info*: may have been meant so. */
	readonly severity: 'error' | 'warning' | 'info';
	/**
	 * What the server writes, as short as is unmistakable, in the first line of the message. The groups `port`, `path` and
	 * `alias` lead to places in files; what other groups catch is for sentences alone. All repetitions have a limit.
	 */
	readonly patterns: readonly RegExp[];
	readonly title: Template;
	/** What happened and why; groups of the patterns stand in braces, where all patterns have them. */
	readonly explanation: Template;
	readonly advice: Template;
	/** Where the words come from, by the keys of docs/sources.md; `certain` or `judgement` at the end, as rules have it. */
	readonly source: string;
	/** The page of the source. */
	readonly page: string;
	/** Rules whose findings explain it: codes, or beginnings of codes with `*` behind. */
	readonly rules?: readonly string[];
	/** Parameters that decide it: the lines that set them; where nothing does, the file that the first belongs into. */
	readonly parameters?: readonly string[];
	/** Parameters all of which have to be set. */
	readonly needs?: readonly string[];
	/** Whether it is about `dolphindb.lic`. */
	readonly licence?: true;
}

/** Defines a known failure. */
export function defineFailure(failure: KnownFailure): KnownFailure {
	return failure;
}
