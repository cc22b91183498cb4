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

# Shows what the machine has at a path; what plans name below it belongs to the host.
show() { # PATH
	local entry status=0
	holds_own "$1" || status=$?
	((status != 2)) || return 0
	if [[ -L $1 ]]; then
		[[ -e $root$1 || -L $root$1 ]] || cp -P -- "$1" "$root$1"
	elif [[ -d $1 ]] && ((status == 0)); then
		mkdir -p -- "$root$1"
		for entry in "$1"/* "$1"/.[!.]*; do [[ ! -e $entry && ! -L $entry ]] || show "$entry"; done
	elif [[ -d $1 ]]; then
		mkdir -p -- "$root$1"
		show_read_only --rbind "$1" "$root$1"
	elif [[ -f $1 ]]; then
		[[ -e $root$1 ]] || : > "$root$1"
		show_read_only --bind "$1" "$root$1"
	fi
}

show_read_only() { # KIND FROM TO
	mount "$1" -- "$2" "$3"
	mount -o remount,bind,ro -- "$3" 2> /dev/null || [[ ! -w $3 ]] || fail "$2 cannot be protected against writing"
}

hide() { # PATH
	if [[ -d $root$1 && ! -L $root$1 ]]; then mount --bind "$dir/stage/nothing" "$root$1"; fi
	if [[ -f $root$1 && ! -L $root$1 ]]; then mount --bind /dev/null "$root$1"; fi
}

set_up_network() {
	local kind address
	ip link set lo up
	while read -r kind address; do
		case $kind in
			own) ip address replace "$address" dev lo ;;
			other) ip route replace local "$address" dev lo ;; # nothing listens there, and nothing leaves this host
		esac
	done < "$dir/stage/network-$number"
}

set_up_devices() {
	local entry
	mount -t tmpfs -o mode=755 dev "$root/dev"
	for entry in null zero full random urandom tty; do
		[[ -e /dev/$entry ]] || continue
		: > "$root/dev/$entry"
		mount --bind "/dev/$entry" "$root/dev/$entry"
	done
	mkdir "$root/dev/shm"
	ln -s /proc/self/fd "$root/dev/fd"
	for entry in 0:stdin 1:stdout 2:stderr; do ln -s "/proc/self/fd/${entry%:*}" "$root/dev/${entry#*:}"; done
}

hostname "rehearsal-$number" 2> /dev/null || printf 'rehearsal-%s' "$number" > /proc/sys/kernel/hostname
mkdir -p -- "$root"/{dev,proc,run/rehearsal,root,var/tmp,var/log,tmp}
chmod 1777 "$root/tmp" "$root/var/tmp"
mount --rbind "$root" "$root"
for entry in bin sbin lib lib32 lib64 libx32 nix gnu usr etc; do show "/$entry"; done
for entry in /etc/crontab /etc/cron.d /etc/rc.local /etc/rc.d /etc/systemd/system /usr/local/lib/systemd/system \
	/usr/lib/systemd/system; do hide "$entry"; done
[[ ! -f $root/etc/hosts ]] || mount --bind "$dir/stage/names" "$root/etc/hosts"
mount -t proc proc "$root/proc"
set_up_devices
mount --rbind "$dir/run" "$root/run/rehearsal"
if [[ $number == 0 ]]; then
	mkdir -p -- "$root/scripts"
	show_read_only --rbind "$dir/scripts" "$root/scripts"
fi
set_up_network

cd -- "$root"
mkdir .machine
pivot_root . .machine
cd /
umount -l /.machine
rmdir /.machine
printf '%s\t%s\n' "$number" "$world" > "/run/rehearsal/pids/$number"
printf 'ready %s %s\n' "$number" "$outer"
while read -r _; do :; done
