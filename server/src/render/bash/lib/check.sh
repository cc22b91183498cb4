# The checks of verify.sh. They change nothing.

CHECKED=0 WRONG=0 DOUBTFUL=0

# One check: KIND TEXT FUNCTION WORD... What may be so in a sound cluster, too, is shown and does not count as wrong.
check() { # must|may TEXT FUNCTION WORD...
	local kind=$1 text=$2 words=("${@:3}")
	[[ $3 != on ]] || words[0]=answer
	if [[ $GATHER == yes ]]; then
		try "${words[@]}"
		return
	fi
	try_known "${words[@]}"
	CHECKED=$((CHECKED + 1))
	if ((STATUS == 0)); then
		printf 'ok      %s\n' "$text"
		return
	fi
	if [[ $kind == may ]]; then DOUBTFUL=$((DOUBTFUL + 1)); else WRONG=$((WRONG + 1)); fi
	if ((STATUS > 1)); then
		printf 'UNKNOWN %s (status %s)\n' "$text" "$STATUS"
	elif [[ $kind == may ]]; then
		printf 'LOOK    %s\n' "$text"
	else
		printf 'WRONG   %s\n' "$text"
	fi
	[[ -z $OUTPUT ]] || printf '        %s\n' "${OUTPUT//$'\n'/$'\n'        }"
}

verify_main() {
	start "$@"
	prepare_connections
	ask_ahead run_checks 2>&1
	run_checks
	printf '\n%s checks, %s not passed.\n' "$CHECKED" "$WRONG"
	((DOUBTFUL == 0)) || printf '%s to look at: that may be so, and is not counted.\n' "$DOUBTFUL"
	((WRONG == 0)) || exit 1
}
