#!/bin/bash
printf '%s\t%s\t%s\t%s\t%s\t%s\t\n' "$(date +%s.%N)" "$(cat /lab/host)" stopAllNode.sh "$$" "$PWD" "$0${1:+ $*}" | tee -a /lab/shared/calls.log "$PWD/log/calls.log" > /dev/null 2>&1
# shellcheck disable=SC2009 # the vendor's own line
ps -o ruser=userForLongName -e -o pid,ppid,c,time,cmd | grep dolphindb | grep -v grep | grep "$USER" | awk '{print $2}' | xargs -r kill -TERM
