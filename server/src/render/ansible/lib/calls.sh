# What the tasks of the playbooks call. Status 0 says that nothing had to be changed, 100 that something was, 3 that the
# host is not as the plan needs it; with any other it did not work.

set -uo pipefail

# Whether all of these hold: (KIND PROBLEM COUNT WORD...)... KIND is must, or may where the operator can decide to go on
# all the same; status 5 says that nothing else is wrong.
ask_all() {
	local status said result=0
	while (($# > 0)); do
		status=0
		said=$("${@:4:$3}" 2>&1) || status=$?
		if ((status > 1)); then
			printf 'FAILED (status %s): %s\n' "$status" "$2"
			((result == 3)) || result=1
		elif ((status == 1)) && [[ $1 == may ]]; then
			printf '%s\n' "- $2"
			((result != 0)) || result=5
		elif ((status == 1)); then
			printf 'REFUSED: %s\n' "$2"
			result=3
		fi
		((status == 0)) || [[ -z $said ]] || printf '  %s\n' "${said//$'\n'/$'\n'  }"
		shift "$(($3 + 3))"
	done
	return "$result"
}

# Answers for other hosts, a line each, with the status: (COUNT WORD...)...
tell_all() {
	local status said
	while (($# > 0)); do
		status=0
		said=$("${@:2:$1}" 2>&1) || status=$?
		printf '%s %s\n' "$status" "$(base64 -w 0 <<< "$said")"
		shift "$(($1 + 1))"
	done
}

# Puts one of the answers of other hosts into SAID, and returns its status.
told() { # NUMBER
	local answer=${TOLD[$1]-}
	[[ $answer =~ ^[0-9]{1,3}\ [A-Za-z0-9+/=]*$ ]] || return 2
	SAID=$(base64 -d <<< "${answer#* }")
	return "${answer%% *}"
}

# Whether the free space at PATH is PERCENT percent of what trees take, which other hosts told.
space_for() { # PATH PERCENT NUMBER...
	local path=$1 percent=$2 free needed=0
	shift 2
	while (($# > 0)); do
		told "$1" || return 2
		SAID=${SAID##*$'\n'}
		[[ $SAID =~ ^[0-9]+$ ]] || return 2
		needed=$((needed + SAID))
		shift
	done
	free=$(at_space "$path") || return 2
	((free < needed * percent / 100)) || return 0
	printf '%s bytes are free at %s, %s percent of %s are needed\n' "$free" "$path" "$percent" "$needed"
	return 1
}

# Whether a program prints what the other host told.
same_output() { # NUMBER OTHER WORD...
	local mine status=0 theirs=0
	mine=$(at_output "${@:3}" 2>&1) || status=$?
	told "$1" || theirs=$?
	((status <= 1)) || return "$status"
	((theirs <= 1)) || return "$theirs"
	if ((status + theirs == 0)) && [[ $mine == "$SAID" ]]; then return 0; fi
	printf 'here: %s\n%s: %s\n' "$mine" "$2" "$SAID"
	return 1
}

# Whether the owner that the other host told has the same numbers here.
owner_known() { # NUMBER
	local owner
	told "$1" || return
	IFS=' ' read -r -a owner <<< "$SAID"
	at_has_owner "${owner[@]}"
}

# Whether a path lies where that of the other host does.
disk_like() { # NUMBER OTHER ASPECT PATH
	local mine
	mine=$("at_disk_$3" "$4") || return
	told "$1" || return
	[[ $mine != "$SAID" && $mine != own ]] || return 0
	printf 'here: %s\n%s: %s\n' "$mine" "$2" "$SAID"
	return 1
}

# Whether the clock is that of the operator: CLOCK is the time there before, the time here, and the time there after.
clock_within() { # MILLISECONDS
	local least=$((CLOCK[1] - CLOCK[2])) most=$((CLOCK[1] - CLOCK[0]))
	if ((most >= -$1 && least <= $1)); then return 0; fi
	printf 'it is between %s and %s milliseconds ahead of the machine of the playbook\n' "$least" "$most"
	return 1
}

# Checks one thing after the other: (must|may TEXT COUNT WORD...)... What may be so does not count as wrong.
check_all() {
	local status said word wrong=0
	while (($# > 0)); do
		status=0 word=WRONG
		said=$("${@:4:$3}" 2>&1) || status=$?
		[[ $1 == must ]] || word=LOOK
		case $status in
			0) printf 'ok      %s\n' "$2" ;;
			1) printf '%-7s %s\n' "$word" "$2" ;;
			*) printf 'UNKNOWN %s (status %s)\n' "$2" "$status" ;;
		esac
		((status == 0)) || [[ -z $said ]] || printf '        %s\n' "${said//$'\n'/$'\n'        }"
		((status == 0)) || [[ $1 == may ]] || wrong=1
		shift "$(($3 + 3))"
	done
	return "$wrong"
}

# Does one thing after the other until one does not work: (TEXT COUNT WORD...)...
do_all() {
	local status result=0
	while (($# > 0)); do
		printf '%s\n' "$1"
		status=0
		"${@:3:$2}" || status=$?
		case $status in
			0) ;;
			100) result=100 ;;
			*) return "$status" ;;
		esac
		shift "$(($2 + 2))"
	done
	return "$result"
}

# Runs a program, unless a probe of COUNT words holds; 0 words are no probe: COUNT PROBE_WORD... FOLDER WORD...
run_unless() {
	local count=$1 said status=0
	shift
	if ((count > 0)); then
		said=$("${@:1:count}" 2>&1) || status=$?
		((status != 0)) || return 0
		if ((status != 1)); then
			printf '%s\n' "$said" >&2
			return "$status"
		fi
		shift "$count"
	fi
	status=0
	at_run "$@" || status=$?
	((status != 0)) || return 100
	printf 'The program ended with status %s.\n' "$status" >&2
	return 1
}

# Waits until a probe holds: SECONDS WORD...
wait_until() {
	local limit=$1 begin=$SECONDS said status
	shift
	while true; do
		status=0
		said=$("$@" 2>&1) || status=$?
		((status != 0)) || return 0
		((status == 1 && SECONDS - begin < limit)) || break
		sleep 1
	done
	printf '%s\n' "$said" >&2
	((status != 1)) || printf 'Waited for %s seconds in vain.\n' "$limit" >&2
	return 1
}

# Does what is not so yet: (PROOF FUNCTION COUNT WORD...)...
make_so() {
	local status result=0
	while (($# > 0)); do
		if ! "$1" "${@:4:$3}"; then
			status=0
			"$2" "${@:4:$3}" || status=$?
			((status == 0)) || return "$status"
			result=100
		fi
		shift "$(($3 + 3))"
	done
	return "$result"
}

# Says of files what they are, a line each: the sums of the file and of what is kept of it, and whose it is or, where
# there is none, whose the folder is: (PATH KEEP)...
look_at() {
	local path sum owner
	while (($# > 0)); do
		path=$1 owner='- -'
		while [[ -n $path && ! -e $path ]]; do path=${path%/*}; done
		((EUID != 0)) || owner=$(stat -Lc '%u %g' -- "${path:-/}") || return 1
		at_sum "$1"
		sum=$SUM
		at_sum "$2"
		printf '%s %s %s\n' "$sum" "$SUM" "$owner"
		shift 2
	done
}

# Makes the folders that files lie in: PATH...
make_parents() {
	local path
	for path in "$@"; do at_make_folders "${path%/*}" || return; done
}

# Runs a function on the host of a copy, which is this one where PEER is empty: PEER PORT SUDO FUNCTION WORD...
far() {
	local peer=$1 port=$2 sudo=$3 names
	shift 3
	if [[ -z $peer ]]; then
		"$@"
		return
	fi
	at_peer_shell "$port"
	at_quote "$@"
	mapfile -t names < <(compgen -A function at_)
	at_frame "$sudo" "set -uo pipefail; PLAN_ID=$PLAN_ID; $(declare -f "${names[@]}"); $QUOTED"
	"${PEER_SHELL[@]}" -- "$peer" "$FAR_SHELL" < <(printf '%s' "$FRAME")
}

# Copies a folder and compares it. EXTRA is delete where files that only the copy has may go: FROM PEER PORT SUDO TO KIND EXCLUDE...
# A step that was DONE before is only compared, unless something differs.
copy_tree() {
	local from=$1 peer=$2 port=$3 sudo=$4 to=$5 kind=$6 temp=${5%/*}/.${5##*/}.$PLAN_ID.tmp status=0 changed=100
	shift 6
	if [[ ! -d $from ]]; then
		[[ $kind != *o* ]] || return 0
		printf 'There is no folder %s.\n' "$from" >&2
		return 1
	fi
	far "$peer" "$port" "$sudo" at_begin_copy "$to" "$kind" || status=$?
	case $status in
		0) ;;
		10) return 0 ;;
		11) temp=$to/.copy.$PLAN_ID.tmp ;;
		*) return "$status" ;;
	esac
	if [[ $DONE == yes ]] && "at_compare_$TRANSFER" "$from" "$peer" "$port" "$sudo" "$to" "$@" 2> /dev/null; then
		changed=0
	else
		transfer "$from" "$peer" "$port" "$sudo" "$to" "$temp" "$@" || return
	fi
	far "$peer" "$port" "$sudo" at_end_copy "$to" "$kind" "$temp" || return
	return "$changed"
}

transfer() {
	local status=0
	"at_copy_$TRANSFER" keep "$@" || status=$?
	if ((status == 14)) && [[ $EXTRA == delete ]]; then
		status=0
		"at_copy_$TRANSFER" delete "$@" || status=$?
	fi
	case $status in
		0) ;;
		14) printf 'The copy %s has files that its source has not; they stand above. Nothing was deleted. To delete them: -e delete_extra=true\n' "$5" >&2 ;;
		15) printf 'Source and copy differ even after the second attempt; the first differences stand above.\n' >&2 ;;
		*) printf 'Copying to %s did not work.\n' "$5" >&2 ;;
	esac
	return "$status"
}

# Compares a folder with its copy a last time: FROM PEER PORT SUDO TO KIND EXCLUDE...
compare_tree() {
	local from=$1 peer=$2 port=$3 sudo=$4 to=$5 kind=$6 status=0
	shift 6
	if [[ ! -d $from && $kind == *o* ]]; then return 0; fi
	far "$peer" "$port" "$sudo" at_is_ours "$to" "$kind" || status=$?
	((status != 10)) || return 0
	if ((status != 0)); then
		printf '%s was not made by this plan.\n' "$to" >&2
		return 1
	fi
	"at_compare_$TRANSFER" "$from" "$peer" "$port" "$sudo" "$to" "$@"
}
