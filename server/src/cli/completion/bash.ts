import type { Command } from '../command.ts';
import type { Completes } from '../options.ts';
import { PROGRAM } from '../usage.ts';
import { completedOptions } from './completes.ts';

/** What bash sources to complete our command lines; it needs nothing but bash itself. */
export function bashCompletion(commands: readonly Command[]): string {
	const names = commands.map(({ name }) => name).join(' ');
	return `# Completion for bash: source <(${PROGRAM} completion bash)
_dolphindb_cluster() {
	local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]}
	local words='' names='' found name
	COMPREPLY=()
	# bash takes "--format=json" for three words
	if [[ $word == = ]]; then
		word=''
	elif [[ $before == = ]]; then
		before=\${COMP_WORDS[COMP_CWORD-2]}
	fi
	case $COMP_CWORD:\${COMP_WORDS[1]}:$before in
	1:*) words='${names} --help --version' ;;
${commands.flatMap(optionCases).join('\n')}
	*)
		case \${COMP_WORDS[1]} in
${commands.map(operandCase).join('\n')}
		esac
		;;
	esac
	case $names in
	file) found=$(compgen -f -- "$word") ;;
	folder) found=$(compgen -d -- "$word") ;;
	*) found=$(compgen -W "$words" -- "$word") ;;
	esac
	while IFS= read -r name; do
		if [[ $name ]]; then COMPREPLY+=("$name"); fi
	done <<<"$found"
	# bash 3 does not know that option
	if [[ $names ]]; then compopt -o filenames 2>/dev/null; fi
}
complete -F _dolphindb_cluster ${PROGRAM}
`;
}

/** A case for each option with a value. */
function optionCases(command: Command): string[] {
	return completedOptions(command).flatMap(({ flag, value }) =>
		value === undefined ? [] : [`	*:${command.name}:${flag}) ${assignment(value)} ;;`],
	);
}

function operandCase(command: Command): string {
	const flags = completedOptions(command).map(({ flag }) => flag);
	const operands = command.takes ? assignment(command.takes.completes) : ':';
	return `		${command.name}) if [[ $word == -* ]]; then words='${flags.join(' ')}'; else ${operands}; fi ;;`;
}

function assignment(value: Completes): string {
	return typeof value === 'string' ? `names='${value}'` : `words='${value.join(' ')}'`;
}
