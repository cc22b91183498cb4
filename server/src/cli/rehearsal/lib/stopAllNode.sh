#!/bin/sh
# Ends every server on the host, as the script of the vendor does.
for link in /proc/[0-9]*/exe; do
	case $(readlink -- "$link") in
		*/.rehearsal-listener)
			pid=${link%/exe}
			kill -TERM "${pid#/proc/}"
			;;
	esac
done
exit 0
