#!/bin/bash
# First process of one lab host. Builds the host's own root from read-only pieces of the machine and private folders,
# waits until the cable is plugged in, starts sshd, then reaps orphans until the lab lets go of its standard input.
# Arguments: lab folder, folder of the host, address, host name, "sshd" or "none".
set -euo pipefail
lab=$1 self=$2 address=$3 name=$4 service=$5
read -r pid _ < /proc/self/stat # still the machine's /proc: our pid as the machine counts
root=$lab/root

put() { { echo "$2" > "/proc/sys/$1"; } 2> /dev/null || true; }
put kernel/hostname "$name"
put net/ipv6/conf/all/disable_ipv6 1
put net/ipv6/conf/default/disable_ipv6 1
# A dead connection is noticed in seconds instead of minutes.
put net/ipv4/tcp_syn_retries 2
put net/ipv4/tcp_retries2 4

# One process of mount does it all: a table is much faster than a hundred programs.
table=''
at() { table+="$1 $root/$2 ${3:-none} ${4:-bind} 0 0"$'\n'; } # WHAT FOLDER TYPE OPTIONS
mount -t tmpfs -o mode=755 lab "$root"
mkdir "$root"/{proc,sys,run,run/sshd,run/lock,dev,dev/pts,dev/shm,home,ssd,data,srv,backup,root,tmp,lab,.machine}
links=()
for entry in bin sbin lib lib32 lib64 libx32 etc nix opt usr var; do
	if [ -L "/$entry" ]; then
		links+=("/$entry")
	elif [ -d "/$entry" ]; then
		mkdir "$root/$entry"
		at "/$entry" "$entry" none bind,ro
	fi
done
[ ${#links[@]} = 0 ] || cp -P "${links[@]}" "$root"
for entry in home ssd data srv backup root tmp var/tmp var/log etc/ssh etc/sudoers.d lab; do at "$self/$entry" "$entry"; done
at "$lab/shared" lab/shared
for entry in passwd shadow hosts; do at "$self/etc/$entry" "etc/$entry"; done
at proc proc proc defaults
for entry in proc/sys proc/sysrq-trigger; do [ ! -e "/$entry" ] || at "$root/$entry" "$entry" none bind,ro; done
at sysfs sys sysfs ro
for entry in null zero full random urandom tty; do
	: > "$root/dev/$entry"
	at "/dev/$entry" "dev/$entry"
done
at devpts dev/pts devpts newinstance,ptmxmode=0666,mode=620
printf '%s' "$table" > "$self/mounts"
mount -a -T "$self/mounts"
ln -s pts/ptmx "$root/dev/ptmx"
cp -P /dev/{fd,stdin,stdout,stderr} "$root/dev"

cd "$root"
pivot_root . .machine
cd /
umount -l /.machine
rmdir /.machine

echo "pid $pid"
read -r _
# Without delayed acknowledgements ssh takes half the time, and "no route to host" comes in half a second instead of three.
ip -batch - << END
link set lo up
address add $address/24 dev eth0
link set eth0 up
route change ${address%.*}.0/24 dev eth0 proto kernel scope link src $address quickack 1
ntable change name arp_cache dev eth0 mcast_probes 2 retrans 200
END
if [ "$service" = sshd ]; then "$(command -v sshd)" -E /var/log/sshd.log; fi
echo ready
while read -r _; do :; done
