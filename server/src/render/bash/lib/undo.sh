# Taking steps back in rollback.sh: every step that was begun, the last one first. For every step that can be taken
# back there is a function undo_NAME.

UNDONE=0
PASS=take_back # or refuse_too_late

# One step: ID NAME TITLE HOW SEALS REASON. HOW is undo, nothing (there is nothing to take back) or never, and REASON
# says why never; SEALS tells whether the step sealed the copies.
undo_step() {
	case $ACTION-$APPLY in
		list-*) printf '%-32s %s\n' "$1" "$3" ;;
		status-*) show_state "$1" ;;
		*)
			choose "$1"
			if [[ $CHOSEN == yes ]] && marked "$1.begun"; then "$PASS" "$@"; fi
			;;
	esac
}

# Where a step was begun that cannot be taken back, no step before it can be taken back either.
refuse_too_late() { # as undo_step
	[[ $4 == never ]] || return 0
	STEP=$1
	refuse "This step was begun and cannot be taken back: $6"
}

take_back() { # as undo_step
	local id=$1 name=$2 title=$3 how=$4 seals=$5
	STEP=$id OPERATION='' SEALED=no COPIED=()
	if [[ $APPLY == no ]]; then
		printf '%s: %s\n' "$id" "$title"
		if [[ $how == undo ]]; then "undo_$name"; fi
		return
	fi
	note "undo   $id: $title"
	unmark finished
	unmark "$id.done"
	if [[ $how == undo ]]; then "undo_$name"; fi
	settle
	if [[ $seals == yes ]]; then
		OPERATION='the marks beside the copies on their hosts'
		unseal_hosts
		unmark sealed
	fi
	unmark "$id.begun"
	note "undone $id"
	UNDONE=$((UNDONE + 1))
}

rollback_main() {
	start "$@"
	print_notice
	if [[ $ACTION-$APPLY == walk-yes ]]; then open_state && refuse_if_cleaned; fi
	local until=$UNTIL
	PASS=refuse_too_late
	walk_back
	[[ $ACTION == walk ]] || return 0
	UNTIL=$until PASS=take_back
	walk_back
	STEP=''
	if [[ $APPLY == no ]]; then
		printf '\nNothing was changed. To do it: bash %s --apply\n' "${0##*/}"
	elif ((UNDONE == 0)); then
		note 'Nothing to take back.'
	else
		note "Taken back: $UNDONE steps. The copies and backups are still there."
	fi
}
