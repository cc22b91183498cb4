# Requirements. They are noted one by one; before anything else is done, all that were noted are asked together, and all
# that do not hold are told at once.

NEEDS=() NEED_KINDS=() NEED_PROBLEMS=() NEED_OPERATIONS=()
INQUIRING=no # whether steps do nothing but ask, and are answered together
INQUIRED=()  # the steps that wait for the answers

# Notes a requirement. KIND is must, or may where the operator can decide to go on all the same.
require() { # KIND PROBLEM FUNCTION WORD...
	local words=("${@:3}")
	[[ $3 != on ]] || words[0]=answer
	at_quote "${words[@]}"
	NEEDS+=("$QUOTED") NEED_KINDS+=("$1") NEED_PROBLEMS+=("$2") NEED_OPERATIONS+=("$OPERATION")
}

# Asks whether all holds that was required; ends where something does not, or lets the operator decide.
settle() {
	local troubles='' count=0 code=0 operation='' OPERATION='what the plan requires of the hosts'
	((${#NEEDS[@]} > 0)) || return 0
	gather_answers
	judge_needs
	NEEDS=() NEED_KINDS=() NEED_PROBLEMS=() NEED_OPERATIONS=() GATHER=no
	forget_answers
	((count != 1)) || OPERATION=$operation
	case $code in
		0) ((count == 0)) || allow_doubtful "$troubles" ;;
		1) stop_for 1 FAILED ;;
		*) stop_for 3 REFUSED ;;
	esac
}

# Goes through all that is required until no question is open: some depend on the answers to others.
gather_answers() {
	local at words
	GATHER=yes
	while true; do
		for at in "${!NEEDS[@]}"; do
			eval "words=(${NEEDS[at]})" # written by at_quote
			UNKNOWN=no
			try "${words[@]}" > /dev/null 2>&1
		done
		((${#QUESTIONS[@]} > 0)) || return 0
		put_questions
	done
}

# Looks at the answers. This and what it calls change variables of settle.
judge_needs() {
	local at words host statuses=' '
	for host in "${!LOST[@]}"; do
		statuses+="${LOST[$host]} "
		cannot_tell "${LOST[$host]}" "$host" '' 'the connection to the host'
	done
	for at in "${!NEEDS[@]}"; do
		eval "words=(${NEEDS[at]})" # written by at_quote
		try_known "${words[@]}"
		case $STATUS in
			0) ;;
			1) found "${NEED_KINDS[at]}" "${NEED_PROBLEMS[at]}" "$OUTPUT" "${NEED_OPERATIONS[at]}" ;;
			*) [[ $statuses == *" $STATUS "* ]] || cannot_tell "$STATUS" "${words[1]}" "$OUTPUT" "${NEED_OPERATIONS[at]}" ;;
		esac
	done
}

# Notes something that does not hold.
found() { # KIND PROBLEM DETAILS OPERATION
	count=$((count + 1)) operation=$4
	((code != 0)) || [[ $1 == may ]] || code=3
	troubles+=${troubles:+$'\n'}"- $2"
	[[ -z $3 ]] || troubles+=$'\n'"  ${3//$'\n'/$'\n'  }"
}

# Notes that a host could not tell.
cannot_tell() { # STATUS HOST DETAILS OPERATION
	explain "$1"
	found must "$2: $REASON" "$3" "$4"
	(($1 == 3 || $1 == 77)) || code=1
}

# Ends with what was found.
stop_for() { # CODE WORD
	if ((count == 1)); then stop "$1" "$2: ${troubles#- }"; fi
	stop "$1" "$2: $count things are not as the plan needs them."$'\n'"$troubles"
}

# Goes on with what may be meant so only after a yes.
allow_doubtful() { # TROUBLES
	note "$1"
	OPERATION='ask whether this is meant so'
	confirm 'Go on all the same?'
}

# Begins a group of steps that do nothing but ask.
inquire() {
	[[ $ACTION-$APPLY != walk-yes ]] || INQUIRING=yes
}

# Ends such a group: all its steps are done when all that they require holds.
conclude() {
	local id
	[[ $INQUIRING == yes ]] || return 0
	INQUIRING=no STEP=''
	settle
	for id in ${INQUIRED[@]+"${INQUIRED[@]}"}; do
		mark "$id.done"
		note "done   $id"
		RAN=$((RAN + 1))
	done
	INQUIRED=()
}
