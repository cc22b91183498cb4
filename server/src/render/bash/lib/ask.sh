# Questions to hosts. Those of a set of requirements are gathered first and put to every host in one call.

GATHER=no                              # yes while questions are gathered: those without an answer are noted
KEEP=no                                # yes while answers stay true, because nothing has been done since
UNKNOWN=no                             # whether an answer was missing
declare -A ANSWERS=()                  # status, blank and output, by the quoted words of a question
declare -A QUESTIONS=()                # what a host will be asked next, by host: a line break, then one per line
declare -A LOST=()                     # the status of the call, by host, where a host did not answer
declare -A CLOCK_LEAST=() CLOCK_MOST=() # how many milliseconds the clock of a host is ahead of ours, by host

# Asks a host, and puts how the function ended into STATUS and what it printed into OUTPUT.
get() { # HOST FUNCTION WORD...
	local question
	at_quote "$@"
	question=$QUOTED
	if [[ -z ${ANSWERS[$question]:-} ]]; then
		[[ ${QUESTIONS[$1]:-} == *$'\n'"$question"$'\n'* ]] || QUESTIONS[$1]=${QUESTIONS[$1]:-$'\n'}$question$'\n'
		if [[ $GATHER == yes ]]; then
			UNKNOWN=yes STATUS=0 OUTPUT=0
			return
		fi
		put_questions
	fi
	STATUS=${ANSWERS[$question]%% *} OUTPUT=${ANSWERS[$question]#* }
	[[ $GATHER-$KEEP != no-no ]] || ANSWERS=()
}

# Something is done that may change the answers; a host that gave none may give one now.
forget_answers() {
	KEEP=no ANSWERS=() LOST=()
}

# Asks a host: prints what the function printed, and returns its status.
answer() { # HOST FUNCTION WORD...
	get "$@"
	[[ -z $OUTPUT ]] || printf '%s\n' "$OUTPUT"
	return "$STATUS"
}

# Asks every host once for all that a function will ask of it; as long as nothing is done, the answers hold.
ask_ahead() { # FUNCTION WORD...
	GATHER=yes
	"$@" > /dev/null 2>&1
	GATHER=no KEEP=yes
	put_questions
}

# Puts all questions that were noted, in one call to every host.
put_questions() {
	local host
	for host in "${!QUESTIONS[@]}"; do put_to_host "$host"; done
	QUESTIONS=()
}

put_to_host() { # HOST
	local questions question words=() asked=() status=0 lines='' before
	mapfile -t questions <<< "${QUESTIONS[$1]:1:-1}"
	for question in "${questions[@]}"; do
		eval "asked=($question)" # written by at_quote
		words+=("$((${#asked[@]} - 1))" "${asked[@]:1}")
	done
	reach "$1"
	connect || status=$?
	at_clock
	before=$CLOCK
	((status != 0)) || lines=$(on "$1" at_answers "${words[@]}") || status=$?
	at_clock
	((status != 0)) || take_answers "$1" "$before" "$CLOCK" <<< "$lines" || status=2
	((status != 0)) || return 0
	LOST[$1]=$status
	for question in "${questions[@]}"; do ANSWERS[$question]="$status "; done
}

# Reads what at_answers wrote; what a host says is taken for a number only where it is one.
take_answers() { # HOST BEFORE AFTER, and the variable questions
	local first='' last='' question status count line text
	read -r first
	for question in "${questions[@]}"; do
		status='' count='' text=''
		read -r status count || true
		[[ $status =~ ^[0-9]{1,3}$ && $count =~ ^[0-9]{1,9}$ ]] || return 1
		for (( ; count > 0; count--)); do
			IFS= read -r line || return 1
			text+=${text:+$'\n'}$line
		done
		ANSWERS[$question]="$status $text"
	done
	read -r last || true
	[[ $first =~ ^[0-9]{1,15}$ && $last =~ ^[0-9]{1,15}$ ]] || return 1
	CLOCK_LEAST[$1]=$((last - $3)) CLOCK_MOST[$1]=$((first - $2))
}

# Answers questions, with the time before the first and after the last.
at_answers() { # (COUNT WORD...)...
	local output status lines
	local -A SUMS=()
	at_clock
	printf '%s\n' "$CLOCK"
	at_take_sums "$@"
	while (($# > 0)); do
		status=0
		output=$("${@:2:$1}" 2>&1 < /dev/null) || status=$?
		mapfile -t lines <<< "$output"
		printf '%s %s\n' "$status" "${#lines[@]}"
		printf '%s\n' "${lines[@]}"
		shift "$(($1 + 1))"
	done
	at_clock
	printf '%s\n' "$CLOCK"
}

# Puts the time in milliseconds into CLOCK.
at_clock() {
	CLOCK=${EPOCHREALTIME:-}
	if [[ -n $CLOCK ]]; then CLOCK=${CLOCK//[!0-9]/} CLOCK=${CLOCK:0:-3}; else CLOCK=$(date +%s%3N); fi
}

at_nothing() { :; }
