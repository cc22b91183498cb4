#!/bin/bash
# Plays ssh between the machines of a rehearsal: the command goes to the login shell of the host.
stage=/run/rehearsal port=22 control='' opens=no
while (($# > 0)); do
	case $1 in
		--)
			shift
			break
			;;
		-fN) opens=yes ;;
		-O) exit 0 ;;
		-o)
			case ${2:-} in
				Port=*) port=${2#*=} ;;
				ControlPath=*) control=${2#*=} ;;
			esac
			shift
			;;
		-p)
			port=${2:-}
			shift
			;;
		-l | -i) shift ;;
		-*)
			printf 'the ssh of a rehearsal does not know the option %s\n' "$1" >&2
			exit 255
			;;
		*) break ;;
	esac
	shift
done
login=${1:-} number='' pid=''
name=${login##*@}
while read -r known known_port at; do
	[[ $known != "$name" || $known_port != "$port" ]] || number=$at
done < "$stage/logins"
[[ -z $number ]] || read -r _ pid < "$stage/pids/$number"
if [[ -z $pid ]]; then
	printf 'ssh: connect to host %s port %s: there is no such host in this rehearsal\n' "$name" "$port" >&2
	exit 255
fi
if [[ $opens == yes ]]; then
	: > "${control:-/dev/null}"
	exit 0
fi
shift
enter=()
for kind in mnt:mount net:net uts:uts ipc:ipc; do enter+=("--${kind#*:}=$stage/proc/$pid/ns/${kind%:*}"); done
# Only from above one gets to the processes of a host; between hosts, files and network are enough.
[[ ! /proc/1/ns/pid -ef $stage/proc/1/ns/pid ]] || enter+=("--pid=$stage/proc/$pid/ns/pid")
exec nsenter "${enter[@]}" -- env -i -C /root HOME=/root USER=root LOGNAME=root LC_ALL=C.UTF-8 "PATH=$PATH" sh -c "$*"
