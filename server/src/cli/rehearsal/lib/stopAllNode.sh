#!/bin/sh
# Ends every server on the host, as the script of the vendor does.
find /proc/[0-9]*/exe -maxdepth 0 -lname '*/.rehearsal-listener' 2> /dev/null | while IFS=/ read -r _ _ pid _; do
	kill -TERM "$pid"
done
exit 0
