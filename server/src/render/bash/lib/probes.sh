# Questions to hosts. They return 0 for yes, 1 for no, and something else where the host cannot tell.

# Whether a file has one of these SHA-256 sums; absent stands for no file.
at_file_is() { # PATH SUM...
	local path=$1 wanted
	shift
	at_sum "$path"
	[[ $SUM != unreadable ]] || return 2
	for wanted in "$@"; do
		[[ $SUM != "$wanted" ]] || return 0
	done
	printf '%s has the sum %s\n' "$path" "$SUM" >&2
	return 1
}

# Takes the sums of all files that questions ask for by one process, into SUMS of at_answers.
at_take_sums() { # (COUNT WORD...)...
	local at files=() lines
	while (($# > 0)); do
		if [[ $2 == at_file_is || $2 == at_are_written ]]; then
			for ((at = 3; at <= $1 + 1; at += 2)); do [[ ! -f ${!at} || ! -r ${!at} ]] || files+=("${!at}"); done
		fi
		shift "$(($1 + 1))"
	done
	((${#files[@]} > 0)) || return 0
	mapfile -t lines < <(exec sha256sum -- "${files[@]}" 2> /dev/null)
	((${#lines[@]} == ${#files[@]})) || return 0
	# shellcheck disable=SC2004 # they have names for numbers
	for at in "${!files[@]}"; do SUMS[${files[at]}]=${lines[at]#\\}; done # before odd names stands a backslash
}

# Puts the SHA-256 sum of a file into SUM, or one of the words absent, special and unreadable.
at_sum() { # PATH
	if [[ -n ${SUMS[*]:-} && -n ${SUMS[$1]:-} ]]; then
		SUM=${SUMS[$1]%% *}
	elif [[ -f $1 ]]; then
		SUM=$(exec sha256sum < "$1") || SUM=unreadable
		SUM=${SUM%% *}
	elif [[ -e $1 || -L $1 ]]; then
		SUM=special
	else
		SUM=absent
	fi
}

at_path_exists() { [[ -e $1 || -L $1 ]]; }

at_path_absent() { [[ ! -e $1 && ! -L $1 ]]; }

# Whether no process runs a program that lies below one of these folders, or lay there before it was deleted.
at_no_process_below() { # FOLDER...
	local process
	at_processes_below "$@" || return
	for process in "${!PROGRAMS[@]}"; do printf 'process %s runs %s\n' "$process" "${PROGRAMS[process]}" >&2; done
	((${#PROGRAMS[@]} == 0))
}

# Puts the programs of all processes that run one below these folders into PROGRAMS, by the number of the process.
at_processes_below() { # FOLDER...
	local folder link program seen=no
	PROGRAMS=()
	at_with_real "$@" || return 2
	while IFS= read -r -d '' link && IFS= read -r -d '' program; do
		[[ $link != "/proc/$$/exe" ]] || seen=yes
		for folder in "${BOTH[@]}"; do
			[[ ${program% (deleted)} != "$folder"/* ]] || PROGRAMS[${link//[!0-9]/}]=$program
		done
	done < <(exec find /proc/[0-9]*/exe -maxdepth 0 -printf '%p\0%l\0' 2> /dev/null)
	[[ $seen == yes ]] || return 2 # a list without ourselves is no list
}

# Whether no log in a folder has an error since the first process started that runs a program below another one. Prints
# the last ones.
at_logs_quiet() { # FOLDER OF
	local since errors
	at_processes_below "$2" || return
	at_started "${!PROGRAMS[@]}" || return
	printf -v since '%(%Y-%m-%d %H:%M:%S)T' "$STARTED" # as logs have it, in the time zone of the host
	errors=$(exec find "$1" -maxdepth 1 -type f -name '*.log' -newermt "@$STARTED" -exec env LC_ALL=C \
		awk -v since="$since" 'substr($0, 1, 19) >= since && /<ERROR>/ { print substr($0, 1, 300) }' {} +) || return 2
	[[ -n $errors ]] || return 0
	tail -n 3 <<< "$errors"
	return 1
}

# Puts the second in which the first of these processes started into STARTED.
at_started() { # PROCESS...
	local process line fields boot=''
	STARTED=''
	while read -r line fields; do [[ $line != btime ]] || boot=$fields; done < /proc/stat
	for process in "$@"; do
		read -r line < "/proc/$process/stat" || continue # it has ended
		read -ra fields <<< "${line##*) }"
		line=$((boot + fields[19] / $(getconf CLK_TCK)))
		[[ -n $STARTED ]] && ((STARTED <= line)) || STARTED=$line
	done 2> /dev/null
	[[ -n $STARTED ]] || return 2
}

# Puts folders, and what they are when links are followed, into BOTH.
at_with_real() { # FOLDER...
	local real
	BOTH=("$@")
	while IFS= read -r -d '' real; do BOTH+=("$real"); done < <(exec readlink -zm -- "$@")
	((${#BOTH[@]} == 2 * $#))
}

# Whether something listens on a TCP port, on any address.
at_port_listening() { # PORT
	local lines
	if ! lines=$(exec ss -Hltn "sport = :$1" 2> /dev/null); then
		lines=$(cat /proc/net/tcp /proc/net/tcp6 2> /dev/null) || [[ -n $lines ]] || return 2
		lines=$(awk -v port="$(printf ':%04X' "$1")" '$4 == "0A" && substr($2, length($2) - 4) == port' <<< "$lines")
	fi
	[[ -n $lines ]]
}

at_port_free() { # PORT
	local status=0
	at_port_listening "$1" || status=$?
	case $status in
		0) return 1 ;;
		1) return 0 ;;
		*) return 2 ;;
	esac
}

# Whether a folder does not exist, is empty, or was made by this plan.
at_free_or_ours() { # PATH
	local first
	at_owner "$1"
	[[ $OWNER == none ]] || return 0
	[[ -e $1 || -L $1 ]] || return 0
	[[ -d $1 ]] || return 1
	first=$(exec find "$1/" -mindepth 1 -maxdepth 1 -print -quit) || return 2
	[[ -z $first ]]
}

# Whether the free space at PATH is PERCENT percent of what trees take on their hosts.
space_for() { # HOST PATH PERCENT (TREE_HOST TREE)...
	local host=$1 path=$2 percent=$3 needed=0
	shift 3
	while (($# > 0)); do
		number "$1" at_size "$2" || return
		needed=$((needed + NUMBER))
		shift 2
	done
	number "$host" at_space "$path" || return
	((NUMBER < needed * percent / 100)) || return 0
	printf '%s: %s bytes are free at %s, %s percent of %s are needed\n' "$host" "$NUMBER" "$path" "$percent" "$needed" >&2
	return 1
}

# Puts the number that a host prints as its last line into NUMBER.
number() { # HOST FUNCTION WORD...
	get "$@"
	((STATUS == 0)) || return "$STATUS"
	NUMBER=${OUTPUT##*$'\n'}
	[[ $NUMBER =~ ^[0-9]+$ ]] || return 2
}

# The bytes that a folder takes; none where there is none.
at_size() { # PATH
	local size
	[[ -e $1 ]] || { echo 0 && return; }
	size=$(exec du -sB1 -- "$1") || return 2
	printf '%s\n' "${size%%[!0-9]*}"
}

# Puts the nearest folder that is there, of a path that may not be, into EXISTING.
at_existing() { # PATH
	EXISTING=$1
	while [[ -n $EXISTING && ! -e $EXISTING ]]; do EXISTING=${EXISTING%/*}; done
	EXISTING=${EXISTING:-/}
}

# The bytes that are free in the file system where a path is or will be.
at_space() { # PATH
	at_existing "$1"
	df -PB1 -- "$EXISTING" | awk 'NR == 2 { print $4 }'
}

at_succeeds() { # WORD...
	"$@" > /dev/null 2>&1 < /dev/null || return 1
}
