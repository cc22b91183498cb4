import type { Command } from './command.ts';
import { commands } from './commands.ts';
import { completedOptions } from './completion/completes.ts';
import { defaultText, EXIT_CODES, INTRODUCTION } from './help.ts';
import { optionShape, PROGRAM, usagePieces } from './usage.ts';

/** The manual page, for man(1): what the table of commands says, in the language of troff. */
export function manualPage(version: string, date: string): string {
	return [
		`.TH ${PROGRAM.toUpperCase()} 1 "${date}" "${PROGRAM} ${version}"`,
		'.SH NAME',
		`${text(PROGRAM)} \\- check files of DolphinDB clusters, plan migrations`,
		'.SH SYNOPSIS',
		`.B ${text(PROGRAM)}`,
		'.I command',
		'.RI [ arguments ]',
		'.SH DESCRIPTION',
		prose(INTRODUCTION.en),
		'All files of all hosts below a folder are read as one.',
		'.SH COMMANDS',
		...commands.flatMap(commandLines),
		'.SH EXIT STATUS',
		...EXIT_CODES.flatMap(({ code, says }) => ['.TP', `.B ${code}`, prose(`${capital(says.en)}.`)]),
		'.SH ENVIRONMENT',
		'.TP',
		'.BR LC_ALL ", " LC_MESSAGES ", " LANG',
		'The language of messages; Chinese for any Chinese, else English.',
		'.SH FILES',
		'.TP',
		'.I dolphindb\\-cluster.json',
		'Settings for the files in its folder and below.',
		'.SH EXAMPLES',
		...EXAMPLES.flatMap(({ says, line }) => ['.TP', text(says), `.B ${text(line)}`]),
		'',
	].join('\n');
}

const EXAMPLES = [
	{ says: 'Check the files of all hosts below the working directory:', line: `${PROGRAM} check` },
	{ says: 'Let known findings pass:', line: `${PROGRAM} check --write-baseline known.json` },
	{ says: 'Count new ones only:', line: `${PROGRAM} check --baseline known.json` },
	{ says: 'See what the loss of a host means:', line: `${PROGRAM} topology --fail 10.0.0.1` },
];

function commandLines(command: Command): string[] {
	const options = completedOptions(command).flatMap(({ flag, option }) => [
		'.TP',
		`.B ${text(optionShape(flag.slice(2), option))}`,
		prose(option.says.en + defaultText(option, 'en')),
	]);
	const usage = ['.PP', `.B ${text(command.name)}`, prose(usagePieces(command).join(' '))];
	return [`.SS ${text(command.name)}`, prose(command.says.en), ...usage, ...options];
}

/** How long lines may be; mandoc wants them short. */
const WIDTH = 80;

/** Sentences in lines of their own. */
function prose(sentences: string): string {
	const lines = [''];
	for (const word of sentences.split(' ').map(text)) {
		const line = lines.at(-1) ?? '';
		if (line !== '' && line.length + 1 + word.length > WIDTH) lines.push(word);
		else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
	}
	return lines.join('\n');
}

/** Text of a line: nothing in it is obeyed, and a minus is one that can be copied into a shell. */
function text(words: string): string {
	const plain = words.replaceAll('\\', '\\e').replaceAll('-', '\\-');
	return /^[.']/.test(plain) ? `\\&${plain}` : plain;
}

function capital(sentence: string): string {
	return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
