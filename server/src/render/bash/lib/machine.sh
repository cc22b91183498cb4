# Questions about machines: what runs by itself, who owns what, disks and clocks.

# Whether a program prints the same on two hosts. WORD... are those of both, COUNT for the first.
same_output() { # HOST OTHER COUNT WORD... WORD...
	local mine status
	get "$1" at_output "${@:4:$3}"
	mine=$OUTPUT status=$STATUS
	get "$2" at_output "${@:$((4 + $3))}"
	((status <= 1)) || return "$status"
	((STATUS <= 1)) || return "$STATUS"
	if ((status + STATUS == 0)) && [[ $mine == "$OUTPUT" ]]; then return 0; fi
	printf '%s: %s\n%s: %s\n' "$1" "$mine" "$2" "$OUTPUT"
	return 1
}

at_output() { # WORD...
	"$@" 2>&1 < /dev/null || return 1
}

# Whether the clock of a host is that of this machine, within a number of milliseconds.
clock_within() { # HOST MILLISECONDS
	local least most
	get "$1" at_nothing
	((STATUS == 0)) || return "$STATUS"
	least=${CLOCK_LEAST[$1]:-0} most=${CLOCK_MOST[$1]:-0}
	if ((most >= -$2 && least <= $2)); then return 0; fi
	printf 'it is between %s and %s milliseconds ahead of this machine\n' "$least" "$most"
	return 1
}

# Whether the owner of a path on another host has the same numbers here.
owner_known() { # HOST OTHER PATH
	local owner
	get "$2" at_owner_of "$3"
	((STATUS == 0)) || return "$STATUS"
	[[ $UNKNOWN == no ]] || return 0
	IFS=' ' read -r -a owner <<< "$OUTPUT"
	answer "$1" at_has_owner "${owner[@]}"
}

# The names and numbers of the user and group that own a path, as far as they are there.
at_owner_of() { # PATH
	if [[ -e $1 ]]; then stat -Lc '%U %u %G %g' -- "$1" || return 2; else echo root 0 root 0; fi
}

at_has_owner() { # USER UID GROUP GID
	local number wrong=0
	number=$(getent passwd "$1" | cut -d : -f 3)
	if [[ $1 != UNKNOWN && $number != "$2" ]]; then
		printf 'the user %s has the uid %s there, and %s here\n' "$1" "$2" "${number:-is unknown}"
		wrong=1
	fi
	number=$(getent group "$3" | cut -d : -f 3)
	if [[ $3 != UNKNOWN && $number != "$4" ]]; then
		printf 'the group %s has the gid %s there, and %s here\n' "$3" "$4" "${number:-is unknown}"
		wrong=1
	fi
	return "$wrong"
}

# Whether a path lies, or will lie, where that of the other host does: not on the disk of / unless that one is there too
# (place), or on the same kind of file system (kind).
disk_like() { # HOST ASPECT PATH OTHER OTHER_PATH
	local mine status
	get "$1" "at_disk_$2" "$3"
	mine=$OUTPUT status=$STATUS
	get "$4" "at_disk_$2" "$5"
	((status == 0)) || return "$status"
	((STATUS == 0)) || return "$STATUS"
	[[ $mine != "$OUTPUT" && $mine != own ]] || return 0
	printf '%s: %s\n%s: %s\n' "$1" "$mine" "$4" "$OUTPUT"
	return 1
}

# Says own where a path lies, or will lie, on another disk than /, and root where not.
at_disk_place() { # PATH
	local devices
	at_existing "$1"
	devices=$(exec stat -Lc %d -- "$EXISTING" /) || return 2
	if [[ ${devices%%$'\n'*} == "${devices##*$'\n'}" ]]; then echo root; else echo own; fi
}

at_disk_kind() { # PATH
	at_existing "$1"
	stat -f -c %T -- "$EXISTING" || return 2
}

# Whether the system takes none of these ports for connections that programs open.
at_ports_kept() { # PORT...
	local low high kept='' port part wrong=0
	read -r low high < /proc/sys/net/ipv4/ip_local_port_range || return 2
	if [[ -r /proc/sys/net/ipv4/ip_local_reserved_ports ]]; then read -r kept < /proc/sys/net/ipv4/ip_local_reserved_ports; fi
	for port in "$@"; do
		((port >= low && port <= high)) || continue
		for part in ${kept//,/ }; do
			((port < ${part%-*} || port > ${part#*-})) || continue 2
		done
		printf 'port %s lies between %s and %s\n' "$port" "$low" "$high"
		wrong=1
	done
	return "$wrong"
}

# Whether no service unit that is in use, no cron job and no start script of the system names one of these folders.
at_nothing_starts() { # FOLDER...
	local file state words=() folder wrong=0
	for folder in "$@"; do words+=(-e "$folder"); done
	while IFS= read -r -d '' file; do
		at_names "$file" "$@" || continue
		state=''
		if [[ $file == */system/* ]]; then
			state=$(systemctl is-enabled "${file##*/}" 2> /dev/null || true)
			[[ ! $state =~ ^(disabled|masked)$ ]] || systemctl -q is-active "${file##*/}" 2> /dev/null || continue
		fi
		printf '%s%s: %s\n' "$file" "${state:+ ($state)}" "$LINE"
		wrong=1
	done < <(exec grep -rlZsF "${words[@]}" /etc/crontab /etc/cron.d /var/spool/cron /etc/rc.local /etc/rc.d/rc.local \
		/etc/systemd/system /run/systemd/system /usr/local/lib/systemd/system /usr/lib/systemd/system)
	return "$wrong"
}

# Puts the first line of a file that names one of these folders, and is no comment, into LINE.
at_names() { # FILE FOLDER...
	local folder rest
	while IFS= read -r LINE || [[ -n $LINE ]]; do
		[[ ! $LINE =~ ^[[:space:]]*[\#\;] ]] || continue
		for folder in "${@:2}"; do
			rest=$LINE
			while [[ $rest == *"$folder"* ]]; do
				rest=${rest#*"$folder"}
				[[ $rest == [[:alnum:]._-]* ]] || return 0
			done
		done
	done < "$1"
	return 1
}

# Whether no link in these folders leads out of them, and no file in them has a name outside.
at_links_inside() { # FOLDER...
	local link target wrong=0
	at_with_real "$@" || return 2
	while IFS= read -r -d '' link; do
		target=$(readlink -m -- "$link")
		at_is_below "$target" "${BOTH[@]}" && continue
		printf '%s leads to %s\n' "$link" "$target"
		wrong=1
	done < <(exec find "$@" -type l -print0 2> /dev/null)
	while IFS= read -r -d '' link; do
		printf '%s has another name outside\n' "$link"
		wrong=1
	done < <(at_shared_files "$@")
	return "$wrong"
}

# Files with more names than those below these folders.
at_shared_files() { # FOLDER...
	local entry key
	local -A counts=() names=() paths=()
	while IFS= read -r -d '' entry; do
		key=${entry%% *} entry=${entry#* }
		counts[$key]=$((${counts[$key]:-0} + 1)) names[$key]=${entry%% *} paths[$key]=${entry#* }
	done < <(exec find "$@" -type f -links +1 -printf '%D:%i %n %p\0' 2> /dev/null)
	for key in "${!counts[@]}"; do
		[[ ${counts[$key]} -ge ${names[$key]} ]] || printf '%s\0' "${paths[$key]}"
	done
}

at_is_below() { # PATH FOLDER...
	local folder
	for folder in "${@:2}"; do
		[[ $1 != "$folder" && $1 != "$folder"/* ]] || return 0
	done
	return 1
}

# Whether a folder holds nothing but files and folders of these names, and what plans leave behind that were taken back.
at_holds_only() { # FOLDER NAME...
	local path name found=0 ours='^\..+\.[0-9a-f]{16}\.owner$|\.aborted-[0-9a-f]{16}(\.taken-back[.~0-9]*)?$'
	[[ -d $1 ]] || return 0
	while IFS= read -r -d '' path; do
		[[ ! $path =~ $ours ]] || continue
		for name in "${@:2}"; do [[ $path != "$name" ]] || continue 2; done
		printf '%s/%s\n' "$1" "$path"
		found=1
	done < <(exec find "$1/" -mindepth 1 -maxdepth 1 -printf '%P\0')
	return "$found"
}
