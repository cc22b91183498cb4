# What is run on hosts. Nothing here writes: programs print, and what they print goes back.

# Prints what runs on this host, the files it is configured by, and a report, a line each.
at_collect() { # SIZES NUMBER SECRET... DIRECTORY...
	local sizes=$1 hidden
	hidden=" ${*:3:$2} " DIRECTORY_NAMES=" ${*:3+$2} " REPORT='' PROCESSES=0 APART=0
	declare -A FILES=() FOLDERS=() ALIASES=() CONFIGS=()
	printf 'begin\n'
	at_say "$(uname -srm)" "$(at_system)"
	at_say '' 'processes'
	at_look_at_processes
	if ((PROCESSES == 0 && APART == 0)); then
		at_say '  none of DolphinDB'
	elif ((PROCESSES == 0)); then
		at_say '  none outside containers'
	fi
	at_say '' 'files'
	at_send_files
	at_say '' 'folders of data, their bytes, and the bytes free there'
	at_measure
	at_say '' 'ports that are listened on'
	at_ports
	printf 'processes %s\nreport %s\nend\n' "$PROCESSES" "$(base64 -w 0 <<< "$REPORT")"
}

at_say() { # LINE...
	local line
	for line in "$@"; do REPORT+=$line$'\n'; done
}

# The name of the system, as it calls itself.
at_system() {
	local key value
	while IFS='=' read -r key value; do
		[[ $key != PRETTY_NAME ]] || printf '%s' "${value//\"/}"
	done 2> /dev/null < /etc/os-release
}

at_look_at_processes() {
	local entry word ARGS
	for entry in /proc/[0-9]*/cmdline; do
		ARGS=()
		while IFS= read -r -d '' word; do ARGS+=("$word"); done 2> /dev/null < "$entry" || true
		at_is_server || continue
		at_look_at_process "${entry//[!0-9]/}"
	done
}

# Whether the words in ARGS start a server: its program may have any name. With -remoteHost it is a client.
at_is_server() {
	local name=${ARGS[0]:-}
	name=${name##*/}
	at_option remoteHost && return 1
	[[ $name != dolphindb ]] || return 0
	at_option mode || return 1
	[[ $VALUE =~ ^(controller|agent|datanode|computenode|single)$ ]] || return 1
	at_option home || at_option config || at_option logFile
}

# Puts the value of an option among ARGS into VALUE; returns 1 where there is none.
at_option() { # NAME
	local at
	for ((at = 1; at + 1 < ${#ARGS[@]}; at++)); do
		VALUE=${ARGS[at + 1]}
		[[ ${ARGS[at]} != "-$1" ]] || return 0
	done
	VALUE=''
	return 1
}

at_look_at_process() { # PROCESS
	local process=$1 cwd program option home alias=''
	at_option localSite && alias=${VALUE##*:}
	[[ -z $alias ]] || ALIASES[$alias]=yes
	at_say "  $process $(at_masked "${ARGS[@]}")"
	if at_is_apart "$process"; then
		at_say '    it runs in a container: its files are not those of these paths; collect there'
		APART=$((APART + 1))
		printf 'apart\n'
		return
	fi
	PROCESSES=$((PROCESSES + 1))
	if ! cwd=$(readlink "/proc/$process/cwd") || ! program=$(readlink "/proc/$process/exe"); then
		at_say '    it belongs to another user: where it runs and what it reads cannot be seen'
		printf 'unreadable\n'
		return
	fi
	at_say "    program ${program}" "    started in $cwd, $(at_age "$process")"
	at_option mode || VALUE=single
	if at_option config; then at_found "$cwd" "$VALUE"; else at_beside "$cwd" && at_beside "$cwd/config"; fi
	if ! at_option mode || [[ $VALUE == single ]]; then at_beside "${program%/*}"; fi
	for option in nodesFile clusterConfig controllerConfig agentConfig; do
		if at_option "$option"; then at_found "$cwd" "$VALUE"; fi
	done
	at_option home && home=$(at_absolute "$cwd" "$VALUE") && FOLDERS[$home]=yes
	at_option logFile && at_version "$(at_absolute "$cwd" "$VALUE")"
	at_note_folders
}

# The words of a command line as one may show them: values of secret parameters are not shown.
at_masked() { # WORD...
	local word hide=no shown=''
	for word in "$@"; do
		if [[ $hide == yes ]]; then word='******'; fi
		hide=no
		[[ $word != -* || $hidden != *" ${word#-} "* ]] || hide=yes
		printf -v shown '%s %q' "$shown" "$word"
	done
	printf '%s' "${shown# }"
}

# Whether a process sees other folders than we do.
at_is_apart() { # PROCESS
	local theirs ours
	theirs=$(readlink "/proc/$1/ns/mnt" 2> /dev/null) && ours=$(readlink /proc/self/ns/mnt) || return 1
	[[ $theirs != "$ours" ]]
}

at_age() { # PROCESS
	at_started "$1" && printf 'since %(%F %T)T' "$STARTED"
}

# A path as a process sees it, without dots in it; links stay.
at_absolute() { # CWD PATH
	[[ $2 == /* ]] || set -- "$1" "$1/$2"
	realpath -sm -- "$2"
}

# A file that a process names, and those that lie beside it.
at_found() { # CWD PATH
	local path
	path=$(at_absolute "$@") && FILES[$path]=yes
	at_beside "${path%/*}"
}

# The files of DolphinDB in a folder, where they are.
at_beside() { # FOLDER
	local name
	for name in cluster.nodes controller.cfg agent.cfg cluster.cfg dolphindb.cfg; do
		[[ ! -e $1/$name ]] || FILES[$1/$name]=yes
	done
}

# The first line of a log says which version has written it.
at_version() { # LOG
	local line
	[[ -f $1 && -r $1 ]] || return 0
	line=$(exec grep -aom1 'DolphinDB Systems [^ ]*' < <(head -c 1000000 -- "$1")) || return 0
	at_say "    version ${line#DolphinDB Systems }, as its log says"
}

# Folders that the command line names.
at_note_folders() {
	local at
	for ((at = 1; at + 1 < ${#ARGS[@]}; at++)); do
		[[ ${ARGS[at]} != -* || $DIRECTORY_NAMES != *" ${ARGS[at]#-} "* ]] || at_note_values "${ARGS[at + 1]}"
	done
}

# Prints files, a line each: the sum, the path and the content.
at_send_files() {
	local path content
	for path in "${!FILES[@]}"; do
		at_sum "$path"
		case $SUM in
			absent) at_say "  $path: not there" ;;
			special | unreadable) at_unreadable "$path" ;;
			*)
				if content=$(base64 -w 0 -- "$path"); then
					printf 'file %s %s %s\n' "$SUM" "$(printf '%s' "$path" | base64 -w 0)" "$content"
					at_say "  $path"
					at_read_config "$path"
				else
					at_unreadable "$path"
				fi
				;;
		esac
	done
}

at_unreadable() { # PATH
	at_say "  $1: cannot be read"
	printf 'unreadable\n'
}

# Takes note of aliases and folders of data that a file names.
at_read_config() { # PATH
	local key value name
	while IFS='=' read -r key value || [[ -n $key ]]; do
		key=${key//[[:space:]]/} value=${value%$'\r'}
		name=${key##*.}
		if [[ $1 == *.nodes ]]; then
			name=${key%%,*}
			[[ $name != *:*:?* ]] || ALIASES[${name##*:}]=yes
		elif [[ $name == localSite && $value == *:*:?* ]]; then
			ALIASES[${value##*:}]=yes
		elif [[ -n $name && -n $value && $DIRECTORY_NAMES == *" $name "* ]]; then
			CONFIGS[$value]=yes
		fi
	done < "$1"
}

# Folders of a value: a list, in which <ALIAS> stands for every node.
at_note_values() { # VALUE
	local rest=$1, part alias
	while [[ -n $rest ]]; do
		part=${rest%%,*} rest=${rest#*,}
		part=${part#"${part%%[![:space:]]*}"} part=${part%"${part##*[![:space:]]}"}
		[[ $part == /* ]] || continue
		if [[ $part != *'<ALIAS>'* ]]; then
			FOLDERS[$part]=yes
			continue
		fi
		for alias in "${!ALIASES[@]}"; do FOLDERS[${part//'<ALIAS>'/"$alias"}]=yes; done
	done
}

at_measure() {
	local value folder size
	for value in "${!CONFIGS[@]}"; do at_note_values "$value"; done
	for folder in "${!FOLDERS[@]}"; do
		[[ -d $folder ]] || continue
		size='not measured'
		if [[ $sizes == yes ]]; then
			size=$(exec nice -n 19 timeout 60 du -sxB1 -- "$folder" 2> /dev/null) || size="${size:+at least }${size:-too much to measure in a minute}"
			size=${size%%$'\t'*}
		fi
		at_say "  $folder: $size, $(at_space "$folder") free"
	done
}

at_ports() {
	local line
	if line=$(exec ss -Hltnp 2> /dev/null); then
		while read -r line; do at_say "  $line"; done <<< "$line"
	else
		at_say '  the program ss is not there'
	fi
}
