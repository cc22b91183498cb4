#!/bin/sh
# Plays sleep on the machine of the operator: scripts sleep there between two looks at a server, and stand-ins for servers
# are up at once. How long they wait at most goes by the clock. On hosts, where programs of the vendor sleep, it sleeps.
PATH=${PATH#/run/rehearsal/bin:}
read -r name < /proc/sys/kernel/hostname
[ "$name" = rehearsal-0 ] || exec sleep "$@"
exec sleep 0.2
