# For those who paste by hand: what belongs to the host SELF runs here, the rest through ssh from here.

# Runs a function on a host, as lib.sh does from the operator's machine.
on() { # HOST FUNCTION WORD...
	if [[ $1 == "$SELF" ]]; then
		("${@:2}")
		return
	fi
	reach "$1"
	at_quote "${@:2}"
	at_frame "$PEER_SUDO" "$AT_LIBRARY"$'\n'"$QUOTED"
	at_peer_shell "$PEER_PORT"
	"${PEER_SHELL[@]}" -- "$PEER" "$FAR_SHELL" < <(printf '%s' "$FRAME")
}

watch() { on "$@"; }

# Nobody is asked in the midst of pasted lines; what a question would allow is refused.
ask() { # QUESTION
	printf '%s\n' "$1"
	ANSWER=''
}

# What may be meant so is told; whoever pastes decides.
allow_doubtful() { # TROUBLES
	note "$1"
	note 'Go on only if this is meant so.'
}

# Puts yes or no into HOLDS: whether something holds.
look() { # FUNCTION WORD...
	try_quietly "$@"
	case $STATUS in
		0) HOLDS=yes ;;
		1) HOLDS=no ;;
		*) printf '%s\n' "$OUTPUT" >&2 && broken "$STATUS" ;;
	esac
}

# Puts the text on standard input into the place of a file that has the sum BEFORE, and keeps that one.
replace_file() { # PATH SUM BEFORE KEEP
	try at_write_file "$@"
	((STATUS != 3)) || refuse "$1 is neither the file that the plan was made from nor the one that it writes. Somebody changed it."
	((STATUS == 0)) || broken_file "$STATUS" "$4"
}

# Compares a copy with its source, unless it is in use already.
compare_copy() { # FROM_HOST FROM TO_HOST TO KIND EXCLUDE...
	look on "$3" at_is_sealed "$4"
	if [[ $HOLDS == yes ]]; then
		note "$4 on $3 is in use already"
		return
	fi
	look is_copied "$@"
	[[ $HOLDS == yes ]] || printf '%s\n' "$OUTPUT" >&2
	[[ $HOLDS == yes ]] || refuse 'The copy differs from its source; do the step again that copied it.'
}

prepare_library
