#!/bin/bash
# Prints what listens on this host: port and package, a line each.
while IFS= read -r -d '' link && IFS= read -r -d '' program; do
	[[ $program == */server/.rehearsal-listener ]] || continue
	port=''
	while IFS= read -r -d '' word; do
		[[ $word != --port=* ]] || port=${word#--port=}
	done < "${link%/exe}/cmdline"
	printf '%s\t%s\n' "$port" "${program%/server/.rehearsal-listener}"
done < <(exec find /proc/[0-9]*/exe -maxdepth 0 -printf '%p\0%l\0' 2> /dev/null)
