# A bash that stays on a host takes the calls that come one after the other: each then costs a message there and back, and
# not a login. Calls that bring standard input along or that somebody watches go by an ssh of their own, as do those that
# find no session: nothing depends on sessions but time. Steps that run beside others have sessions of their own.

declare -A SAY=() HEAR=() # descriptors to write to a session and to read from it, by socket
declare -A UNWANTED=()     # sockets of hosts that did not want a session
TOKEN=''                   # the number of the last call

# Begins a session with the host that reach has named, where there is none. A host that did not want one is not asked again.
begin_session() {
	local into from ready='' pipe=$SOCKET.$BASHPID
	[[ -n $CONNECTIONS && -z ${SAY[$SOCKET]:-}${UNWANTED[$SOCKET]:-} ]] || return 0
	((BASH_SUBSHELL == DEPTH)) || return 0
	mkfifo -- "$pipe.into" "$pipe.from" || return 0
	at_frame "$PEER_SUDO" "$AT_LIBRARY"$'\n'at_serve
	(
		leave_sessions
		exec ssh "${REACH[@]}" -- "$LOGIN" "$FAR_SHELL" 8>&- 9>&-
	) < "$pipe.into" > "$pipe.from" 2> /dev/null &
	exec {into}> "$pipe.into" {from}< "$pipe.from"
	rm -f -- "$pipe.into" "$pipe.from"
	SAY[$SOCKET]=$into HEAR[$SOCKET]=$from
	if ! say "$FRAME" || ! read -r ready <&"$from" || [[ $ready != ready ]]; then
		UNWANTED[$SOCKET]=yes
		end_session
	fi
}

# Whether the host that reach has named can be called in a session, with what standard input is.
in_session() {
	[[ -n ${SAY[$SOCKET]:-} && /dev/stdin -ef /dev/null ]]
}

# Sends a text; a session that has ended takes none.
say() { # TEXT
	local into=${SAY[$SOCKET]} status=0
	trap '' PIPE
	{ printf '%s' "$1" >&"$into"; } 2> /dev/null || status=1
	trap - PIPE
	return "$status"
}

# Waits for the answer to the call with the number TOKEN: prints what it printed, and returns its status. The answer to a
# call that nobody waited for may come before.
hear() {
	local from=${HEAR[$SOCKET]} part='' line='' out='' said=''
	while true; do
		if ! IFS= read -r -d '' part <&"$from" || ! IFS= read -r line <&"$from"; then
			end_session
			return 255
		fi
		out+=$part
		if [[ ! $line =~ ^(.*)end\ ([0-9]+)\ ([0-9]{1,3})$ ]]; then
			out+=$line$'\n'
			continue
		fi
		IFS= read -r -d '' said <&"$from" || return 255
		[[ ${BASH_REMATCH[2]} != "$TOKEN" ]] || break
		out=''
	done
	printf '%s' "$out${BASH_REMATCH[1]}"
	[[ -z $said ]] || printf '%s\n' "$said" >&2
	return "${BASH_REMATCH[3]}"
}

# Evaluates texts that come one after the other, and answers each with what it printed, its status, and its complaints.
at_serve() {
	local token size text said status
	printf 'ready\n'
	while read -r token size && IFS= read -r -N "$size" text; do
		status=0
		{ said=$(eval "$text" 2>&1 >&3 3>&- < /dev/null); } 3>&1 || status=$?
		printf '\0end %s %s\n%s\0' "$token" "$status" "$said"
	done
}

# Ends the session with the host that reach has named.
end_session() {
	local into=${SAY[$SOCKET]} from=${HEAR[$SOCKET]}
	exec {into}>&- {from}<&-
	unset "SAY[$SOCKET]" "HEAR[$SOCKET]"
}

# Lets go of all sessions. What runs beside the script must not speak in them, nor keep them open.
leave_sessions() {
	local fd
	for fd in "${SAY[@]}" "${HEAR[@]}"; do
		exec {fd}>&-
	done
	SAY=() HEAR=()
}
