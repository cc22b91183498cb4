#!/bin/bash
# First process of one host of a rehearsal: its tree becomes the root, with the programs of this machine in it that
# nobody can change there, and its address leads nowhere. Number 0 is the machine of the operator. DIR NUMBER
set -euo pipefail
dir=$1 number=$2
while read -r word outer world _; do [[ $word != NSpid: ]] || break; done < /proc/self/status # still the /proc of the machine
root=$dir/hosts/$number
mapfile -t own < "$dir/stage/own-paths"

fail() {
	printf 'failed %s %s\n' "$number" "$1"
	exit 1
}

# Whether something below a path belongs to the hosts: 0; whether the path itself does: 2.
holds_own() { # PATH
	local path
	for path in ${own[@]+"${own[@]}"}; do
		[[ $path != "$1" ]] || return 2
		[[ $path != "$1"/* ]] || return 0
	done
	return 1
}

# What is mounted and made is written down first, and then done by one process of each kind: hosts have dozens of mounts,
# and a rehearsal has many hosts.
table='' folders=() links=() shown=()

# Notes a mount: WHAT PLACE TYPE OPTIONS. Blanks, tabs, line breaks and backslashes stand as numbers in such a table.
note_mount() {
	local word row=''
	for word in "$@"; do
		word=${word//\\/\\134} word=${word// /\\040} word=${word//$'\t'/\\011}
		row+="${word//$'\n'/\\012} "
	done
	table+="${row}0 0"$'\n'
}

mount_table() {
	printf '%s' "$table" > "$dir/stage/mounts-$number"
	table=''
	mount -a -T "$dir/stage/mounts-$number"
}

# Shows what the machine has at a path; what plans name below it belongs to the host.
show() { # PATH
	local entry status=0
	holds_own "$1" || status=$?
	((status != 2)) || return 0
	if [[ -L $1 ]]; then
		[[ -e $root$1 || -L $root$1 ]] || links+=("$1")
	elif [[ -d $1 ]] && ((status == 0)); then
		folders+=("$root$1")
		for entry in "$1"/* "$1"/.[!.]*; do [[ ! -e $entry && ! -L $entry ]] || show "$entry"; done
	elif [[ -d $1 ]]; then
		folders+=("$root$1")
		show_read_only rbind "$1" "$1"
	elif [[ -f $1 ]]; then
		show_read_only bind "$1" "$1"
	fi
}

show_read_only() { # KIND FROM PATH
	note_mount "$2" "$root$3" none "$1,ro"
	shown+=("$2" "$3")
}

# Makes what is noted. What the machine shows has to be there, and nobody may write it.
show_noted() {
	local at from to
	mkdir -p -- "${folders[@]}"
	for ((at = 0; at < ${#shown[@]}; at += 2)); do
		to=$root${shown[at + 1]}
		[[ -d ${shown[at]} || -e $to ]] || : > "$to"
	done
	((${#links[@]} == 0)) || cp -P --parents -t "$root" -- "${links[@]}"
	mount_table 2> /dev/null || true # looked at one by one
	for ((at = 0; at < ${#shown[@]}; at += 2)); do
		from=${shown[at]} to=$root${shown[at + 1]}
		[[ $from -ef $to ]] || fail "$from cannot be shown"
		[[ ! -w $to ]] || mount -o remount,bind,ro -- "$to" 2> /dev/null || [[ ! -w $to ]] ||
			fail "$to cannot be protected against writing"
	done
}

hide() { # PATH
	if [[ -d $root$1 && ! -L $root$1 ]]; then note_mount "$dir/stage/nothing" "$root$1" none bind; fi
	if [[ -f $root$1 && ! -L $root$1 ]]; then note_mount /dev/null "$root$1" none bind; fi
}

set_up_network() {
	local kind address lines='link set lo up'
	while read -r kind address; do
		case $kind in
			own) lines+=$'\n'"address replace $address dev lo" ;;
			other) lines+=$'\n'"route replace local $address dev lo" ;; # nothing listens there, and nothing leaves this host
		esac
	done < "$dir/stage/network-$number"
	ip -batch - <<< "$lines"
}

note_devices() {
	local entry
	mount -t tmpfs -o mode=755 dev "$root/dev"
	folders+=("$root/dev/shm")
	for entry in null zero full random urandom tty; do
		[[ -e /dev/$entry ]] || continue
		: > "$root/dev/$entry"
		note_mount "/dev/$entry" "$root/dev/$entry" none bind
	done
	ln -s /proc/self/fd "$root/dev/fd"
	for entry in 0:stdin 1:stdout 2:stderr; do ln -s "/proc/self/fd/${entry%:*}" "$root/dev/${entry#*:}"; done
}

hostname "rehearsal-$number" 2> /dev/null || printf 'rehearsal-%s' "$number" > /proc/sys/kernel/hostname
mkdir -p -- "$root"/{dev,proc,run/rehearsal,root,var/tmp,var/log,tmp,.machine}
chmod 1777 "$root/tmp" "$root/var/tmp"
mount --rbind "$root" "$root"
for entry in bin sbin lib lib32 lib64 libx32 nix gnu usr etc; do show "/$entry"; done
if [[ $number == 0 ]]; then
	folders+=("$root/scripts")
	show_read_only rbind "$dir/scripts" /scripts
fi
note_devices
show_noted
for entry in /etc/crontab /etc/cron.d /etc/rc.local /etc/rc.d /etc/systemd/system /usr/local/lib/systemd/system \
	/usr/lib/systemd/system; do hide "$entry"; done
[[ ! -f $root/etc/hosts ]] || note_mount "$dir/stage/names" "$root/etc/hosts" none bind
note_mount proc "$root/proc" proc defaults
note_mount "$dir/run" "$root/run/rehearsal" none rbind
mount_table
set_up_network

cd -- "$root"
pivot_root . .machine
cd /
umount -l /.machine
rmdir /.machine
printf '%s\t%s\n' "$number" "$world" > "/run/rehearsal/pids/$number"
printf 'ready %s %s\n' "$number" "$outer"
while read -r _; do :; done
