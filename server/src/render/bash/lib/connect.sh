# One connection to each host serves all calls, so that its handshake is paid once, however many steps there are. A call
# that finds none opens one of its own: nothing depends on them but time.

CONNECTIONS='' # the folder of their sockets; nothing where there are none

# Makes room for connections, and closes them when the script ends.
prepare_connections() {
	command -v flock > /dev/null || return 0
	CONNECTIONS=$(mktemp -d /tmp/ddb-ssh.XXXXXXXX 2> /dev/null) || CONNECTIONS=''
	trap close_connections EXIT
}

# Opens the connection to the host that reach has named, and a session, unless they are open. It must not keep anything of
# ours open: not the lock of this run, and not a pipe that somebody reads to its end.
connect() {
	[[ -z $CONNECTIONS || -e $SOCKET ]] || open_connection || return
	begin_session
}

open_connection() {
	(
		leave_sessions
		flock 8
		if [[ -e $SOCKET ]]; then exit 0; fi
		ssh "${REACH[@]}" -o ControlMaster=yes -o ControlPersist=300 -fN -- "$LOGIN" \
			< /dev/null > /dev/null 2> "$SOCKET.said" 8>&- 9>&- && exit 0
		cat -- "$SOCKET.said" >&2
		exit 255
	) 8> "$SOCKET.lock"
}

close_connections() {
	local socket
	[[ -n $CONNECTIONS ]] || return 0
	leave_sessions
	for socket in "$CONNECTIONS"/*; do
		[[ ! -S $socket ]] || ssh -o "ControlPath=$socket" -O exit -- host > /dev/null 2>&1 || true
	done
	rm -rf -- "$CONNECTIONS"
}
