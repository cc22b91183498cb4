# What every script does first.

start() {
	exec 5<&0 < /dev/null # only questions read what the operator types
	trap 'unexpected $? "$BASH_COMMAND"' ERR
	trap 'end_group; stop 130 "INTERRUPTED."' INT TERM HUP
	[[ $PLAN_ID == "$SCRIPT_PLAN" ]] || refuse "${0##*/} belongs to plan $SCRIPT_PLAN, but lib.sh beside it to plan $PLAN_ID."
	STATE=${DDB_STATE:-$STATE_FOLDER}/$PLAN_ID
	prepare_library
	read_options "$@"
}

print_notice() {
	[[ $ACTION == walk ]] || return 0
	printf '%s for plan %s (%s)\n' "${0##*/}" "$PLAN_ID" "$PLAN_NAME"
	[[ $APPLY == yes ]] || printf 'This is a dry run: it asks no host and changes nothing.\n'
	printf '\n'
}
