# Running functions of this file on hosts. Those whose names begin with at_ are sent there with every call, so that
# nothing has to be installed; they use nothing else of this file.

SSH_OPTIONS=(-o BatchMode=yes -o ConnectTimeout=15 -o ServerAliveInterval=15 -o ServerAliveCountMax=4 -o LogLevel=ERROR)

# Notes how a host is reached: USER SSH_ADDRESS PORT KEY_FILE JUMP ADDRESS NUMBER SUDO. ADDRESS is how other hosts call
# it, by the same PORT; its connection goes by its NUMBER, because the path of a socket may have a hundred characters
# only; SUDO says whether the user becomes root by sudo there.
reach_by() {
	local key
	LOGIN=${1:+$1@}$2
	REACH=("${SSH_OPTIONS[@]}" -o "Port=$3")
	case $4 in
		'') ;;
		*%*) # with -i, ssh looks for the name as it is, and later takes a percent sign in it for something else
			key=${4//\\/\\\\} key=${key//\"/\\\"}
			REACH+=(-o "IdentityFile=\"${key//%/%%}\"")
			;;
		*) REACH+=(-i "$4") ;;
	esac
	[[ -z $5 ]] || REACH+=(-o "ProxyJump=$5")
	PEER=${1:+$1@}$6
	PEER_PORT=$3 PEER_SUDO=$8
	SOCKET=$CONNECTIONS/$7
	[[ -z $CONNECTIONS ]] || REACH+=(-o "ControlPath=$SOCKET")
}

# Puts words into QUOTED so that bash reads them back whatever they hold: one line of ASCII in any locale.
at_quote() {
	local LC_ALL=C
	printf -v QUOTED '%q ' "$@"
}

# Puts what ssh is asked to run into FAR_SHELL, and what that reads first, so that it evaluates a text, into FRAME: its
# length and the text itself, which is ASCII; a bash that reads lines from a pipe reads them byte by byte. The login shell
# of the user, whichever it is, sees nothing but FAR_SHELL. Under sshd bash reads .bashrc although nobody types; the login
# shell has done that. A text that does not arrive whole is not evaluated. A sudo that refuses ends with 1, and must not
# pass for an answer: then the status is 77, and a 1 of the text itself goes through sudo as 101.
at_frame() { # SUDO TEXT
	local take='IFS= read -r size && IFS= read -r -N "$size" text || exit 255; eval "$text"' text=$2 outer
	FAR_SHELL="exec bash --norc -c '$take'" FRAME=''
	if [[ $1 != no ]]; then
		outer="sudo -n -- bash --norc -c '$take'; status=\$?; ((status != 1)) || exit 77; ((status != 101)) || exit 1; exit \$status"
		FRAME=${#outer}$'\n'$outer
		text="trap 'status=\$?; ((status != 1)) || exit 101' EXIT"$'\n'$text
	fi
	FRAME+=${#text}$'\n'$text
}

# Runs a function on a host; standard input goes along. The words arrive as they are.
on() { # HOST FUNCTION WORD...
	prepare_call "$@" || return
	if in_session; then
		TOKEN=$RANDOM$RANDOM
		if say "$TOKEN ${#QUOTED}"$'\n'"$QUOTED"; then
			hear
			return
		fi
		end_session
	fi
	call
}

# The same, with what it prints as it comes.
watch() { # HOST FUNCTION WORD...
	prepare_call "$@" || return
	call
}

# Connects to the host, and puts the words for it into QUOTED.
prepare_call() { # HOST FUNCTION WORD...
	reach "$1"
	connect || return
	at_quote "${@:2}"
}

# Runs the words in QUOTED on the host that reach has named, by an ssh of their own.
call() {
	at_frame "$PEER_SUDO" "$AT_LIBRARY"$'\n'"$QUOTED"
	ssh "${REACH[@]}" -- "$LOGIN" "$FAR_SHELL" < <(printf '%s' "$FRAME" && pass_on) 9>&-
}

# Sends the rest of standard input; for most calls there is none.
pass_on() {
	[[ /dev/stdin -ef /dev/null ]] || cat
}

# Puts what a host has to know before it can run a function into AT_LIBRARY.
prepare_library() {
	local names
	mapfile -t names < <(compgen -A function at_)
	PROGRESS=no
	if [[ -t 1 ]]; then PROGRESS=yes; fi
	at_quote "PLAN_ID=$PLAN_ID" "PROGRESS=$PROGRESS"
	AT_LIBRARY="set -uo pipefail; declare $QUOTED"$'\n'"$(declare -f "${names[@]}")"
}

# Runs a function on a host and ends unless it returns 0.
act() { # HOST FUNCTION WORD...
	try on "$@"
	((STATUS == 0)) || broken "$STATUS"
}

# Whether one host reaches another by ssh without a question.
ssh_between() { # HOST OTHER
	reach "$2"
	answer "$1" at_ssh_to "$PEER" "$PEER_PORT"
}

at_ssh_to() { # LOGIN PORT
	at_peer_shell "$2"
	"${PEER_SHELL[@]}" -- "$1" true < /dev/null || return 1
}

# Puts the words of ssh from host to host into PEER_SHELL. Keys and known hosts are those of the user who logged in.
at_peer_shell() { # PORT
	PEER_SHELL=(ssh -o BatchMode=yes -o ConnectTimeout=15 -o ServerAliveInterval=15 -o ServerAliveCountMax=4
		-o LogLevel=ERROR -p "$1")
	[[ $EUID != 0 || -z ${SUDO_UID:-} ]] ||
		PEER_SHELL=(setpriv "--reuid=$SUDO_UID" "--regid=$SUDO_GID" --init-groups -- "${PEER_SHELL[@]}")
}
