#!/bin/bash
# Stands for ssh between toy hosts: no keys, no network. The command goes to the login shell of the host, which is not
# bash. TOY_KILL=<n>-<when> kills everything at the n-th call.
toy=$(cd "${0%/*}/.." && pwd)
exec 7>> "$toy/calls" && flock 7
number=$(($(stat -c %s "$toy/calls") + 1))
printf . >&7
exec 7>&-
while (($# > 0)); do
	case $1 in
		-o | -p | -i | -l) shift 2 ;;
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
far=(nsenter -t "$(< "$toy/hosts/$host/pid")" -m -n -- env -i -C /root HOME=/root "PATH=$PATH" "TOY_KILL=${TOY_KILL:-}" sh -c "$*")
die() {
	read -r _ _ _ _ group _ < "/proc/$$/stat"
	kill -KILL -- "-$group"
}
case ${TOY_KILL:-} in
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
		cat > "$toy/orphan"
		setsid "${far[@]}" < "$toy/orphan" > /dev/null 2>&1 &
		sleep 0.02
		die
		;;
	*) "${far[@]}" ;;
esac
