#!/bin/sh
printf '%s\t%s\t%s\t%s\t%s\t%s\t\n' "$(date +%s.%N)" "$(cat /lab/host)" startController.sh "$$" "$PWD" "$0${1:+ $*}" | tee -a /lab/shared/calls.log "$PWD/log/calls.log" > /dev/null 2>&1
# shellcheck disable=SC2086 # the vendor's own line
export LD_LIBRARY_PATH=$PWD/../:$LD_LIBRARY_PATH
nohup ./../dolphindb -console 0 -mode controller -home data -script dolphindb.dos -config config/controller.cfg -logFile log/controller.log -nodesFile config/cluster.nodes -clusterConfig config/cluster.cfg > controller.nohup 2>&1 &
