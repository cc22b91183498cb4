# Messages, the log, and the ways to end. Exit codes: 0 done, 1 a step failed, 2 usage, 3 refused, 75 locked.

STEP=''      # the step that is being carried out
OPERATION='' # what it does at the moment
LOG=''       # the file that gets all messages too
DEPTH=0      # the level of subshells that may speak for the script
GO_ON=''     # how the operator goes on after a failure

# Says something to the operator and to the log.
note() {
	printf '%s\n' "$1"
	write_log "$1"
}

write_log() {
	[[ -n $LOG ]] || return 0
	now
	printf '%s %s\n' "$NOW" "$1" >> "$LOG"
}

# Puts the time into NOW.
now() {
	local -x TZ=UTC
	printf -v NOW '%(%FT%TZ)T' -1
}

# Ends with a code and says what happened, where, and how to go on.
stop() { # CODE TEXT
	local code=$1 text=$2
	trap - ERR
	write_log "stop   with code $code: $text"
	{
		printf '\n%s\n' "$text"
		if [[ -n $STEP ]]; then
			printf 'Step:      %s\n' "$STEP"
			printf 'Operation: %s\n' "${OPERATION:-the step as a whole}"
		fi
		[[ -z $GO_ON ]] || printf '%s\n' "$GO_ON"
	} >&2
	exit "$code"
}

# Ends because something did not work.
fail() { stop 1 "FAILED: $1"; }

# Ends because something is not as the plan needs it; nothing was changed by this operation.
refuse() { stop 3 "REFUSED: $1"; }

# Ends after a function on a host that should have returned 0.
broken() { # STATUS
	explain "$1"
	(($1 != 3 && $1 != 77)) || refuse "$REASON"
	fail "$REASON"
}

# Puts what the status of a function on a host means into REASON.
explain() { # STATUS
	case $1 in
		3) REASON='The host is not as the plan needs it; the reason stands above.' ;;
		77) REASON='On the host, sudo refuses or wants a password; its words stand above. Give the user that ssh logs in as the right to all commands without a password there (NOPASSWD: ALL).' ;;
		127) REASON='A program is missing; its name stands above (status 127).' ;;
		255) REASON='There is no ssh connection to the host, or it was lost (status 255).' ;;
		*) REASON="This did not work; the reason stands above (status $1)." ;;
	esac
}

# For the ERR trap: a command failed where none should.
unexpected() { # STATUS COMMAND
	((BASH_SUBSHELL == DEPTH)) || exit "$1"
	fail "A command ended with status $1: $2"
}

# Runs words and puts their exit status into STATUS. The only place where a failure does not end the script,
# so what is run here tests every status by itself.
try() {
	local status=0
	"$@" || status=$?
	STATUS=$status
}

# The same; what the words print goes into OUTPUT.
try_quietly() {
	local status=0
	OUTPUT=$("$@" 2>&1) || status=$?
	STATUS=$status
}

# The same for words that only look at answers that are there: most hold, and what they print matters only where they do
# not. Only then they are run once more, in a process that catches it.
try_known() {
	OUTPUT=''
	try "$@" > /dev/null 2>&1
	((STATUS == 0)) || try_quietly "$@"
}

# Asks the operator and puts the answer into ANSWER; without anybody to answer it is empty.
ask() { # QUESTION
	printf '%s ' "$1"
	IFS= read -r -u 5 ANSWER || ANSWER=''
	write_log "asked  $1 answer: $ANSWER"
}
