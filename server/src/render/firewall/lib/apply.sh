# Scripts for a firewall print the commands that they would run, and run them when they are told to.

APPLY=no # --apply
UNDO=no  # --undo

read_arguments() {
	while (($# > 0)); do
		case $1 in
			--apply) APPLY=yes ;;
			--undo) UNDO=yes ;;
			--help | -h)
				print_help
				exit 0
				;;
			*)
				printf 'There is no option %q.\nbash %q --help lists the options.\n' "$1" "${0##*/}" >&2
				exit 2
				;;
		esac
		shift
	done
}

# Runs a command, or prints it.
run() { # WORD...
	if [[ $APPLY == yes ]]; then
		"$@"
	else
		printf '%q ' "$@"
		printf '\n'
	fi
}

say_end() {
	[[ $APPLY == yes ]] || printf '# Nothing was changed. To do it: bash %q%s --apply\n' "$0" "$([[ $UNDO == no ]] || echo ' --undo')"
}
