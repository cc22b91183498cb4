#!/bin/bash
# Prints what listens on this host: port and package, a line each.
for link in /proc/[0-9]*/exe; do
	program=$(readlink -- "$link") || continue
	[[ $program == */server/.rehearsal-listener ]] || continue
	port=''
	while IFS= read -r -d '' word; do
		[[ $word != --port=* ]] || port=${word#--port=}
	done < "${link%/exe}/cmdline"
	printf '%s\t%s\n' "$port" "${program%/server/.rehearsal-listener}"
done
