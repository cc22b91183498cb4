# Copying without rsync: tar through ssh, then a comparison of lists with owners, modes and SHA-256 sums.

at_copy_scp() { # EXTRA FROM PEER PORT SUDO TO TEMP EXCLUDE...
	local from=$2 peer=$3 port=$4 sudo=$5 to=$6 exclude attempt status
	local words=(tar -C "$from" "--exclude=.*.$PLAN_ID.owner" "--exclude=.*.$PLAN_ID.tmp" --anchored)
	at_wait_for_copies "$peer" "$to" || return 1
	for exclude in "${@:8}"; do
		if [[ $exclude == /* ]]; then exclude=.${exclude%/}; else words+=(--no-anchored); fi
		words+=("--exclude=${exclude%/}" --anchored)
	done
	for attempt in first second; do
		at_send_tree "$peer" "$port" "$sudo" "$to" "${words[@]}" || return 20
		status=0
		at_compare_scp "$from" "$peer" "$port" "$sudo" "$to" "${@:8}" || status=$?
		((status == 15)) || return "$status"
		[[ $attempt == first ]] || break
	done
	return 15
}

at_send_tree() { # PEER PORT SUDO TO WORD...
	local peer=$1 port=$2 sudo=$3 to=$4
	shift 4
	if [[ -z $peer ]]; then
		"$@" --numeric-owner -cf - . | tar -C "$to" --numeric-owner -xpf -
		return
	fi
	at_peer_shell "$port"
	at_quote tar -C "$to" --numeric-owner -xpf -
	at_frame "$sudo" "$QUOTED"
	{ printf '%s' "$FRAME" && "$@" --numeric-owner -cf - .; } | "${PEER_SHELL[@]}" -- "$peer" "$FAR_SHELL"
}

# Returns 0 for equal trees, 14 when only the copy has more files, 15 for different trees.
at_compare_scp() { # FROM PEER PORT SUDO TO EXCLUDE...
	local wanted found differences
	wanted=$(at_list "$1" "${@:6}") || return 20
	if [[ -z $2 ]]; then
		found=$(at_list "$5" "${@:6}") || return 20
	else
		at_peer_shell "$3"
		at_quote at_list "${@:5}"
		at_frame "$4" "PLAN_ID=$PLAN_ID; $(declare -f at_list); $QUOTED"
		found=$(printf '%s' "$FRAME" | "${PEER_SHELL[@]}" -- "$2" "$FAR_SHELL") || return 20
	fi
	differences=$(diff <(printf '%s\n' "$wanted") <(printf '%s\n' "$found")) && return 0
	grep '^[<>]' <<< "$differences" | head -n 20 >&2
	if grep -q '^<' <<< "$differences"; then return 15; fi
	return 14
}

# Everything below a folder: kind, mode, owner, name, target of a link; then sums.
at_list() { # FOLDER EXCLUDE...
	local exclude skip=(-name ".*.$PLAN_ID.owner" -o -name ".*.$PLAN_ID.tmp")
	for exclude in "${@:2}"; do
		if [[ $exclude == /* ]]; then
			skip+=(-o -path ".${exclude%/}")
		else
			skip+=(-o -name "${exclude%/}")
		fi
	done
	(
		set -o pipefail
		cd -- "$1" || exit
		find . \( "${skip[@]}" \) -prune -o -printf '%y %m %U:%G %p %l\n' | LC_ALL=C sort || exit
		find . \( "${skip[@]}" \) -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 -r sha256sum --
	)
}
