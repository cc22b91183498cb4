# Writing configuration files, and taking that back.

# Writes a file: only over the file that the plan was made from, which is kept.
write_file() { # HOST PATH SUM BEFORE KEEP FILE
	local host=$1 path=$2 sum=$3 before=$4 keep=$5 file=$HERE/$6
	at_sum "$file"
	[[ $SUM == "$sum" ]] || refuse "$6 beside this script is not the file of the plan: its sum is $SUM, not $sum."
	try on "$host" at_write_file "$path" "$sum" "$before" "$keep" < "$file"
	if ((STATUS == 3)); then
		show_difference "$host" "$path" "$file"
		refuse "$path is neither the file that the plan was made from nor the one that it writes. Somebody changed it."$'\n'"To go on without looking at it, name the step to begin with: --from STEP."
	fi
	((STATUS == 0)) || broken_file "$STATUS" "$keep"
}

# Puts back what write_file kept, or removes the file where there was none.
restore_file() { # HOST PATH KEEP BEFORE WRITTEN FILE
	local host=$1 path=$2 keep=$3
	try on "$host" at_restore_file "$path" "$keep" "$4" "$5"
	if ((STATUS == 3)); then
		[[ -z $6 ]] || show_difference "$host" "$path" "$HERE/$6"
		refuse "$path is neither the file that the plan was made from nor the one that it wrote. Somebody changed it."
	fi
	((STATUS == 0)) || broken_file "$STATUS" "$keep"
}

broken_file() { # STATUS KEEP
	(($1 != 4)) || refuse "$2 is not the file that the plan replaces; it stays as it is."
	broken "$1"
}

# What somebody changed: the file on the host against the one of the plan.
show_difference() { # HOST PATH FILE
	try diff -u --label "$2 on $1" --label 'in the plan' <(on "$1" at_show "$2") "$3" >&2
}

at_show() { # PATH
	[[ ! -e $1 ]] || cat -- "$1"
}

# Whether files have their sums: HOST (PATH SUM)...
are_written() {
	answer "$1" at_are_written "${@:2}" >&2
}

at_are_written() { # (PATH SUM)...
	while (($# > 0)); do
		at_file_is "$1" "$2" || return
		shift 2
	done
}

# Writes the text on standard input.
at_write_file() { # PATH SUM BEFORE KEEP
	local path=$1 sum=$2 before=$3 keep=$4 fresh
	at_sum "$path"
	[[ $SUM != "$sum" ]] || return 0
	[[ $SUM == "$before" ]] || return 3
	[[ $before == absent ]] || at_keep "$path" "$before" "$keep" || return
	[[ ! -L $path ]] || path=$(readlink -f -- "$path") || return 1
	at_make_folders "${path%/*}" || return 1
	fresh=${path%/*}/.${path##*/}.$PLAN_ID.new
	at_without "$fresh" || return 1
	(umask 077 && exec cat > "$fresh") || return 1
	at_sum "$fresh"
	if [[ $SUM != "$sum" ]]; then
		printf 'The file did not arrive as it was sent: %s\n' "$fresh" >&2
		return 1
	fi
	at_dress "$fresh" "$path" && at_flush "$fresh" && mv -fT -- "$fresh" "$path" || return 1
}

# Keeps a copy of a file, once.
at_keep() { # PATH SUM KEEP
	local path=$1 sum=$2 keep=$3
	at_sum "$keep"
	[[ $SUM != "$sum" ]] || return 0
	[[ $SUM == absent ]] || return 4
	at_make_folders "${keep%/*}" || return 1
	at_place_copy "$path" "$sum" "$keep"
}

# Copies a file with its owner, mode and times by a temporary name.
at_place_copy() { # FROM SUM TO
	local fresh=${3%/*}/.${3##*/}.$PLAN_ID.new
	at_without "$fresh" && cp -p -- "$1" "$fresh" || return 1
	at_sum "$fresh"
	[[ $SUM == "$2" ]] && at_flush "$fresh" && mv -fT -- "$fresh" "$3" || return 1
}

# Removes what an interrupted run may have left at a path.
at_without() { # PATH
	[[ ! -e $1 && ! -L $1 ]] || rm -f -- "$1"
}

# Gives a new file the owner and mode of the old one; where there is none, the owner of the folder.
at_dress() { # FRESH PATH
	if [[ -e $2 ]]; then
		chown --reference="$2" -- "$1" && chmod --reference="$2" -- "$1"
	else
		chmod 0644 -- "$1" && at_own_like "${2%/*}" "$1"
	fi
}

# Who may not give files away keeps them. What is ours where the model is ours, too, needs no change.
at_own_like() { # MODEL PATH...
	local path given=()
	for path in "${@:2}"; do
		[[ -O ${1:-/} && -G ${1:-/} && -O $path && -G $path ]] || given+=("$path")
	done
	((${#given[@]} == 0)) || chown --reference="${1:-/}" -- "${given[@]}" 2> /dev/null || ((EUID != 0))
}

# Makes sure that a file outlives a power cut.
at_flush() { # PATH
	dd if=/dev/null of="$1" conv=notrunc,fsync 2> /dev/null || sync
}

at_restore_file() { # PATH KEEP BEFORE WRITTEN
	local path=$1 keep=$2 before=$3 written=$4
	at_sum "$path"
	[[ $SUM != "$before" ]] || return 0
	[[ $SUM == "$written" ]] || return 3
	if [[ $before == absent ]]; then
		rm -f -- "$path"
		return
	fi
	at_sum "$keep"
	[[ $SUM == "$before" ]] || return 4
	[[ ! -L $path ]] || path=$(readlink -f -- "$path") || return 1
	at_place_copy "$keep" "$before" "$path" && rm -f -- "$keep"
}
