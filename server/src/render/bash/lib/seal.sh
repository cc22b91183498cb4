# The seal: from here on the copies are newer than their sources, and nothing may be copied, kept or renamed again.

# Compares everything a last time, then notes the seal here and beside every copy on its host.
seal() {
	local id
	if ! marked sealed; then
		note 'seal   comparing everything that was copied and written a last time'
		for id in "${SEEN[@]}"; do marked "$id.done" || refuse "The step $id has to be done first."; done
		ask_ahead prove_again
		prove_again
		mark sealed
	fi
	OPERATION='the marks beside the copies on their hosts'
	seal_hosts
	note 'seal   nothing is copied any more'
}

# Proves all steps that came before once more.
prove_again() {
	local at
	for at in "${!SEEN[@]}"; do
		PROVEN=yes OPERATION="the last comparison of the step ${SEEN[$at]}"
		"ok_${SEEN_NAMES[$at]}"
		[[ $PROVEN == yes ]] || fail "What the step ${SEEN[$at]} did no longer holds; start again."
	done
}

at_seal() { # FOLDER...
	local folder
	for folder in "$@"; do
		at_owner "$folder"
		[[ $OWNER == none ]] || printf 'sealed\n' > "$MARKER" || return
	done
}

# The next run makes these backups anew: the old cluster may have gone on since.
at_reopen() { # FOLDER...
	local folder
	for folder in "$@"; do
		at_marker "$folder"
		[[ ! -e $MARKER ]] || at_mark "$folder" made || return
	done
}

at_unseal() { # FOLDER...
	local folder
	for folder in "$@"; do
		at_owner "$folder"
		[[ $OWNER == none ]] || printf 'made\n' > "$MARKER" || return
	done
}
