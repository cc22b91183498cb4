#!/bin/bash
# The call of ssh between toy hosts in which a script is killed with all it started: HOST WHEN COMMAND.
toy=${0%/*}/..
host=$1 when=$2 command=$3
read -r pid < "$toy/hosts/$host/pid" || [[ -n $pid ]]
far=(nsenter -t "$pid" -m -n -- env -i -C /root HOME=/root "PATH=$PATH" "TOY_KILL=$TOY_KILL" sh -c "$command")
die() {
	read -r _ _ _ _ group _ < "/proc/$$/stat"
	kill -KILL -- "-$group"
}
case $when in
	before) die ;;
	during) { sleep 0.04 && die; } & "${far[@]}" ;;
	after)
		"${far[@]}"
		die
		;;
	orphan)
		case $command in
			*'rsync --server'*) die ;; # the other end of a pipe that has no end of its own
		esac
		timeout 5 cat > "$toy/orphan" # the call that holds a lock has no end either
		setsid "${far[@]}" < "$toy/orphan" > /dev/null 2>&1 &
		sleep 0.02
		die
		;;
esac
