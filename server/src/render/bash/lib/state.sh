# What has been done is noted in a folder on the operator's machine, one per plan.

# Opens the state folder and keeps other runs of this plan out until this one ends, however it ends.
open_state() {
	mkdir -p -- "$STATE"
	LOG=$STATE/log
	command -v flock > /dev/null || fail 'The program flock (package util-linux) is missing on this machine.'
	exec 9> "$STATE/lock"
	try flock -w 3 9 # what keeps the lock for an ansible-playbook looks once a second whether it has ended
	if ((STATUS != 0)); then
		printf 'LOCKED: another run of this plan holds %s\n' "$STATE/lock" >&2
		exit 75
	fi
	prepare_connections
	warn_of_other_plans
	keep_others_out
}

# Keeps runs of this plan from other machines out: a session on the first host holds a lock there until this script ends,
# however it ends. Where that host cannot be asked, whoever needs it will say so.
keep_others_out() {
	local said=''
	[[ -n $FIRST_HOST ]] || return 0
	coproc GUARD {
		exec 2> /dev/null 9>&-
		on "$FIRST_HOST" at_hold_lock "$(id -un)@$HOSTNAME"
	}
	IFS= read -r said <&"${GUARD[0]}" || true
	[[ $said == busy* ]] || return 0
	printf 'LOCKED: another run of this plan is under way%s\n' "${said#busy}" >&2
	exit 75
}

# Holds a lock until standard input ends. A run that was killed just now may need a moment to let go of it.
at_hold_lock() { # WHO
	local file=/tmp/ddb-$PLAN_ID-$EUID.lock who
	[[ ! -L $file ]] || return 1
	exec 8>> "$file" || return 1
	if flock -w 5 8; then
		printf '%s since %(%F %T %z)T\n' "$1" -1 > "$file"
		echo held
		cat > /dev/null
		return
	fi
	who=$(head -n 1 -- "$file")
	printf 'busy: %s\n' "${who//[^[:print:]]/?}"
}

# Another plan that was begun and not finished may have left the hosts half-way.
warn_of_other_plans() {
	local other file
	for other in "${STATE%/*}"/*/; do
		other=${other%/}
		[[ $other != "$STATE" && ! -e $other/finished && ! -e $other/cleaned ]] || continue
		for file in "$other"/*.begun; do
			[[ ! -e $file ]] || note "WARNING: plan ${other##*/} was begun and is not finished; its notes lie in $other"
			break
		done
	done
}

# Nothing can be carried out or taken back once cleanup.sh has removed what that needs.
refuse_if_cleaned() {
	if marked cleaned; then refuse "This plan was finished and cleaned up at $(cat -- "$STATE/cleaned")."; fi
}

# Notes something with the time; the first note stays.
mark() { # NAME
	[[ ! -e $STATE/$1 ]] || return 0
	now
	printf '%s\n' "$NOW" > "$STATE/$1"
}

# Whether something was noted.
marked() { # NAME
	[[ -e $STATE/$1 ]]
}

unmark() { # NAME
	[[ ! -e $STATE/$1 ]] || rm -f -- "$STATE/$1"
}

# Puts the word for the state of a step, with the time, into WORDS.
state_of() { # STEP
	WORDS='not begun'
	[[ ! -e $STATE/$1.begun ]] || WORDS="begun $(cat -- "$STATE/$1.begun")"
	[[ ! -e $STATE/$1.done ]] || WORDS="done  $(cat -- "$STATE/$1.done")"
}
