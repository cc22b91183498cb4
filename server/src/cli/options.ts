import type { Template } from '../base/message.ts';
import { severities } from '../rules/rule.ts';

/** What a shell completes: names of files or folders, or one of some words. */
export type Completes = 'file' | 'folder' | readonly string[];

/** An option as `parseArgs` takes it, with what help, manual and completion say of it. */
export interface Option {
	readonly type: 'string' | 'boolean';
	readonly multiple?: boolean;
	readonly default?: string | boolean;
	readonly says: Template;
	/** What stands for its value where that is none of certain words. */
	readonly value?: string;
	/** The words that it takes. */
	readonly words?: readonly string[];
	/** Several of the words, with commas between them, may be given. */
	readonly isList?: boolean;
	readonly completes?: Completes;
	/** The command does not work without it. */
	readonly isNeeded?: boolean;
	/** For programs of ours only: nobody is told. */
	readonly isHidden?: boolean;
}

/** The options of a command by their names: the one table that parsing, help, manual and completion come from. */
export type Options = Readonly<Record<string, Option>>;

/** The options that users are told of, in the order of the table. */
export function shownOptions(options: Options): [string, Option][] {
	return Object.entries(options).filter(([, { isHidden }]) => !isHidden);
}

/** What a command takes besides options. */
export interface Operands {
	/** As usage lines show it. */
	readonly shown: string;
	readonly completes: Completes;
}

/** The option for the language of messages, which nearly every command has. */
export const localeOption = {
	type: 'string',
	words: ['en', 'zh-cn'],
	says: {
		en: 'The language of messages; without it that of the environment.',
		zh: '消息的语言；未给出时取自环境变量。',
	},
} as const satisfies Option;

/** The option for the file with settings. */
export const configOption = {
	type: 'string',
	value: 'FILE',
	completes: 'file',
	says: {
		en: 'Settings, instead of the nearest dolphindb-cluster.json in the folder or above it.',
		zh: '设置文件，代替该目录或其上级目录中最近的 dolphindb-cluster.json。',
	},
} as const satisfies Option;

/** The option for files that are passed over. */
export const excludeOption = {
	type: 'string',
	multiple: true,
	value: 'PATTERN',
	completes: 'file',
	says: {
		en: 'Files and folders that are passed over, such as "*.bak" or "old/**".',
		zh: '要忽略的文件和目录，例如 "*.bak" 或 "old/**"。',
	},
} as const satisfies Option;

/** The option for the form of what is printed; the first form is taken where none is named. */
export function formatOption<Word extends string>(first: Word, ...others: Word[]) {
	const says = { en: 'The form of what is printed.', zh: '输出格式。' };
	return { type: 'string', default: first as string, words: [first, ...others], says } as const;
}

/** The option for the folder with the files of the cluster. */
export const workspaceOption = {
	type: 'string',
	default: '.',
	value: 'DIR',
	completes: 'folder',
	says: { en: 'The folder with the configuration of the cluster.', zh: '存放集群配置的目录。' },
} as const satisfies Option;

/** The option for the least severity that counts as a failure. */
export const severityOption = {
	type: 'string',
	default: 'error',
	words: [...severities, 'never'],
	says: {
		en: 'The least severity that counts as a failure (exit code 1); "never": none does.',
		zh: '视为失败（退出码 1）的最低级别；never 表示都不算失败。',
	},
} as const satisfies Option;

/** Whether a severity is at or above the one that was given to that option. */
export function fails(severity: (typeof severities)[number], least: string): boolean {
	const words: readonly string[] = severities;
	return words.indexOf(severity) <= words.indexOf(least);
}
