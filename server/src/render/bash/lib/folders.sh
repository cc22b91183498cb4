# Folders: making and renaming them, and telling what belongs to this plan. A marker beside a folder says that the plan
# made it with all that lies in it, and whether it is made, complete (a backup that is never touched again) or sealed
# (in use).

make_folder() { act "$1" at_make_folder "$2"; } # HOST PATH

is_made() { answer "$1" at_is_made "$2" >&2; } # HOST PATH

rename_path() { act "$1" at_rename "$2" "$3"; } # HOST FROM TO

is_renamed() { answer "$1" at_is_renamed "$2" "$3" >&2; } # HOST FROM TO

# Puts the place of the marker of a folder into MARKER.
at_marker() { # FOLDER
	MARKER=${1%/*}/.${1##*/}.$PLAN_ID.owner
}

# Puts what the nearest marker at or above a folder says into OWNER, and its place into MARKER; none without one.
at_owner() { # FOLDER
	local folder=$1
	OWNER=none
	while [[ -n $folder ]]; do
		at_marker "$folder"
		folder=${folder%/*}
		[[ -f $MARKER ]] || continue
		OWNER=$(< "$MARKER")
		OWNER=${OWNER:-made}
		return
	done
}

at_mark() { # FOLDER WORD
	at_marker "$1"
	printf '%s\n' "$2" > "$MARKER"
}

# Makes a folder with its parents, each owned like the folder that it lies in: all like the nearest one that is there.
at_make_folders() { # PATH
	local folder=$1 missing=()
	while [[ -n $folder && ! -d $folder ]]; do
		missing=("$folder" ${missing[@]+"${missing[@]}"})
		folder=${folder%/*}
	done
	((${#missing[@]} > 0)) || return 0
	mkdir -- "${missing[@]}" && at_own_like "$folder" "${missing[@]}"
}

at_make_folder() { # PATH
	at_free_or_ours "$1" || {
		printf '%s has something in it that this plan did not make\n' "$1" >&2
		return 3
	}
	at_make_folders "$1" || return 1
	[[ $OWNER != none ]] || at_mark "$1" made || return 1
}

at_is_made() { # PATH
	at_owner "$1"
	[[ -d $1 && $OWNER != none ]]
}

at_rename() { # FROM TO
	if at_is_renamed "$1" "$2"; then return 0; fi
	if [[ -e $2 || -L $2 ]]; then
		printf '%s is there already; it is not replaced\n' "$2" >&2
		return 3
	fi
	if [[ ! -e $1 && ! -L $1 ]]; then
		printf '%s is not there\n' "$1" >&2
		return 3
	fi
	mv -nT -- "$1" "$2" && at_is_renamed "$1" "$2" || return 1
}

at_is_renamed() { # FROM TO
	[[ ! -e $1 && ! -L $1 ]] && [[ -e $2 || -L $2 ]]
}
