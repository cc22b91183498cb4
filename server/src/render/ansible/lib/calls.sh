# What the tasks of the playbooks call. Status 0 says that nothing had to be changed, 100 that something was, 3 that the
# host is not as the plan needs it; with any other it did not work.

set -uo pipefail

# Whether all of these hold: (PROBLEM COUNT WORD...)...
ask_all() {
	local status said result=0
	while (($# > 0)); do
		status=0
		said=$("${@:3:$2}" 2>&1) || status=$?
		if ((status == 1)); then
			printf 'REFUSED: %s\n' "$1"
			result=3
		elif ((status != 0)); then
			printf 'FAILED (status %s): %s\n' "$status" "$1"
			((result == 3)) || result=1
		fi
		((status == 0)) || [[ -z $said ]] || printf '%s\n' "$said"
		shift "$(($2 + 2))"
	done
	return "$result"
}

# Checks of the result, each with a line of its own: (TEXT COUNT WORD...)...
check_all() {
	local status said wrong=0
	while (($# > 0)); do
		status=0
		said=$("${@:3:$2}" 2>&1) || status=$?
		case $status in
			0) printf 'ok      %s\n' "$1" ;;
			1) printf 'WRONG   %s\n' "$1" ;;
			*) printf 'UNKNOWN %s (status %s)\n' "$1" "$status" ;;
		esac
		((status == 0)) || [[ -z $said ]] || printf '        %s\n' "${said//$'\n'/$'\n'        }"
		((status == 0)) || wrong=1
		shift "$(($2 + 2))"
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

# The bytes that folders take together: PATH...
sizes_of() {
	local path size all=0
	for path in "$@"; do
		size=$(at_size "$path") || return 2
		all=$((all + size))
	done
	printf '%s\n' "$all"
}

# Runs a function on the host of a copy, which is this one where PEER is empty: PEER PORT FUNCTION WORD...
far() {
	local peer=$1 port=$2 names
	shift 2
	if [[ -z $peer ]]; then
		"$@"
		return
	fi
	at_peer_shell "$port"
	at_quote "$@"
	mapfile -t names < <(compgen -A function at_)
	at_quote eval "set -uo pipefail; PLAN_ID=$PLAN_ID; $(declare -f "${names[@]}"); $QUOTED"
	"${PEER_SHELL[@]}" -- "$peer" "exec bash --norc -c 'IFS= read -r line; eval \"\$line\"'" <<< "$QUOTED"
}

# Copies a folder and compares it. EXTRA is delete where files that only the copy has may go: FROM PEER PORT TO KIND EXCLUDE...
# A step that was DONE before is only compared, unless something differs.
copy_tree() {
	local from=$1 peer=$2 port=$3 to=$4 kind=$5 temp=${4%/*}/.${4##*/}.$PLAN_ID.tmp status=0 changed=100
	shift 5
	if [[ ! -d $from ]]; then
		[[ $kind != *o* ]] || return 0
		printf 'There is no folder %s.\n' "$from" >&2
		return 1
	fi
	far "$peer" "$port" at_begin_copy "$to" "$kind" || status=$?
	case $status in
		0) ;;
		10) return 0 ;;
		11) temp=$to/.copy.$PLAN_ID.tmp ;;
		*) return "$status" ;;
	esac
	if [[ $DONE == yes ]] && "at_compare_$TRANSFER" "$from" "$peer" "$port" "$to" "$@" 2> /dev/null; then
		changed=0
	else
		transfer "$from" "$peer" "$port" "$to" "$temp" "$@" || return
	fi
	far "$peer" "$port" at_end_copy "$to" "$kind" "$temp" || return
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
		14) printf 'The copy %s has files that its source has not; they stand above. Nothing was deleted. To delete them: -e delete_extra=true\n' "$4" >&2 ;;
		15) printf 'Source and copy differ even after the second attempt; the first differences stand above.\n' >&2 ;;
		*) printf 'Copying to %s did not work.\n' "$4" >&2 ;;
	esac
	return "$status"
}

# Compares a folder with its copy a last time: FROM PEER PORT TO KIND EXCLUDE...
compare_tree() {
	local from=$1 peer=$2 port=$3 to=$4 kind=$5 status=0
	shift 5
	if [[ ! -d $from && $kind == *o* ]]; then return 0; fi
	far "$peer" "$port" at_is_ours "$to" "$kind" || status=$?
	((status != 10)) || return 0
	if ((status != 0)); then
		printf '%s was not made by this plan.\n' "$to" >&2
		return 1
	fi
	"at_compare_$TRANSFER" "$from" "$peer" "$port" "$to" "$@"
}

# Whether the free space at PATH is PERCENT percent of what trees take, each on its host: PATH PERCENT (PEER PORT TREE)...
space_for() {
	local path=$1 percent=$2 size free needed=0
	shift 2
	while (($# > 0)); do
		size=$(far "$1" "$2" at_size "$3") || return 2
		needed=$((needed + size))
		shift 3
	done
	free=$(at_space "$path") || return 2
	((free >= needed * percent / 100))
}
