# What playbooks note on the machine of the operator, in the folder STATE, as migrate.sh notes it.

# Keeps other runs of this plan out until the ansible-playbook that called ends.
hold_lock() {
	local pid=$PPID playbook=''
	mkdir -p -- "$STATE" || return
	while ((pid > 1)); do
		if head -zn 2 "/proc/$pid/cmdline" | grep -zqE '(^|/)ansible-playbook$'; then playbook=$pid; fi
		pid=$(awk '$1 == "PPid:" { print $2 }' "/proc/$pid/status") || return
	done
	[[ -n $playbook ]] || return 1
	exec 9> "$STATE/lock" || return
	flock -w 3 9 || return 75
	# shellcheck disable=SC2016 # for the shell that waits
	setsid bash --norc -c 'while kill -0 "$1" 2> /dev/null; do sleep 1; done' lock "$playbook" > /dev/null 2>&1 &
}

# Notes that steps are begun, where those that come before them are done: COUNT BEFORE... NAME...
begin() {
	local name
	for name in "${@:2:$1}"; do
		[[ -e $STATE/$name.done ]] && continue
		printf 'REFUSED: these steps come after %s, which is not done.\n' "$name" >&2
		return 3
	done
	mark "${@:$1+2}"
}

# The first note stays: NAME...
mark() {
	local name
	for name in "$@"; do [[ -e $STATE/$name ]] || date -u +%FT%TZ > "$STATE/$name" || return; done
}

unmark() {
	local name
	for name in "$@"; do rm -f -- "$STATE/$name" || return; done
}
