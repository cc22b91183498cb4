# Asks bash what it would offer for a command line: bash completion.bash SCRIPT WORD... Prints a candidate a line.
# shellcheck source=/dev/null
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_dolphindb_cluster
printf '%s\n' "${COMPREPLY[@]}"
