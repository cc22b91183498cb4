#!/bin/bash
# Holds the world of a rehearsal until standard input ends, then removes its folder: also where whoever started it was
# killed. DIR KEEP FLAG...
dir=$1 keep=$2
shift 2
trap '' INT TERM HUP
# A line says that the trees are there; without one nothing is started.
if IFS= read -r _; then
	unshare "$@" --mount --net --pid --uts --ipc --fork --kill-child --propagation private -- bash "$dir/stage/world.sh" "$dir"
fi
[[ $keep == no ]] || exit
chmod -R u+rwX -- "$dir" 2> /dev/null
rm -rf -- "$dir"
