# Carrying out the steps of migrate.sh one after the other. For every step there is a function do_NAME, and a function
# ok_NAME that proves what lasts of it.

SEEN=() SEEN_NAMES=() # the steps that came before, by id and by name of their functions
RAN=0 SKIPPED=0

# One step: ID NAME TITLE PHASE LASTING GATE AFTER...
# PHASE is before, seals or after the point from which nothing is copied any more; LASTING tells whether ok_NAME
# proves all of it; AFTER are the steps that have to be done before.
step() {
	local id=$1
	choose "$id"
	if [[ $CHOSEN == yes ]]; then
		case $ACTION-$APPLY in
			list-*) printf '%-32s %s\n' "$id" "$3" ;;
			status-*) show_state "$id" ;;
			proofs-*) note_proofs "$@" ;;
			*-no) show_step "$id" "$2" "$3" ;;
			*) if ((POOL > 0)); then join_group "$@"; else apply_step "$@"; fi ;;
		esac
	fi
	SEEN+=("$id")
	SEEN_NAMES+=("$2")
}

show_state() { # ID
	state_of "$1"
	printf '%-32s %s\n' "$1" "$WORDS"
}

show_step() { # ID NAME TITLE
	printf '%s: %s\n' "$1" "$3"
	"do_$2"
}

apply_step() { # as step
	local id=$1 name=$2 title=$3 phase=$4 lasting=$5 gate=$6 before
	shift 6
	STEP=$id OPERATION='' COPIED=()
	look_for_seal "$phase"
	prove_step "$id" "$name"
	if [[ $PROVEN == yes && (-z $ONLY || $lasting == yes || $SEALED == yes) ]]; then
		mark "$id.begun"
		mark "$id.done"
		note "skip   $id: done before, and still so"
		SKIPPED=$((SKIPPED + 1))
		return
	fi
	forget_answers
	for before in "$@"; do
		marked "$before.done" || refuse "The step $id comes after $before, which is not done."
	done
	unmark "$id.done"
	mark "$id.begun"
	[[ $phase != seals ]] || seal
	note "run    $id: $title"
	"do_$name"
	if [[ $INQUIRING == yes ]]; then
		INQUIRED+=("$id")
		return
	fi
	settle
	PROVEN=yes OPERATION='the proof that the step is done'
	ask_ahead "ok_$name"
	"ok_$name"
	[[ $PROVEN == yes ]] || fail 'The step was carried out, but the hosts are not as it should leave them.'
	mark "$id.done"
	note "done   $id${gate:+; gate $gate is passed}"
	RAN=$((RAN + 1))
}

# Puts yes into SEALED for a step before the seal when all is sealed already.
look_for_seal() { # PHASE
	SEALED=no
	if [[ $1 == before ]] && marked sealed; then SEALED=yes; fi
}

# Asks every host once for what proves that steps which are done are still so.
ask_for_proofs() {
	local from=$FROM until=$UNTIL
	ACTION=proofs
	ask_ahead walk
	ACTION=walk FROM=$from UNTIL=$until SEEN=() SEEN_NAMES=()
}

note_proofs() { # as step
	look_for_seal "$4"
	if ! marked "$1.done" && [[ $SEALED == no ]]; then return; fi
	PROVEN=yes
	"ok_$2"
}

# Puts yes into PROVEN when a step is marked as done, or lies behind the seal, and what lasts of it still holds.
prove_step() { # ID NAME
	PROVEN=no
	if marked "$1.done" || [[ $SEALED == yes ]]; then
		PROVEN=yes OPERATION='the proof that the step is still done'
		"ok_$2"
	fi
}

# One line of ok_NAME: a function that returns 0 when something holds and 1 when not.
prove() {
	[[ $PROVEN == yes ]] || return 0
	[[ $SEALED == no || $1 == are_written ]] || return 0
	[[ $GATHER == no || $1 != is_copied ]] || return 0 # two hosts compare copies, each at its time
	try "$@"
	case $STATUS in
		0) ;;
		1) PROVEN=no ;;
		*) broken "$STATUS" ;;
	esac
}

# One line of do_NAME: says what is done and does it. After the seal only files are still written.
op() { # DESCRIPTION FUNCTION WORD...
	OPERATION=$1
	shift
	if [[ $APPLY == no ]]; then
		printf '    would %s\n' "$OPERATION"
	elif [[ $SEALED == no || $1 == write_file ]]; then
		[[ $1 == require ]] || settle
		[[ $1 == confirm ]] || note "       $OPERATION"
		"$@"
	fi
	UNLESS=()
}

migrate_main() {
	start "$@"
	print_notice
	if [[ $ACTION-$APPLY == walk-yes ]]; then
		open_state
		refuse_if_cleaned
		ask_for_proofs
	fi
	walk
	STEP=''
	case $ACTION-$APPLY in
		walk-yes) say_end ;;
		walk-no) printf '\nNothing was changed. To do it: bash %s --apply\n' "${0##*/}" ;;
		status-*) [[ ! -e $STATE/sealed ]] || printf 'sealed since %s: nothing is copied any more\n' "$(cat -- "$STATE/sealed")" ;;
	esac
}

say_end() {
	local id open=0
	for id in ${SEEN[@]+"${SEEN[@]}"}; do marked "$id.done" || open=$((open + 1)); done
	((open > 0)) || mark finished
	if ((open > 0)); then
		note "Done as far as asked for; $open steps are left."
	elif ((RAN == 0)); then
		note 'Nothing to do: every step is done.'
	else
		note "Finished: every step is done ($RAN carried out, $SKIPPED skipped)."
	fi
}
