# What cleanup.sh removes once a plan is finished: only what the plan made or retired, and each thing only as long as it
# is what the plan left there.

REMOVED=0 GONE=0

# One thing: KIND HOST PATH WORD... In the first pass it is named, in the second it is removed.
leftover() {
	STEP="the ${1//_/ } $3"
	"$PASS" "$@"
}

name_leftover() { # as leftover
	note "  ${1//_/ } on $2: $3"
}

remove_leftover() { # as leftover
	OPERATION="removing $3 on $2"
	try on "$2" "at_remove_$1" "${@:3}"
	if ((STATUS == 11)); then # an original that is still there
		check_copy "${@:4:2}"
		try on "$2" at_remove_checked "${@:3}"
	fi
	case $STATUS in
		0) REMOVED=$((REMOVED + 1)) && note "removed ${1//_/ } on $2: $3" ;;
		10) GONE=$((GONE + 1)) ;;
		*) broken "$STATUS" ;;
	esac
}

# An original goes only as long as its copy is there and in use: HOST COPY.
check_copy() {
	try on "$1" at_is_sealed "$2"
	case $STATUS in
		0) ;;
		1) refuse "The copy $2 on $1 is not there, or was not sealed. Its original stays." ;;
		*) broken "$STATUS" ;;
	esac
}

at_is_sealed() { # FOLDER
	at_owner "$1"
	[[ -d $1 && $OWNER == sealed ]]
}

# Returns 11 where the original may be removed once its copy was looked at.
at_remove_original() { # FOLDER
	at_is_removable "$1" || return
	return 11
}

# Removes the original of a copy; nothing may run there, and nothing that stays may lie in it.
at_remove_checked() { # FOLDER COPY_HOST COPY STAYS...
	local stays
	at_no_process_below "$1" || return 3
	for stays in "${@:4}"; do
		[[ ! -e $stays && ! -L $stays ]] || {
			printf '%s stays in use; remove what is around it by hand\n' "$stays" >&2
			return 3
		}
	done
	at_remove_tree "$1"
}

at_remove_backup() { # FOLDER
	at_is_removable "$1" || return
	at_marker "$1"
	[[ -f $MARKER ]] || {
		printf 'there is no mark of this plan beside %s\n' "$1" >&2
		return 3
	}
	at_remove_tree "$1" && rm -f -- "$MARKER" && at_remove_empty "${1%/*}"
}

# Removes a file that the plan kept or retired: only with the sum that it had then.
at_remove_kept_file() { # PATH SUM
	at_sum "$1"
	[[ $SUM != absent ]] || return 10
	[[ $SUM == "$2" ]] || {
		printf '%s is no longer the file that the plan put there\n' "$1" >&2
		return 3
	}
	rm -f -- "$1" && at_remove_empty "${1%/*}"
}

at_remove_retired_file() { # PATH
	[[ -e $1 || -L $1 ]] || return 10
	[[ -f $1 && ! -L $1 ]] || {
		printf '%s is not a file\n' "$1" >&2
		return 3
	}
	rm -f -- "$1"
}

# Removes the mark beside a folder; the folder stays.
at_remove_mark() { # FOLDER
	at_marker "$1"
	[[ -e $MARKER ]] || return 10
	rm -f -- "$MARKER"
}

# Returns 0 for a folder, 10 where there is none, 3 for what must not be removed as a whole.
at_is_removable() { # FOLDER
	[[ -e $1 || -L $1 ]] || return 10
	[[ -d $1 && ! -L $1 && ${1%/*} != '' ]] && return
	printf '%s is a link, a file, or lies directly below /; remove it by hand\n' "$1" >&2
	return 3
}

# Removes a folder with all that lies in its file system; of a mount point what is in it.
at_remove_tree() { # FOLDER
	local devices
	find "$1/" -xdev -mindepth 1 -depth -delete || return 1
	devices=$(stat -c %d -- "$1" "${1%/*}/") || return 1
	[[ ${devices%%$'\n'*} == "${devices##*$'\n'}" ]] || return 0
	rmdir -- "$1" || return 1
}

# Removes folders that are empty now, as far as they bear the id of the plan.
at_remove_empty() { # FOLDER
	local folder=$1
	while [[ $folder == *"$PLAN_ID"* && -d $folder ]]; do
		[[ -z $(find "$folder/" -mindepth 1 -maxdepth 1 -print -quit) ]] || return 0
		rmdir -- "$folder" || return 1
		folder=${folder%/*}
	done
}

cleanup_main() {
	start "$@"
	print_notice
	PASS=name_leftover
	if [[ $APPLY == yes ]]; then open_state && require_finished; fi
	note 'These things, which the plan made or retired, are no longer needed once a full backup of the new cluster exists:'
	each_leftover
	note "  notes on this machine: $STATE"
	STEP=''
	if [[ $APPLY == no ]]; then
		printf '\nNothing was changed. To remove them for good: bash %s --apply\n' "${0##*/}"
		return
	fi
	ask "There is no way back. To remove them for good, type: remove $PLAN_ID"$'\n'
	[[ $ANSWER == "remove $PLAN_ID" ]] || refuse 'Nothing was removed: that was not the answer.'
	PASS=remove_leftover
	each_leftover
	STEP=''
	forget_plan
	note "Removed: $REMOVED; not there any more: $GONE."
}

require_finished() {
	if marked cleaned; then
		note "Nothing to do: this plan was cleaned up at $(cat -- "$STATE/cleaned")."
		exit 0
	fi
	marked finished || refuse 'The plan is not finished on this machine: bash migrate.sh --status shows what is left.'
	[[ $HAS_SEAL == no ]] || marked sealed || refuse 'The plan is not sealed: the originals may still be the only data.'
}

# Leaves of the notes only the one that says that there is nothing to carry out or take back any more.
forget_plan() {
	mark cleaned
	find "$STATE/" -mindepth 1 -maxdepth 1 ! -name cleaned ! -name lock ! -name log -delete
}
