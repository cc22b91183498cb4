# Trying the ways between hosts: each host tries the ports that it needs on others, and a table shows what came back.

OWN=''               # --here: the host that this machine is
TRYING=()            # the hosts that try
ROWS=() OF_GROUP=()  # HOST PORT ALIAS of each port, and the group of hosts that has to reach it
declare -A MEMBER=() # "GROUP HOST"
declare -A CELL=()   # what came back, by "ROW HOST"; nothing where a host does not need a port
UNASKED=()           # hosts that could not be asked
OPEN=0 REFUSED=0 BLOCKED=()

own_option() { return 1; }

# Hosts that need the same ports: NUMBER HOST...
group() {
	local host
	for host in "${@:2}"; do MEMBER["$1 $host"]=yes; done
}

# A port: GROUP HOST PORT ALIAS
door() {
	OF_GROUP+=("$1")
	ROWS+=("$2 $3 $4")
}

# Puts the ports that a host needs on others into DOORS, and their rows into AT.
needs_of() { # HOST
	local row where port name
	DOORS=() AT=()
	for row in "${!ROWS[@]}"; do
		read -r where port name <<< "${ROWS[row]}"
		[[ -n ${MEMBER["${OF_GROUP[row]} $1"]:-} && $where != "$1" ]] || continue
		DOORS+=("$where" "$port")
		AT+=("$row")
	done
}

list_ways() {
	local host at
	for host in "${TRYING[@]}"; do
		needs_of "$host"
		for ((at = 0; at < ${#DOORS[@]}; at += 2)); do printf '%s -> %s:%s\n' "$host" "${DOORS[at]}" "${DOORS[at + 1]}"; done
	done
}

# Has a host try its ways, and writes down what it says.
ask_host() { # HOST
	needs_of "$1"
	if [[ -n $OWN ]]; then
		try at_try_ports "${DOORS[@]}"
	else
		try watch "$1" at_try_ports "${DOORS[@]}"
	fi > "$work.answers" 2> "$work.words"
	explain "$STATUS"
	SAID='' ENDED=well
	((STATUS == 0)) || SAID=$REASON$'\n' ENDED=failed
}

ask_all() {
	local host
	for host in "${TRYING[@]}"; do beside ask_host "$host"; done
	while ((${#RUNNING[@]} > 0)); do await_oldest; done
}

# Takes the answers of a host into the table. What the user's start files print comes before its first line.
take_answers() { # NUMBER HOST
	local answer='' row answers
	needs_of "$2"
	exec {answers}< "$WORK/$1.answers"
	while read -r -u "$answers" answer && [[ $answer != begin ]]; do :; done
	for row in ${AT[@]+"${AT[@]}"}; do
		read -r -u "$answers" answer || answer=''
		take_answer "$row" "$2" "$answer"
	done
	[[ $answer != '' || ${#AT[@]} == 0 ]] || UNASKED+=("$2: $(cat "$WORK/$1.failed" "$WORK/$1.words" 2> /dev/null)")
	exec {answers}<&-
}

take_answer() { # ROW HOST ANSWER
	local where port name
	read -r where port name <<< "${ROWS[$1]}"
	case $3 in
		open) CELL["$1 $2"]=ok OPEN=$((OPEN + 1)) ;;
		refused) CELL["$1 $2"]=-- REFUSED=$((REFUSED + 1)) ;;
		'') CELL["$1 $2"]='??' ;;
		*)
			CELL["$1 $2"]=XX
			BLOCKED+=("$2 -> $where:$port ($name): $3")
			;;
	esac
}

print_table() {
	local row host number where port name
	for number in "${!TRYING[@]}"; do printf '%4d = %s\n' "$((number + 1))" "${TRYING[number]}"; done
	printf '\n%-32s' 'to \ from'
	for number in "${!TRYING[@]}"; do printf ' %3d' "$((number + 1))"; done
	printf '\n'
	for row in "${!ROWS[@]}"; do
		read -r where port name <<< "${ROWS[row]}"
		printf '%-32s' "$where:$port $name"
		for host in "${TRYING[@]}"; do printf ' %3s' "${CELL["$row $host"]:-.}"; done
		printf '\n'
	done
	printf '\nok: reachable; --: the host answers, but nothing listens there now; XX: blocked; ??: not tried; .: not needed\n'
}

report_ways() {
	print_table
	printf '%s ways: %s reachable, %s where nothing listens, %s blocked\n' \
		"$((OPEN + REFUSED + ${#BLOCKED[@]}))" "$OPEN" "$REFUSED" "${#BLOCKED[@]}"
	[[ $UDP == no ]] || printf 'Heartbeats by UDP cannot be tried: nobody answers to them.\n'
	((${#BLOCKED[@]} == 0)) || printf 'BLOCKED %s\n' "${BLOCKED[@]}"
	((${#UNASKED[@]} == 0)) || printf 'NOT TRIED from %s\n' "${UNASKED[@]}" >&2
	((${#BLOCKED[@]} + ${#UNASKED[@]} == 0)) || exit 1
}

choose_hosts() {
	local host
	if [[ -n $OWN ]]; then CHOSEN=("$OWN"); fi
	check_chosen
	for host in "${HOSTS[@]}"; do
		if is_chosen "$host"; then TRYING+=("$host"); fi
	done
}

check_main() {
	exec < /dev/null
	trap 'unexpected $? "$BASH_COMMAND"' ERR
	trap 'end_all; stop 130 "INTERRUPTED."' INT TERM HUP
	if [[ ${1:-} == --here ]]; then
		OWN=${2:-}
		[[ -n $OWN ]] || usage 'The option --here needs a host.'
		shift 2
	fi
	read_arguments "$@"
	ways
	choose_hosts
	if [[ $LIST == yes ]]; then
		list_ways
		return
	fi
	prepare_library
	WORK=$(mktemp -d)
	trap 'rm -rf -- "$WORK"' EXIT
	ask_all
	local number
	for number in "${!TRYING[@]}"; do take_answers "$((number + 1))" "${TRYING[number]}"; done
	report_ways
}
