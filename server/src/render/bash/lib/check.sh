# The checks of verify.sh. They change nothing.

CHECKED=0 WRONG=0

# One check: TEXT FUNCTION WORD...
check() {
	local text=$1 words=("${@:2}")
	[[ $2 != on ]] || words[0]=answer
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
	WRONG=$((WRONG + 1))
	if ((STATUS == 1)); then
		printf 'WRONG   %s\n' "$text"
	else
		printf 'UNKNOWN %s (status %s)\n' "$text" "$STATUS"
	fi
	[[ -z $OUTPUT ]] || printf '        %s\n' "${OUTPUT//$'\n'/$'\n'        }"
}

verify_main() {
	start "$@"
	prepare_connections
	ask_ahead run_checks 2>&1
	run_checks
	printf '\n%s checks, %s not passed.\n' "$CHECKED" "$WRONG"
	((WRONG == 0)) || exit 1
}
