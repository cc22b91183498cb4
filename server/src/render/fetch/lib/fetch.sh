# Copying files from hosts. Each host has a folder of its own, which is replaced as a whole, or not at all.

AT_ONCE=8  # how many hosts are asked at the same time
LIST=no    # --list: only says what would be copied
CHOSEN=()  # the hosts that were named
NUMBER=0   # of the hosts so far
RUNNING=() # what asks a host at the moment, oldest first
PLACE='' WORK=''

read_arguments() {
	while (($# > 0)); do
		case $1 in
			--list) LIST=yes ;;
			--help | -h)
				print_help
				exit 0
				;;
			-*) usage "There is no option $1." ;;
			*) CHOSEN+=("$1") ;;
		esac
		shift
	done
}

usage() {
	printf '%s\nbash %s --help lists the options.\n' "$1" "${0##*/}" >&2
	exit 2
}

is_chosen() { # HOST
	local host
	((${#CHOSEN[@]} > 0)) || return 0
	for host in "${CHOSEN[@]}"; do
		[[ $host != "$1" ]] || return 0
	done
	return 1
}

# Refuses hosts that the cluster does not have, before any is asked.
check_chosen() {
	local wanted host
	for wanted in ${CHOSEN[@]+"${CHOSEN[@]}"}; do
		for host in "${HOSTS[@]}"; do
			[[ $host != "$wanted" ]] || continue 2
		done
		usage "There is no host $wanted; --list shows all."
	done
}

# One host: HOST FOLDER (PATH COPY)...
host() {
	is_chosen "$1" || return 0
	if [[ $LIST == yes ]]; then
		list_host "$@"
		return
	fi
	NUMBER=$((NUMBER + 1))
	((${#RUNNING[@]} < AT_ONCE)) || await_oldest
	fetch_host "$WORK/$NUMBER" "$@" &
	RUNNING+=("$!")
}

list_host() { # as host
	local name=$1
	shift 2
	while (($# > 0)); do
		printf '%q:%q\n' "$name" "$1"
		shift 2
	done
}

# Whoever asks a host writes down how that went; a status would be lost with those that ended before.
await_oldest() {
	try wait "${RUNNING[0]}"
	RUNNING=("${RUNNING[@]:1}")
}

end_all() {
	((${#RUNNING[@]} == 0)) || kill "${RUNNING[@]}" 2> /dev/null || true
}

fetch_host() { # WORK HOST FOLDER (PATH COPY)...
	local work=$1 host=$2 folder=$3
	exec 8>&-
	trap - EXIT
	DEPTH=$BASH_SUBSHELL
	mkdir -- "$work"
	ask_host "$@"
	printf 'end\n' >> "$work/$MANIFEST"
	put_in_place "$work" "$PLACE/$folder"
	printf '%s' "$SAID" > "$work.said"
	mv -- "$work.said" "$work.$ENDED"
}

# Fills the folder of a host, and puts what there is to say into SAID, and in one word into ENDED.
ask_host() { # as fetch_host
	local work=$1 host=$2 paths=() copies=() missing=() unreadable=0
	shift 3
	while (($# > 0)); do
		paths+=("$1") copies+=("$2")
		shift 2
	done
	try watch "$host" at_send "${paths[@]}" > "$work.reply" 2> "$work.words"
	explain "$STATUS"
	((STATUS != 0)) || try take_files
	if ((STATUS != 0)); then
		rm -rf -- "$work"
		mkdir -- "$work"
		begin_manifest not-reached
		printf -v SAID '%q: NOT REACHED. %s\n' "$host" "$REASON"
		SAID+=$(sed 's/^/    /' "$work.words")
		ENDED=failed
	elif ((unreadable > 0)); then
		printf -v SAID '%q: %s of %s files cannot be read.' "$host" "$unreadable" "${#paths[@]}"
		ENDED=failed
	else
		printf -v SAID '%q: %s files.' "$host" "$((${#paths[@]} - ${#missing[@]}))"
		((${#missing[@]} == 0)) || printf -v SAID '%s Not there: %s' "$SAID" "${missing[*]}"
		ENDED=well
	fi
}

begin_manifest() { # reached or not-reached
	now
	printf '%s\nhost\t%s\ntime\t%s\n' "$TITLE" "$1" "$NOW" > "$work/$MANIFEST"
}

# Makes files of what a host has sent. What the user's start files print on the host comes before its first line.
take_files() {
	local state='' sum data at=0 reply
	REASON='The files did not arrive whole; start this script again.'
	begin_manifest reached
	exec {reply}< "$work.reply"
	while read -r -u "$reply" state sum data && [[ $state != begin ]]; do :; done
	while read -r -u "$reply" state sum data && ((at < ${#paths[@]})); do
		case $state in
			fetched) take_file "${copies[at]}" "$sum" "$data" || return 1 ;;
			missing) printf -v "missing[${#missing[@]}]" '%q' "${paths[at]}" ;;
			unreadable) unreadable=$((unreadable + 1)) ;;
			*) return 1 ;;
		esac
		printf 'file\t%s\t%s\t%s\n' "$state" "$sum" "${copies[at]}" >> "$work/$MANIFEST" || return 1
		at=$((at + 1))
	done
	[[ $state == end ]] && ((at == ${#paths[@]}))
}

take_file() { # COPY SUM DATA
	local file=$work/$1
	mkdir -p -- "${file%/*}" && base64 -d <<< "$3" > "$file" || return 1
	at_sum "$file"
	[[ $SUM == "$2" ]]
}

# The folder of an earlier time makes room; nothing is ever half old and half new.
put_in_place() { # WORK FOLDER
	rm -rf -- "$1.old"
	[[ ! -e $2 && ! -L $2 ]] || mv -T -- "$2" "$1.old"
	mv -T -- "$1" "$2"
}

# Prints files, a line each: the state, the sum and the content.
at_send() { # PATH...
	local path content
	printf 'begin\n'
	for path in "$@"; do
		at_sum "$path"
		[[ $SUM != absent ]] || at_can_tell "$path" || SUM=unreadable
		case $SUM in
			absent) printf 'missing -\n' ;;
			special | unreadable) printf 'unreadable -\n' ;;
			*) if content=$(base64 -w 0 -- "$path"); then printf 'fetched %s %s\n' "$SUM" "$content"; else printf 'unreadable -\n'; fi ;;
		esac
	done
	printf 'end\n'
}

# Whether a path that is not seen is not there: who may not enter a folder cannot tell.
at_can_tell() { # PATH
	local folder=${1%/*}
	while [[ -n $folder && ! -e $folder ]]; do folder=${folder%/*}; done
	[[ -x ${folder:-/} ]]
}

open_place() {
	umask 077 # files may hold secrets
	PLACE=$HERE/$FETCHED
	mkdir -p -- "$PLACE"
	exec 8> "$PLACE/%lock"
	if command -v flock > /dev/null; then
		try flock -n 8
		if ((STATUS != 0)); then
			printf 'LOCKED: another run of this script is under way.\n' >&2
			exit 75
		fi
	fi
	WORK=$PLACE/%work
	rm -rf -- "$WORK"
	mkdir -- "$WORK"
	trap 'rm -rf -- "$WORK"' EXIT
}

report() {
	local number failed=0
	for ((number = 1; number <= NUMBER; number++)); do
		if [[ -e $WORK/$number.well ]]; then
			printf '%s\n' "$(< "$WORK/$number.well")"
			continue
		fi
		failed=$((failed + 1))
		if [[ -e $WORK/$number.failed ]]; then
			printf '%s\n' "$(< "$WORK/$number.failed")" >&2
		else
			printf 'Host %s could not be written down; the reason stands above.\n' "$number" >&2
		fi
	done
	printf '\nThe copies lie in %s\n' "$PLACE"
	((failed == 0)) || fail "$failed of $NUMBER hosts could not be copied from."
}

fetch_main() {
	exec < /dev/null
	trap 'unexpected $? "$BASH_COMMAND"' ERR
	trap 'end_all; stop 130 "INTERRUPTED."' INT TERM HUP
	read_arguments "$@"
	check_chosen
	if [[ $LIST == yes ]]; then
		walk
		return
	fi
	prepare_library
	open_place
	walk
	while ((${#RUNNING[@]} > 0)); do await_oldest; done
	report
}
