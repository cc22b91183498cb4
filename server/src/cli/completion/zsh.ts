import type { Locale } from '../../base/message.ts';
import type { Command } from '../command.ts';
import type { Completes } from '../options.ts';
import { PROGRAM } from '../usage.ts';
import { type CompletedOption, completedOptions, HELP, quoted, VERSION } from './completes.ts';

/** What zsh loads or sources to complete our command lines. */
export function zshCompletion(commands: readonly Command[], locale: Locale): string {
	const described = commands.map(({ name, says }) => zsh(`${name}:${says[locale].replaceAll(':', '\\:')}`));
	return `#compdef ${PROGRAM}
# Completion for zsh: a file _${PROGRAM} in a folder of $fpath, or source <(${PROGRAM} completion zsh)
_dolphindb_cluster() {
	local context curcontext=$curcontext state line
	local -a commands
	commands=(
		${described.join('\n\t\t')}
	)
	_arguments -C ${zsh(`(- *)--help[${escaped(HELP.says[locale])}]`)} ${zsh(`(- *)--version[${escaped(VERSION.says[locale])}]`)} '1: :->command' '*:: :->rest'
	case $state in
	command) _describe -t commands command commands ;;
	rest)
		case $words[1] in
${commands.map((command) => commandCase(command, locale)).join('\n')}
		esac
		;;
	esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
	_dolphindb_cluster "$@"
else
	compdef _dolphindb_cluster ${PROGRAM}
fi
`;
}

function commandCase(command: Command, locale: Locale): string {
	const specs = completedOptions(command).map((option) => zsh(optionSpec(option, locale)));
	const operands = command.takes ? [zsh(`*:${escaped(command.takes.shown)}:${action(command.takes.completes)}`)] : [];
	return `		${command.name})\n			_arguments \\\n				${[...specs, ...operands].join(' \\\n\t\t\t\t')}\n			;;`;
}

function optionSpec({ flag, option, value }: CompletedOption, locale: Locale): string {
	const says = `[${escaped(option.says[locale])}]`;
	const often = option.multiple ? '*' : '';
	if (value === undefined) return `${often}${flag}${says}`;
	return `${often}${flag}=${says}:${escaped(option.value ?? flag.slice(2))}:${action(value)}`;
}

function action(value: Completes): string {
	if (typeof value !== 'string') return value.length > 0 ? `(${value.join(' ')})` : ' ';
	return value === 'file' ? '_files' : '_files -/';
}

/** Text within a specification, in which colons and brackets have a meaning. */
function escaped(text: string): string {
	return text.replaceAll(/[\\:[\]]/g, (letter) => `\\${letter}`);
}

function zsh(text: string): string {
	return quoted(text, `'\\''`);
}
