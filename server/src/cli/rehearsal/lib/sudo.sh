#!/bin/bash
# Plays sudo on the hosts of a rehearsal, where everybody is root already.
while [[ ${1:-} == -* ]]; do
	if [[ $1 == -- ]]; then
		shift
		break
	fi
	shift
done
exec "$@"
