# Programs, waiting and confirmations.

UNLESS=()

# The next program need not run where this holds: FUNCTION WORD...
unless() { UNLESS=("$@"); }

run_program() { # HOST FOLDER WORD...
	local host=$1
	if ((${#UNLESS[@]} > 0)); then
		try_quietly "${UNLESS[@]}"
		case $STATUS in
			0) note '       not needed' && return ;;
			1) ;;
			*) printf '%s\n' "$OUTPUT" >&2 && broken "$STATUS" ;;
		esac
	fi
	try on "$host" at_run "${@:2}"
	case $STATUS in
		0) ;;
		255) broken 255 ;;
		*) fail "The program ended with status $STATUS." ;;
	esac
}

# Runs a program. What it leaves running in the background must not keep the connection open, so its output goes
# into a file first.
at_run() { # FOLDER WORD...
	local folder=$1 output status=0
	shift
	output=$(exec mktemp) || return
	(
		if [[ -n $folder ]]; then cd -- "$folder" || exit; fi
		exec -- "$@"
	) > "$output" 2>&1 < /dev/null || status=$?
	[[ ! -s $output ]] || cat -- "$output"
	rm -f -- "$output"
	return "$status"
}

# Waits until a probe holds.
wait_until() { # SECONDS FUNCTION WORD...
	local limit=$1 begin=$SECONDS said=0
	shift
	while true; do
		try_quietly "$@"
		((STATUS != 0)) || return 0
		if ((STATUS != 1)); then
			printf '%s\n' "$OUTPUT" >&2
			broken "$STATUS"
		fi
		((SECONDS - begin < limit)) || break
		if ((SECONDS - begin >= said + 15)); then
			said=$((SECONDS - begin))
			note "       still waiting, $said of $limit seconds"
		fi
		sleep 1
	done
	[[ -z $OUTPUT ]] || printf '%s\n' "$OUTPUT" >&2
	fail "Waited for $limit seconds in vain."
}

# Goes on only after a yes.
confirm() { # QUESTION
	if [[ $YES == yes ]]; then
		note "       $OPERATION"
		note '       answered by --yes'
		return
	fi
	ask "$1 [yes/no]"
	case $ANSWER in
		y | yes | Y | YES | Yes) ;;
		'') refuse 'This question needs an answer: type yes, or start with --yes.' ;;
		*) refuse "The answer was $ANSWER." ;;
	esac
}
