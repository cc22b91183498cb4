#!/bin/bash
# First process of the world of a rehearsal: starts every host, and the machine of the operator, which sees them all.
# Whatever runs in the world ends with this process. DIR
set -euo pipefail
dir=$1
exec 2>&1
ip link set lo up
mkdir -p "$dir/run/proc"
mount -t proc proc "$dir/run/proc"
while read -r -u 4 number; do
	flags=(--mount --net --uts --ipc)
	[[ $number == 0 ]] || flags+=(--pid --fork --kill-child)
	unshare "${flags[@]}" -- bash "$dir/stage/host.sh" "$dir" "$number" <&0 4<&- &
done 4< "$dir/stage/machines"
wait
