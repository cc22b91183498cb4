# Copying by rsync, run on the host of the source. The options were tried against crashes: a temporary folder outside
# the tree, no times of folders, and the exit status of the comparison tested apart from its output.

at_copy_rsync() { # EXTRA FROM PEER PORT SUDO TO TEMP EXCLUDE...
	local extra=$1 from=$2 peer=$3 port=$4 sudo=$5 to=$6 attempt status
	at_wait_for_copies "$peer" "$to" || return 1
	at_rsync_words "$port" "$sudo" "${@:8}"
	RSYNC+=(--temp-dir="$7")
	[[ $PROGRESS == no ]] || RSYNC+=(--info=progress2)
	[[ $extra == keep ]] || RSYNC+=(--delete)
	for attempt in plain checksum; do
		[[ $attempt == plain ]] || RSYNC+=(--checksum)
		status=0
		"${RSYNC[@]}" --msgs2stderr -- "$from/" "$(at_rsync_place "$peer" "$to")" || status=$?
		((status == 0)) || at_rsync_failed "$status" "$peer" "$sudo" "$to" || return
		at_compare_rsync "$from" "$peer" "$port" "$sudo" "$to" "${@:8}" || status=$?
		((status == 15)) || return "$status"
	done
	return 15
}

# Returns 0 for equal trees, 14 when only the copy has more files, 15 for different trees.
at_compare_rsync() { # FROM PEER PORT SUDO TO EXCLUDE...
	local differences
	at_rsync_words "$3" "$4" "${@:6}"
	differences=$("${RSYNC[@]}" -cn --itemize-changes --delete -- "$1/" "$(at_rsync_place "$2" "$5")") ||
		at_rsync_failed "$?" "$2" "$4" "$5" || return
	[[ -n $differences ]] || return 0
	head -n 20 <<< "$differences" >&2
	if grep -qv '^\*deleting ' <<< "$differences"; then return 15; fi
	return 14
}

# Says how rsync ended: the other side may be gone before its own words are through, although --msgs2stderr lets it
# speak. Where a file could not be read or written it says how full the disk of the copy is, too.
at_rsync_failed() { # STATUS PEER SUDO TO
	printf 'rsync ended with status %s\n' "$1" >&2
	(($1 != 11)) || at_say_room "$2" "$3" "$4" >&2
	return 20
}

at_say_room() { # PEER SUDO FOLDER
	printf 'the disk of the copy now, without what was half there:\n'
	if [[ -z $1 ]]; then
		df -P -- "$3"
	else
		at_quote df -P -- "$3"
		at_frame "$2" "$QUOTED"
		printf '%s' "$FRAME" | "${PEER_SHELL[@]}" -- "$1" "$FAR_SHELL"
	fi
}

# Puts the words of an rsync of this plan into RSYNC.
at_rsync_words() { # PORT SUDO EXCLUDE...
	local exclude
	RSYNC=(rsync -aHO --numeric-ids --protect-args "--exclude=.*.$PLAN_ID.owner" "--exclude=.*.$PLAN_ID.tmp")
	if [[ -n $1 ]]; then
		at_peer_shell "$1"
		RSYNC+=(-e "${PEER_SHELL[*]}")
	fi
	[[ $2 == no ]] || RSYNC+=(--rsync-path='sudo -n rsync')
	for exclude in "${@:3}"; do RSYNC+=("--exclude=$exclude"); done
}

# A folder as rsync names it; an IPv6 address stands in brackets.
at_rsync_place() { # PEER FOLDER
	local user='' address=$1
	[[ $1 != *@* ]] || user=${1%@*}@ address=${1##*@}
	[[ $address != *:* ]] || address="[$address]"
	printf '%s/' "${1:+$user$address:}$2"
}
