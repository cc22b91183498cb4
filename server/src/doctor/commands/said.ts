import { type Message, say, verbatim } from '../../base/message.ts';

/** What GNU's programs say, in the words in which they do. */
export const said = {
	noSuchFile: (what: string): Message => verbatim(`${what}: No such file or directory`),
	folderLeft: (from: string): Message => verbatim(`-r not specified; omitting directory '${from}'`),
	isFolder: (what: string): Message => verbatim(`${what}: Is a directory`),
	notFolder: (what: string): Message => verbatim(`target '${what}' is not a directory`),
	options: (name: string, options: readonly string[]): Message =>
		say(
			{ en: '{name}: {options} is not known to the doctor', zh: '{name}：诊断程序不认识 {options}' },
			{ name, options: options.join(' ') },
		),
} as const;
