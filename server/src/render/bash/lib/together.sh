# Copies that do not depend on one another run at the same time, each in a process of its own.

POOL=0     # how many may run at the same time; 0 outside such a group
RUNNING=() # their process ids, oldest first
FAILED=0   # the exit code of the first one that failed

# Begins a group of steps: LIMIT
together() {
	if [[ $ACTION-$APPLY == walk-yes && -z $ONLY ]]; then POOL=$1; fi
}

# Starts a step of a group as soon as there is room.
join_group() { # as step
	((${#RUNNING[@]} < POOL)) || await_oldest
	((FAILED == 0)) || return 0
	apply_alone "$@" &
	RUNNING+=("$!")
}

apply_alone() { # as step
	exec 9>&- # the lock belongs to the script, not to its copies
	leave_sessions
	DEPTH=$BASH_SUBSHELL RAN=0 RUNNING=()
	apply_step "$@"
	exit "$((RAN > 0 ? 64 : 0))"
}

await_oldest() {
	try wait "${RUNNING[0]}"
	RUNNING=("${RUNNING[@]:1}")
	case $STATUS in
		0) SKIPPED=$((SKIPPED + 1)) ;;
		64) RAN=$((RAN + 1)) && forget_answers ;;
		*) FAILED=$((FAILED > 0 ? FAILED : STATUS)) ;;
	esac
}

# Ends a group: waits for all, and ends the script where one failed; it has said why.
gather() {
	while ((${#RUNNING[@]} > 0)); do await_oldest; done
	POOL=0
	((FAILED == 0)) || exit "$FAILED"
}

# Ends what runs beside the script.
end_group() {
	((${#RUNNING[@]} == 0)) || kill "${RUNNING[@]}" 2> /dev/null || true
}
