#!/bin/bash
# Ends what listens on ports of this host, and waits until it has ended. PORT...
for one in /proc/[0-9]*/cmdline; do
	port=''
	while IFS= read -r -d '' word; do
		[[ $word != --port=* ]] || port=${word#--port=}
	done 2> /dev/null < "$one"
	[[ -n $port && " $* " == *" $port "* ]] || continue
	one=${one//[!0-9]/}
	kill -TERM "$one" && while [[ -e /proc/$one/exe ]]; do sleep 0.02; done
done
