# Asking many hosts at once, a few at a time. Whatever comes of a host lies in a folder of its own until it is whole.

AT_ONCE=8  # how many hosts are asked at the same time
LIST=no    # --list: only says what would be done
CHOSEN=()  # the hosts that were named
NUMBER=0   # of the hosts so far
RUNNING=() # what asks a host at the moment, oldest first
PLACE='' WORK=''
BEGUN=''   # when this run began

# Takes the words of the command line; own_option takes those that only this script has.
read_arguments() {
	while (($# > 0)); do
		case $1 in
			--list) LIST=yes ;;
			--help | -h)
				print_help
				exit 0
				;;
			-*) own_option "$1" || usage "There is no option $1." ;;
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

# Runs a function about a host beside the others. It finds an empty folder in work, and leaves what there is to say in
# SAID, and in one word in ENDED: well or failed.
beside() { # FUNCTION WORD...
	NUMBER=$((NUMBER + 1))
	((${#RUNNING[@]} < AT_ONCE)) || await_oldest
	ask_beside "$WORK/$NUMBER" "$@" &
	RUNNING+=("$!")
}

ask_beside() { # WORK FUNCTION WORD...
	local work=$1
	exec 8>&-
	trap - EXIT
	DEPTH=$BASH_SUBSHELL
	mkdir -- "$work"
	"${@:2}"
	printf '%s' "$SAID" > "$work.said"
	mv -- "$work.said" "$work.$ENDED"
}

# Whoever asks a host writes down how that went; a status would be lost with those that ended before.
await_oldest() {
	try wait "${RUNNING[0]}"
	RUNNING=("${RUNNING[@]:1}")
}

end_all() {
	((${#RUNNING[@]} == 0)) || kill "${RUNNING[@]}" 2> /dev/null || true
}

open_place() { # NAME
	umask 077 # files may hold secrets
	PLACE=$HERE/$1
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

report() { # WHAT
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
	printf '\n%s in %s\n' "$1" "$PLACE"
	((failed == 0)) || fail "$failed of $NUMBER hosts could not be copied from."
}

# Walks through all hosts, which calls host for each of them.
each_host() { # PLACE WHAT WORD...
	local place=$1 what=$2
	exec < /dev/null
	trap 'unexpected $? "$BASH_COMMAND"' ERR
	trap 'end_all; stop 130 "INTERRUPTED."' INT TERM HUP
	read_arguments "${@:3}"
	check_chosen
	if [[ $LIST == yes ]]; then
		walk
		return
	fi
	prepare_library
	open_place "$place"
	now
	BEGUN=$NOW
	walk
	while ((${#RUNNING[@]} > 0)); do await_oldest; done
	report "$what"
}
