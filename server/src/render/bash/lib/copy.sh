# Copying folders from host to host, or on one host, and comparing them by checksum.

declare -A COPIED=() # what this step has just copied and compared

# KIND has the letter o when the source may be missing, and s for a backup that is never touched again once complete.
copy_tree() { # FROM_HOST FROM TO_HOST TO KIND EXCLUDE...
	local from_host=$1 from=$2 to_host=$3 to=$4 kind=$5 temp copy=$3:$4
	shift 5
	source_is_there "$from_host" "$from" "$kind"
	if [[ $PRESENT == no ]]; then
		note '       there is nothing to copy'
		return
	fi
	try on "$to_host" at_begin_copy "$to" "$kind"
	case $STATUS in
		0) temp=${to%/*}/.${to##*/}.$PLAN_ID.tmp ;;
		10) note '       complete already' && return ;;
		11) temp=$to/.copy.$PLAN_ID.tmp ;;
		*) broken "$STATUS" ;;
	esac
	peer_of "$from_host" "$to_host"
	transfer "$from_host" "$from" "$PEER" "$PEER_PORT" "$PEER_SUDO" "$to" "$temp" "$@"
	act "$to_host" at_end_copy "$to" "$kind" "$temp"
	COPIED[$copy]=yes
}

# Puts yes or no into PRESENT; ends where a folder has to be there and is not.
source_is_there() { # HOST FOLDER KIND
	PRESENT=yes
	try on "$1" at_is_folder "$2"
	case $STATUS in
		0) return ;;
		1) PRESENT=no ;;
		*) broken "$STATUS" ;;
	esac
	[[ $3 == *o* ]] || fail "There is no folder $2 on $1."
}

at_is_folder() { [[ -d $1 ]]; }

# Puts how one host calls the other into PEER, PEER_PORT and PEER_SUDO; nothing where they are the same.
peer_of() { # HOST OTHER
	PEER='' PEER_PORT='' PEER_SUDO=no
	[[ $1 == "$2" ]] || reach "$2"
}

# Copies until the comparison holds. Files that only the copy has are deleted there only after a yes.
transfer() { # FROM_HOST FROM PEER PORT SUDO TO TEMP EXCLUDE...
	local host=$1 extra=keep
	while true; do
		try watch "$host" "at_copy_$TRANSFER" "$extra" "${@:2}"
		case $STATUS in
			0) return ;;
			14) [[ $extra == keep ]] || fail 'The copy still has files that its source has not.' ;;
			15) fail 'Source and copy differ even after the second attempt; the first differences stand above.' ;;
			*) broken "$STATUS" ;;
		esac
		allow_deletion "$6"
		extra=delete
	done
}

allow_deletion() { # COPY
	note "       the copy $1 has files that its source has not; they stand above"
	[[ $TRANSFER == rsync ]] || refuse 'Move these files away from the copy, then start again.'
	[[ $DELETE_EXTRA == no ]] || return 0
	ask 'Delete them in the copy? They may come from an earlier attempt. [delete/no]'
	[[ $ANSWER == delete ]] || refuse 'Nothing was deleted. To delete them, answer delete, or start with --delete-extra.'
}

# Whether source and copy are equal: as copy_tree.
is_copied() {
	local from_host=$1 from=$2 to_host=$3 to=$4 kind=$5 status=0 copy=$3:$4
	shift 5
	[[ -z ${COPIED[$copy]:-} ]] || return 0
	on "$to_host" at_is_ours "$to" "$kind" || status=$?
	((status != 10)) || return 0
	if [[ $kind == *o* ]] && ((status <= 1)); then
		source_is_there "$from_host" "$from" "$kind"
		[[ $PRESENT == yes ]] || return 0
	fi
	((status == 0)) || return "$status"
	peer_of "$from_host" "$to_host"
	on "$from_host" "at_compare_$TRANSFER" "$from" "$PEER" "$PEER_PORT" "$PEER_SUDO" "$to" "$@" || status=$?
	((status < 14 || status > 15)) || status=1
	return "$status"
}

# Returns 0 for a folder of this plan, 1 for another, 10 for a backup that is complete.
at_is_ours() { # FOLDER KIND
	at_marker "$1"
	if [[ $2 == *s* && -d $1 && -f $MARKER && $(< "$MARKER") == complete ]]; then return 10; fi
	at_owner "$1"
	[[ -d $1 && $OWNER != none ]]
}

# Makes the folder of a copy and the one for half files, on the same file system. Returns 10 when the backup is
# complete, and 11 when half files have to lie inside the copy.
at_begin_copy() { # FOLDER KIND
	local status=0 temp=${1%/*}/.${1##*/}.$PLAN_ID.tmp devices
	at_is_ours "$1" "$2" || status=$?
	((status != 10)) || return 10
	at_owner "$1"
	if [[ $OWNER == sealed ]]; then
		printf '%s is in use since this plan was sealed; nothing is copied there any more\n' "$1" >&2
		return 3
	fi
	at_make_folder "$1" || return
	status=0
	devices=$(exec stat -Lc %d -- "$1" "${1%/*}/") || return 1
	if [[ ${devices%%$'\n'*} != "${devices##*$'\n'}" ]]; then temp=$1/.copy.$PLAN_ID.tmp status=11; fi
	mkdir -p -- "$temp" || return 1
	return "$status"
}

at_end_copy() { # FOLDER KIND TEMP
	[[ $3 == *".$PLAN_ID.tmp" ]] && rm -rf -- "$3" || return 1
	[[ $2 != *s* ]] || at_mark "$1" complete
}

# Waits until no earlier copy to the same place is under way: one may outlive the connection that started it.
at_wait_for_copies() { # PEER TO
	local folder=/tmp/ddb-$PLAN_ID-$EUID name
	name=$(exec sha256sum <<< "$1:$2") || return 1
	[[ -d $folder ]] || mkdir -m 700 -- "$folder" 2> /dev/null
	[[ -d $folder && -O $folder && ! -L $folder ]] || return 1
	exec 8> "$folder/${name:0:16}"
	flock -n 8 && return
	printf 'waiting for a copy that an interrupted run started\n' >&2
	flock -w 86400 8
}
