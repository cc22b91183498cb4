#!/bin/bash
# Stands for ssh between toy hosts: no keys, no network. The command goes to the login shell of the host, which is not
# bash. TOY_KILL=<n>-<when> kills everything at the n-th call that carries a command.
toy=${0%/*}/..
control='' opens=no
while (($# > 0)); do
	case $1 in
		-o)
			[[ $2 != ControlPath=* ]] || control=${2#*=}
			shift 2
			;;
		-p | -i | -l) shift 2 ;;
		-fN) opens=yes && shift ;;
		-O) exit 0 ;;
		--) shift && break ;;
		-*) echo "unexpected option $1" >&2 && exit 255 ;;
		*) break ;;
	esac
done
host=${1##*@}
shift
if [[ ! -e $toy/hosts/$host/pid || -e $toy/hosts/$host/down ]]; then
	echo "ssh: connect to host $host port 22: No route to host" >&2
	exit 255
fi
if [[ $opens == yes ]]; then
	: > "$control"
	exit
fi
if [[ -z ${TOY_KILL:-} ]]; then
	printf . >> "$toy/calls"
else
	exec 7>> "$toy/calls" && flock 7
	number=$(($(stat -c %s "$toy/calls") + 1))
	printf . >&7
	exec 7>&-
fi
read -r pid < "$toy/hosts/$host/pid" || [[ -n $pid ]]
far=(nsenter -t "$pid" -m -n -- env -i -C /root HOME=/root "PATH=$PATH" "TOY_KILL=${TOY_KILL:-}" sh -c "$*")
die() {
	read -r _ _ _ _ group _ < "/proc/$$/stat"
	kill -KILL -- "-$group"
}
case ${TOY_KILL:-} in
	'') exec "${far[@]}" ;;
	"$number-before") die ;;
	"$number-during") { sleep 0.04 && die; } & "${far[@]}" ;;
	"$number-after")
		"${far[@]}"
		die
		;;
	"$number-orphan")
		case $* in
			*'rsync --server'*) die ;; # the other end of a pipe that has no end of its own
		esac
		timeout 5 cat > "$toy/orphan" # the call that holds a lock has no end either
		setsid "${far[@]}" < "$toy/orphan" > /dev/null 2>&1 &
		sleep 0.02
		die
		;;
	*) exec "${far[@]}" ;;
esac
