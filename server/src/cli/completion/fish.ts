import type { Locale } from '../../base/message.ts';
import type { Command } from '../command.ts';
import type { Completes } from '../options.ts';
import { PROGRAM } from '../usage.ts';
import { type CompletedOption, completedOptions, HELP, quoted, VERSION } from './completes.ts';

/** What fish sources to complete our command lines. */
export function fishCompletion(commands: readonly Command[], locale: Locale): string {
	const first = commands.map(({ name, says }) => line('-n __dolphindb_cluster_begins', `-a ${name}`, says[locale]));
	return `# Completion for fish: ${PROGRAM} completion fish | source
function __dolphindb_cluster_begins
	test (count (commandline -opc)) -eq 1
end
function __dolphindb_cluster_is
	set -l words (commandline -opc)
	test (count $words) -gt 1; and test $words[2] = $argv[1]
end
complete -c ${PROGRAM} -f
${line('-n __dolphindb_cluster_begins', '-l help', HELP.says[locale])}
${line('-n __dolphindb_cluster_begins', '-l version', VERSION.says[locale])}
${first.join('\n')}
${commands.flatMap((command) => commandLines(command, locale)).join('\n')}
`;
}

function commandLines(command: Command, locale: Locale): string[] {
	const condition = `-n '__dolphindb_cluster_is ${command.name}'`;
	const options = completedOptions(command).map((option) =>
		line(condition, optionWords(option), option.option.says[locale]),
	);
	const operands = command.takes ? argumentWords(command.takes.completes) : '';
	return operands === '' ? options : [...options, `complete -c ${PROGRAM} ${condition} ${operands}`];
}

function optionWords({ flag, value }: CompletedOption): string {
	const name = `-l ${flag.slice(2)}`;
	if (value === undefined) return name;
	return value === 'file' ? `${name} -r -F` : `${name} -x ${argumentWords(value)}`.trimEnd();
}

function argumentWords(value: Completes): string {
	if (value === 'file') return '-F';
	if (value === 'folder') return `-a '(__fish_complete_directories (commandline -ct) "")'`;
	return value.length > 0 ? `-a '${value.join(' ')}'` : '';
}

function line(condition: string, words: string, says: string): string {
	return `complete -c ${PROGRAM} ${condition} ${words} -d ${quoted(says, `\\'`)}`;
}
